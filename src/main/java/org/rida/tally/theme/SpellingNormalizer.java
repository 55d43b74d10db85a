package org.rida.tally.theme;

import java.util.regex.Pattern;

/**
 * One spelling for the many that people use: vowel signs and tatweel left out, repeated letters shortened, letters that
 * sound alike made one, and the "ma" of a denial, often joined to its verb, set apart. It makes different words equal now
 * and then; for matching listed phrases that does less harm than missing a spelling.
 */
final class SpellingNormalizer {

    // Pairs that people mix up, or that dialects speak alike: "intadhar" with either letter, "kathir" and "katir".
    private static final String CONFUSED = "ظثذئؤکی\u2019";
    private static final String REPLACEMENTS = "ضتديوكي'";

    private static final Pattern DIACRITICS = Pattern.compile("[\\u064B-\\u0652\\u0670\\u0640ء]");
    private static final Pattern ELONGATED = Pattern.compile("([اوي])\\1+|(.)\\2{2,}");
    private static final Pattern PLURAL_ALEF = Pattern.compile("(?<=\\p{L}{2}و)ا(?!\\p{L})");

    // "malqit", "mafihimtish"; not "money", "material", "amazing".
    private static final Pattern JOINED_NEGATION = Pattern.compile(
            "(?<!\\p{L})([وف]?)(?:"
                    + "ما(?!شاا?ل|شا\\b|د[يه]|ل[يك][هاة]?\\b|كين|جست|سور|رس\\b|ضي|يكر|ركت)(?=\\p{L}{3}|(?:حد|في|رد|جا|هو|هي)\\b)"
                    + "|م(?!شوش|دهش|عاش|فروش|فتش|نعش|ناقش|وحش)(?=\\p{L}{2,}ش(?!\\p{L})))",
            Pattern.UNICODE_CHARACTER_CLASS);

    private SpellingNormalizer() {}

    /**
     * @param text of a comment or a phrase
     * @return the text for the tokenizer; not for people to read
     */
    static String normalize(String text) {
        StringBuilder letters = new StringBuilder(DIACRITICS.matcher(text).replaceAll(""));
        for (int i = 0; i < letters.length(); i++) {
            int mixedUp = CONFUSED.indexOf(letters.charAt(i));
            if (mixedUp >= 0) {
                letters.setCharAt(i, REPLACEMENTS.charAt(mixedUp));
            }
        }
        String shortened = ELONGATED.matcher(letters).replaceAll("$1$2");
        return PLURAL_ALEF.matcher(shortened).replaceAll("");
    }

    /**
     * @param text in common spelling
     * @return the text with every joined negation as a word of its own
     */
    static String separateNegations(String text) {
        return JOINED_NEGATION.matcher(text).replaceAll("$1ما ");
    }
}

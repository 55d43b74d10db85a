package org.rida.tally.theme;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a phrase is negated: "they were not late", "without delay", "there was no waiting". The words cover Saudi,
 * Egyptian and Levantine dialects, standard Arabic and English.
 */
final class Negation {

    static final Set<String> NOT = PhraseTokenizer.forms(
            "ما",
            "مو",
            "مب",
            "مش",
            "موب",
            "موش",
            "مهب",
            "مهوب",
            "مهو",
            "مهي",
            "مهيب",
            "ماهو",
            "ماهي",
            "لا",
            "ولا",
            "لم",
            "لن",
            "ليس",
            "ليست",
            "بدون",
            "دون",
            "غير",
            "بلا",
            "محد",
            "not",
            "no",
            "never",
            "without",
            "nobody",
            "cannot",
            "hardly",
            "didn't",
            "wasn't",
            "weren't",
            "don't",
            "isn't",
            "aren't",
            "doesn't",
            "can't",
            "couldn't",
            "won't",
            "haven't",
            "hasn't",
            "didnt",
            "wasnt",
            "dont",
            "isnt",
            "doesnt",
            "cant",
            "wont");

    // Between the denial and the denied: "there was no long waiting", "they did not let me wait", "not any one
    // answers".
    private static final Set<String> BETWEEN = PhraseTokenizer.forms(
            "كان", "كانت", "كنت", "في", "فيه", "فيها", "اي", "يوجد", "توجد", "هناك", "عندهم", "عندي", "عندنا", "عندكم",
            "لي", "صار", "حصل", "لقيت", "شفت", "واجهت", "حسيت", "خلوني", "خلونا", "يخلوني", "يكن", "تكن", "احتجت",
            "اضطريت", "من", "حتى", "ابدا", "ولو", "هو", "هي", "طلبوا", "طلب", "مني", "منا", "احد", "حد", "حدا", "واحد",
            "عم", "قد", "راح", "يتم", "تم", "عاد", "كثير", "مره", "any", "much", "long", "too", "a", "at", "all", "to",
            "have", "had", "did", "me", "there", "was", "so", "one", "even", "ever", "very", "really", "giving",
            "given", "that", "been", "be", "the");

    // "after we waited", "as much as we waited": the same letters, no denial.
    private static final Set<String> JOINED = PhraseTokenizer.forms(
            "كل", "بعد", "قبل", "مثل", "زي", "قد", "طول", "يا", "حسب", "عند", "بين", "وقت", "اول", "لين", "على", "مع",
            "عقب", "بدل", "عشان", "لحد", "لغايه");

    // "why do they not wait": a wish, though its denial is one.
    private static final Set<String> WHY = PhraseTokenizer.forms("ليش", "ليه", "لماذا", "why");

    private static final Set<Set<String>> GENERIC = Set.of(Set.of("ما"), Set.of("not"));

    private static final Pattern AND = Pattern.compile("^[وف]");

    private static final int MAX_DISTANCE = 4;

    private Negation() {}

    /** Whether the word is a negation, in any of its forms. */
    static boolean isNot(Set<String> word) {
        return any(word, NOT);
    }

    /** Whether a listed word inside a phrase stands for any denial: "ma" alone; "different" is one of the denials, too. */
    static boolean isNegated(Set<String> forms) {
        return GENERIC.contains(forms);
    }

    /** Whether the word may stand between a denial and what is denied. */
    static boolean mayFollow(Set<String> word) {
        return any(word, BETWEEN);
    }

    /** Whether the word at this place denies what follows: in "after they waited" Arabic has the letters of "not". */
    static boolean negates(List<Set<String>> words, int at) {
        return isNot(words.get(at)) && (at == 0 || !isJoined(words.get(at - 1)));
    }

    // As written: "after it" ("baadaha") joins nothing, though its stem is "after".
    private static boolean isJoined(Set<String> word) {
        String written = word.iterator().next();
        return JOINED.contains(written) || JOINED.contains(AND.matcher(written).replaceFirst(""));
    }

    /**
     * @param words of the text, each with its forms
     * @param at index of the first word of the phrase
     * @return whether a negation stands within four words before, with only permitted words between
     */
    static boolean isNegatedAt(List<Set<String>> words, int at) {
        for (int i = at - 1; i >= Math.max(0, at - MAX_DISTANCE); i--) {
            if (isNot(words.get(i))) {
                return negates(words, i) && (i == 0 || !any(words.get(i - 1), WHY));
            }
            if (!mayFollow(words.get(i))) {
                return false;
            }
        }
        return false;
    }

    private static boolean any(Set<String> word, Set<String> of) {
        for (String form : word) {
            if (of.contains(form)) {
                return true;
            }
        }
        return false;
    }
}

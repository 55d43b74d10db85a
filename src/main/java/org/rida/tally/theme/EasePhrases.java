package org.rida.tally.theme;














import java.util.List;
import java.util.Set;

/** Whether what was named is called easy: "the required papers were few and easy". Then it is no obstacle. */
final class EasePhrases {

    private static final Set<String> EASY = PhraseTokenizer.forms(
            "خفيف",
            "خفيفة",
            "سهل",
            "سهلة",
            "ممتاز",
            "ممتازة",
            "مناسب",
            "مناسبة",
            "معقول",
            "معقولة",
            "مريح",
            "مريحة",
            "سريع",
            "سريعة",
            "قصير",
            "قصيرة",
            "متوفرة",
            "متوفر",
            "easy",
            "fine",
            "short",
            "simple",
            "reasonable",
            "available");

    // Another statement begins.
    private static final Set<String> BUT =
            PhraseTokenizer.forms("بس", "لكن", "لكنه", "لاكن", "رغم", "مع", "but", "although", "and");

    private static final int REACH = 3;

    private EasePhrases() {}

    /** @param end the place of the last word that is said */
    static boolean follows(List<Set<String>> words, int end) {
        for (int i = end + 1; i <= end + REACH && i < words.size(); i++) {
            Set<String> word = words.get(i);
            if (word.stream().anyMatch(EASY::contains)) {
                return !Negation.denied(words, i);
            }
            if (Negation.isNot(word) || word.stream().anyMatch(BUT::contains)) {
                return false;
            }
        }
        return false;
    }
}

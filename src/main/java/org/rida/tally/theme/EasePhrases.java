package org.rida.tally.theme;

import java.util.List;
import java.util.Set;

/**
 * Whether a text calls easy what a phrase names ("the required papers were few and easy"), so that it is no obstacle. A
 * word of ease within three words after the phrase counts, unless it is negated or another statement begins before it.
 */
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

    private static final int MAX_DISTANCE = 3;

    private EasePhrases() {}

    /**
     * @param words of the text, each with its forms
     * @param end index of the last word of the phrase
     */
    static boolean follows(List<Set<String>> words, int end) {
        for (int i = end + 1; i <= end + MAX_DISTANCE && i < words.size(); i++) {
            Set<String> word = words.get(i);
            if (word.stream().anyMatch(EASY::contains)) {
                return !Negation.isNegatedAt(words, i);
            }
            if (Negation.isNot(word) || word.stream().anyMatch(BUT::contains)) {
                return false;
            }
        }
        return false;
    }
}

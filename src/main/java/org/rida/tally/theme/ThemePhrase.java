package org.rida.tally.theme;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A listed word or phrase. Its words follow each other in a comment, with at most one other word between two of them, or a
 * few where the list says so.
 *
 * @param theme code
 * @param steps at least one
 * @param strength whether a comment with the phrase mentions the theme
 */
record ThemePhrase(String theme, List<PhraseStep> steps, Strength strength) {

    private static final String FEW_BETWEEN = "..";
    private static final String EITHER_ORDER = " + ";
    private static final int ONE = 1;
    private static final int FEW = 4;

    /** By the mark at its beginning. */
    enum Strength {
        /** The phrase mentions the theme. */
        REGULAR(""),
        /** Only when nothing else is said: a prayer may be thanks or no more than "please". */
        ALONE("="),
        /** The words of the phrase do not mention the theme at this place: "waiting room". */
        OTHER_SENSE("-");

        private final String mark;

        Strength(String mark) {
            this.mark = mark;
        }

        static Strength of(String text) {
            return text.startsWith(OTHER_SENSE.mark) ? OTHER_SENSE : text.startsWith(ALONE.mark) ? ALONE : REGULAR;
        }
    }

    /** @param between how many other words may stand before the word, at most, after the phrase's word before */
    record PhraseStep(PhraseIndex.Word word, int between) {}

    /**
     * A comment as phrases see it.
     *
     * @param words each with its forms
     * @param listed the numbers of the listed words that each of them is
     */
    record PhraseReading(List<Set<String>> words, List<BitSet> listed) {

        /** Whether the word of the comment at this place is the listed word. */
        boolean is(PhraseIndex.Word word, int place) {
            return listed.get(place).get(word.number());
        }
    }

    /**
     * @param theme code of the theme
     * @param list gets the words of the phrase
     * @param text "طول المدة"; "المبلغ .. يكفي" with a few words between; "المبلغ + قليل" in either order; "-صالة الانتظار"
     *     for another sense; "=الله يحفظكم" when nothing else is said
     * @return more than one when it may be said in more than one order
     */
    static List<ThemePhrase> of(String theme, String text, PhraseIndex list) {
        Strength strength = Strength.of(text);
        String phrase = text.substring(strength.mark.length());
        int half = phrase.indexOf(EITHER_ORDER);
        if (half < 0) {
            return List.of(inOrder(theme, phrase, strength, list));
        }
        String one = phrase.substring(0, half);
        String other = phrase.substring(half + EITHER_ORDER.length());
        return List.of(
                inOrder(theme, one + " .. " + other, strength, list),
                inOrder(theme, other + " .. " + one, strength, list));
    }

    private static ThemePhrase inOrder(String theme, String text, Strength strength, PhraseIndex list) {
        List<PhraseStep> steps = new ArrayList<>();
        int between = ONE;
        for (String part : text.strip().split("\\s+")) {
            if (part.equals(FEW_BETWEEN)) {
                between = FEW;
            } else {
                steps.add(new PhraseStep(list.word(theme, part, steps.isEmpty()), between));
                between = ONE;
            }
        }
        return new ThemePhrase(theme, steps, strength);
    }

    /** The word by which comments are searched for the phrase. */
    PhraseIndex.Word first() {
        return steps.get(0).word();
    }

    /** A phrase that begins with a denial cannot be denied by it. */
    boolean isNegated() {
        return first().isNegation();
    }

    /** Where the phrase ends whose first word stands at this place, or -1 when the others do not follow. */
    int end(PhraseReading comment, int at) {
        int place = at;
        for (int step = 1; step < steps.size() && place >= 0; step++) {
            place = next(steps.get(step), comment, place + 1, step == 1);
        }
        return place;
    }

    // No denial may stand between: "kind" is not said in "staff not kind". A listed denial is one statement:
    // "did not understand", or "did not any one understand".
    private int next(PhraseStep step, PhraseReading comment, int from, boolean second) {
        boolean statement = isNegated() && step.between() == ONE;
        for (int place = from; place < comment.words().size(); place++) {
            if (comment.is(step.word(), place)) {
                return place;
            }
            Set<String> written = comment.words().get(place);
            boolean mayStandBetween = statement
                    ? second && Negation.mayFollow(written)
                    : place < from + step.between() && !Negation.isNot(written);
            if (!mayStandBetween) {
                return -1;
            }
        }
        return -1;
    }
}

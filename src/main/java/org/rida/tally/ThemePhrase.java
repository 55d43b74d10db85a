package org.rida.tally;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A listed word or phrase. Its words follow each other in a comment, with at most one other word between two of them, or
 * a few where the list says so.
 *
 * @param strength how far a comment that says it speaks of the theme
 */
record ThemePhrase(String theme, List<Word> words, Strength strength) {

    private static final String ANY_ENDING = "*";
    private static final String ANY_PERSON = "~";
    private static final String FEW_BETWEEN = "..";
    private static final String EITHER_ORDER = " + ";
    private static final int ONE = 1;
    private static final int FEW = 4;

    // Shorter Arabic ones are of too many words: "sana" (year) and "sinn" (age), "raqami" (digital) and "raqm" (number).
    private static final int SHORTEST_STEM = 5;
    private static final char FIRST_ARABIC = '\u0600';

    private static final List<String> PERSONS = List.of("", "ي", "ت", "ن", "ا");

    /** By the mark at its beginning. */
    enum Strength {
        SAYS_SO(""),
        /** Only when nothing else is said: a prayer may be thanks or no more than "please". */
        ALONE("="),
        /** Where it stands, its words do not speak of the theme: "waiting room". */
        OTHER_SENSE("-");

        private final String mark;

        Strength(String mark) {
            this.mark = mark;
        }

        static Strength of(String text) {
            return text.startsWith(OTHER_SENSE.mark) ? OTHER_SENSE : text.startsWith(ALONE.mark) ? ALONE : SAYS_SO;
        }
    }

    /**
     * One of these forms, or one that begins so.
     *
     * @param between how many other words may stand before it, at most, after the phrase's word before
     */
    record Word(Set<String> forms, Set<String> beginnings, int between) {

        boolean matches(Set<String> word) {
            for (String w : word) {
                if (forms.contains(w)) {
                    return true;
                }
                for (String beginning : beginnings) {
                    if (w.startsWith(beginning)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /**
     * @param text "طول المدة"; "انتظر*" for all words that begin so; "~رد" for all persons of the verb; "شهر|شهرين" for
     *     one or the other; "المبلغ .. يكفي" with a few words between; "المبلغ + قليل" in either order; "-صالة الانتظار"
     *     for another sense; "=الله يحفظكم" when nothing else is said
     * @return more than one when it may be said in more than one order
     */
    static List<ThemePhrase> of(String theme, String text) {
        Strength strength = Strength.of(text);
        String phrase = text.substring(strength.mark.length());
        int half = phrase.indexOf(EITHER_ORDER);
        if (half < 0) {
            return List.of(inOrder(theme, phrase, strength));
        }
        String one = phrase.substring(0, half);
        String other = phrase.substring(half + EITHER_ORDER.length());
        return List.of(
                inOrder(theme, one + " .. " + other, strength), inOrder(theme, other + " .. " + one, strength));
    }

    private static ThemePhrase inOrder(String theme, String text, Strength strength) {
        List<Word> words = new ArrayList<>();
        int between = ONE;
        for (String part : text.strip().split("\\s+")) {
            if (part.equals(FEW_BETWEEN)) {
                between = FEW;
            } else {
                words.add(word(theme, part, between));
                between = ONE;
            }
        }
        words.stream().map(Word::forms).filter(Negation::isNot).forEach(forms -> forms.addAll(Negation.NOT));
        return new ThemePhrase(theme, words, strength);
    }

    private static Word word(String theme, String part, int between) {
        Word word = new Word(new HashSet<>(), new HashSet<>(), between);
        for (String one : part.split("\\|")) {
            List<Set<String>> read = Words.ofPhrase(one);
            if (read.size() != 1) {
                throw new IllegalArgumentException(
                        "theme \"%s\": expected a word such as waited, or wait*, found \"%s\"".formatted(theme, part));
            }
            String whole = read.get(0).iterator().next();
            Set<String> found = one.endsWith(ANY_ENDING) ? word.beginnings() : word.forms();
            if (one.startsWith(ANY_PERSON)) {
                PERSONS.forEach(person -> found.add(person + whole));
            } else {
                found.add(whole);
            }
            if (found == word.forms()) {
                read.get(0).stream().filter(ThemePhrase::isTelling).forEach(found::add);
            }
        }
        return word;
    }

    private static boolean isTelling(String stem) {
        return stem.length() >= SHORTEST_STEM || stem.charAt(0) < FIRST_ARABIC;
    }

    /** Where the phrase that begins at this place ends, or -1 when it does not begin here. */
    int end(List<Set<String>> comment, int at) {
        if (!words.get(0).matches(comment.get(at))) {
            return -1;
        }
        int place = at;
        for (Word word : words.subList(1, words.size())) {
            place = next(word, comment, place + 1, place == at);
            if (place < 0) {
                return -1;
            }
        }
        return place;
    }

    /** A phrase that begins with a denial cannot be denied by it. */
    boolean saysNot() {
        return Negation.isNot(words.get(0).forms());
    }

    // No denial may stand between: "kind" is not said in "staff not kind". A listed denial is one statement:
    // "did not understand", or "did not any one understand".
    private int next(Word word, List<Set<String>> comment, int from, boolean second) {
        boolean statement = saysNot() && word.between() == ONE;
        for (int place = from; place < comment.size(); place++) {
            Set<String> written = comment.get(place);
            if (word.matches(written)) {
                return place;
            }
            boolean mayStandBetween = statement
                    ? second && Negation.mayFollow(written)
                    : place < from + word.between() && !Negation.isNot(written);
            if (!mayStandBetween) {
                return -1;
            }
        }
        return -1;
    }
}

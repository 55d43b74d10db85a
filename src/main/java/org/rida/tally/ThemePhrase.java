package org.rida.tally;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A listed word or phrase. Its words follow each other in a comment, with at most one other word between two of them.
 *
 * @param otherSense where it stands, its words do not speak of the theme: "waiting room"
 */
record ThemePhrase(String theme, List<Word> words, boolean otherSense) {

    private static final String OTHER_SENSE = "-";
    private static final String ANY_ENDING = "*";
    private static final String ANY_PERSON = "~";
    private static final List<String> PERSONS = List.of("", "ي", "ت", "ن", "ا");

    /** One of these forms, or one that begins so. */
    record Word(Set<String> forms, Set<String> beginnings) {

        boolean matches(Set<String> word) {
            return word.stream()
                    .anyMatch(w -> forms.contains(w) || beginnings.stream().anyMatch(w::startsWith));
        }
    }

    /**
     * @param text "طول المدة"; "انتظر*" for all words that begin so; "~رد" for all persons of the verb; "شهر|شهرين" for
     *     one or the other; "-صالة الانتظار" for another sense
     */
    static ThemePhrase of(String theme, String text) {
        boolean otherSense = text.startsWith(OTHER_SENSE);
        List<Word> words = new ArrayList<>();
        for (String part : text.substring(otherSense ? 1 : 0).split("\\s+")) {
            words.add(word(theme, part));
        }
        if (Negation.isNot(words.get(0).forms())) {
            words.get(0).forms().addAll(Negation.NOT);
        }
        return new ThemePhrase(theme, words, otherSense);
    }

    private static Word word(String theme, String part) {
        Word word = new Word(new HashSet<>(), new HashSet<>());
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
                found.addAll(one.endsWith(ANY_ENDING) ? Set.of(whole) : read.get(0));
            }
        }
        return word;
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

    // One other word may stand between, no denial: "kind" is not said in "staff not kind". A listed denial is one
    // statement:
    // "did not understand", or "did not any one understand".
    private int next(Word word, List<Set<String>> comment, int from, boolean second) {
        for (int place = from; place < comment.size(); place++) {
            Set<String> written = comment.get(place);
            if (word.matches(written)) {
                return place;
            }
            boolean mayStandBetween =
                    saysNot() ? second && Negation.mayFollow(written) : place == from && !Negation.isNot(written);
            if (!mayStandBetween) {
                return -1;
            }
        }
        return -1;
    }
}

package org.rida.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A listed word or phrase. Its words follow each other in a comment, with at most one other word between two of them. */
record ThemePhrase(String theme, List<Word> words) {

    private static final String ANY_ENDING = "*";

    /** One of these forms; or a beginning, when the list leaves the ending open. */
    record Word(Set<String> forms, boolean openEnded) {

        boolean matches(Set<String> word) {
            return openEnded
                    ? word.stream().anyMatch(w -> forms.stream().anyMatch(w::startsWith))
                    : word.stream().anyMatch(forms::contains);
        }
    }

    /** @param text "طول المدة", or "انتظر*" for all words that begin so */
    static ThemePhrase of(String theme, String text) {
        List<Word> words = new ArrayList<>();
        for (String part : text.split("\\s+")) {
            boolean openEnded = part.endsWith(ANY_ENDING);
            List<Set<String>> read = Words.ofPhrase(part);
            if (read.size() != 1) {
                throw new IllegalArgumentException(
                        "theme \"%s\": expected a word such as waited, or wait*, found \"%s\"".formatted(theme, part));
            }
            words.add(new Word(openEnded ? Set.of(read.get(0).iterator().next()) : read.get(0), openEnded));
        }
        return new ThemePhrase(theme, words);
    }

    /** Whether the phrase begins at this place. */
    boolean matches(List<Set<String>> comment, int at) {
        if (!words.get(0).matches(comment.get(at))) {
            return false;
        }
        // "did not understand" is one statement: what stands between would be another.
        int skipped = saysNot() ? 0 : 1;
        int place = at;
        for (Word word : words.subList(1, words.size())) {
            place = next(word, comment, place + 1, skipped);
            if (place < 0) {
                return false;
            }
        }
        return true;
    }

    /** A phrase that begins with a denial cannot be denied by it. */
    boolean saysNot() {
        return Negation.isNot(words.get(0).forms());
    }

    private static int next(Word word, List<Set<String>> comment, int from, int skipped) {
        for (int place = from; place <= from + skipped && place < comment.size(); place++) {
            if (word.matches(comment.get(place))) {
                return place;
            }
        }
        return -1;
    }
}

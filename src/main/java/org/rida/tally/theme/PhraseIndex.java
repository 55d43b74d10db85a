package org.rida.tally.theme;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The distinct words of all listed phrases, with the lookup from a word of a comment to the listed words it matches. One
 * index serves all themes, so that a comment is looked up once, whatever the number of phrases.
 */
final class PhraseIndex {

    private static final String ANY_ENDING = "*";
    private static final String ANY_PERSON = "~";
    private static final List<String> PERSON_PREFIXES = List.of("", "ي", "ت", "ن", "ا");

    // Shorter Arabic ones are of too many words: "sana" (year) and "sinn" (age), "raqami" (digital) and "raqm"
    // (number).
    private static final int SHORTEST_STEM = 5;
    private static final char FIRST_ARABIC = '\u0600';

    private final Map<String, Word> words = new HashMap<>();
    private final Map<String, BitSet> byForm = new HashMap<>();
    private final Map<String, BitSet> byBeginning = new HashMap<>();
    private int longestBeginning;

    /**
     * A listed word.
     *
     * @param number from 0, in the order of the list
     * @param isNegation whether it matches every negation
     */
    record Word(int number, boolean isNegation) {}

    /**
     * @param theme for the message
     * @param text "رد"; "انتظر*" for all words that begin so; "~رد" for all persons of the verb; "شهر|شهرين" for one or the
     *     other; "ما" for any denial
     * @param first of its phrase: there, one denial among others stands for all
     * @throws IllegalArgumentException when it is not one word
     */
    Word word(String theme, String text, boolean first) {
        String key = first + text;
        Word known = words.get(key);
        if (known == null) {
            known = add(theme, text, first);
            words.put(key, known);
        }
        return known;
    }

    /**
     * The numbers of the listed words that this word of a comment is.
     *
     * @param forms of the word
     * @return as a bit set, since a word may match hundreds of listed ones
     */
    BitSet listed(Set<String> forms) {
        BitSet listed = new BitSet(words.size());
        for (String form : forms) {
            addTo(listed, byForm.get(form));
            for (int n = 1; n <= Math.min(form.length(), longestBeginning); n++) {
                addTo(listed, byBeginning.get(form.substring(0, n)));
            }
        }
        return listed;
    }

    private static void addTo(BitSet listed, @Nullable BitSet more) {
        if (more != null) {
            listed.or(more);
        }
    }

    private Word add(String theme, String text, boolean first) {
        Set<String> forms = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        for (String one : text.split("\\|")) {
            List<Set<String>> read = PhraseTokenizer.ofPhrase(one);
            if (read.size() != 1) {
                throw new IllegalArgumentException(
                        "theme \"%s\": expected a word such as waited, or wait*, found \"%s\"".formatted(theme, text));
            }
            Set<String> found = one.endsWith(ANY_ENDING) ? beginnings : forms;
            found.addAll(verbForms(one, read.get(0).iterator().next()));
            if (found == forms) {
                read.get(0).stream().filter(PhraseIndex::isDistinctive).forEach(forms::add);
            }
        }
        boolean isDenial = first ? Negation.isNot(forms) : Negation.isNegated(forms);
        if (isDenial) {
            forms.addAll(Negation.NOT);
        }
        Word word = new Word(words.size(), isDenial);
        forms.forEach(f -> byForm.computeIfAbsent(f, form -> new BitSet()).set(word.number()));
        beginnings.forEach(
                b -> byBeginning.computeIfAbsent(b, form -> new BitSet()).set(word.number()));
        beginnings.forEach(b -> longestBeginning = Math.max(longestBeginning, b.length()));
        return word;
    }

    private static List<String> verbForms(String listed, String form) {
        List<String> persons = new ArrayList<>();
        for (String person : listed.startsWith(ANY_PERSON) ? PERSON_PREFIXES : List.of("")) {
            persons.add(person + form);
        }
        return persons;
    }

    private static boolean isDistinctive(String stem) {
        return stem.length() >= SHORTEST_STEM || stem.charAt(0) < FIRST_ARABIC;
    }
}

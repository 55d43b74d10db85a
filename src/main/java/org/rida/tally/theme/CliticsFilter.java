package org.rida.tally.theme;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Adds to a word, at its place, the words that are left when the particles written together with it are taken off:
 * "wa-bi-t-ta'khir" is also "bi-t-ta'khir", "at-ta'khir" and "ta'khir". The intended reading depends on the context, so all are indexed.
 */
final class CliticsFilter extends TokenFilter {

    private static final List<String> CONJUNCTIONS = List.of("و", "ف");
    private static final List<String> PREPOSITIONS = List.of("ب", "ل", "ك", "ع");
    private static final List<String> ARTICLES = List.of("هال", "ال", "ل");

    // "they will answer": before the letters that begin a verb.
    private static final List<String> FUTURE = List.of("هي", "هت", "هن", "حي", "حت", "حن", "سي", "ست", "سن");

    // "your site", "their conditions", "he told us"; those that the light stem does not take off.
    private static final List<String> PRONOUNS = List.of("كم", "هم", "نا", "كن", "هن", "ني", "ها");

    // A word that ends in teh marbuta has a teh before a pronoun: "muamalati" is of "muamala".
    private static final String TEH = "ت";
    private static final String TEH_MARBUTA = "ه";

    // Closes a denied verb: "ma raddush".
    private static final String NEGATION_SUFFIX = "ش";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Queue<String> others = new ArrayDeque<>();

    CliticsFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        String other = others.poll();
        if (other != null) {
            term.setEmpty().append(other);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        others.addAll(readings(term.toString()));
        return true;
    }

    @Override
    // the analyzer reuses the filter for the next text
    public void reset() throws IOException {
        super.reset();
        others.clear();
    }

    /**
     * @param word normalised
     * @return all other readings, without the word itself
     */
    private static Set<String> readings(String word) {
        Set<String> readings = new LinkedHashSet<>(List.of(word));
        peel(CONJUNCTIONS, 2, readings);
        // a shorter rest is more likely part of the word: "bint" is not "bi-nt"
        peel(PREPOSITIONS, 3, readings);
        peel(ARTICLES, 2, readings);
        List.copyOf(readings).stream()
                .filter(r -> r.length() > 3 && FUTURE.contains(r.substring(0, 2)))
                .map(r -> r.substring(1))
                .forEach(readings::add);
        List.copyOf(readings).stream()
                .filter(r -> r.length() > 2 && r.endsWith(NEGATION_SUFFIX))
                .map(r -> r.substring(0, r.length() - 1))
                .forEach(readings::add);
        for (String reading : List.copyOf(readings)) {
            addWithoutPronoun(reading, readings);
        }
        readings.remove(word);
        return readings;
    }

    private static void addWithoutPronoun(String reading, Set<String> readings) {
        for (String pronoun : PRONOUNS) {
            if (reading.endsWith(pronoun) && reading.length() - pronoun.length() >= 3) {
                String rest = reading.substring(0, reading.length() - pronoun.length());
                readings.add(rest);
                if (rest.endsWith(TEH)) {
                    readings.add(rest.substring(0, rest.length() - 1) + TEH_MARBUTA);
                }
            }
        }
        if (reading.length() > 4 && reading.endsWith(TEH + "ي")) {
            readings.add(reading.substring(0, reading.length() - 2) + TEH_MARBUTA);
        }
    }

    /**
     * @param particles to take off from the start
     * @param shortestRest minimum number of letters that must remain
     */
    private static void peel(List<String> particles, int shortestRest, Set<String> readings) {
        for (String reading : List.copyOf(readings)) {
            particles.stream()
                    .filter(p -> reading.startsWith(p) && reading.length() - p.length() >= shortestRest)
                    .map(p -> reading.substring(p.length()))
                    .forEach(readings::add);
        }
    }
}

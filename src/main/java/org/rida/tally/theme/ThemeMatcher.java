package org.rida.tally.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Theme;
import org.rida.tally.theme.ThemePhrase.PhraseReading;
import org.rida.tally.theme.ThemePhrase.Strength;

/**
 * Finds the themes that a text mentions, by the policy's phrases in colloquial Arabic and English. A negated phrase ("they
 * were not late") does not count unless the list has the negation itself ("nobody answers"); nor does an obstacle that is
 * called easy ("the papers were easy"), nor a phrase in a listed other sense ("waiting room"). Instances are immutable
 * after construction and may be shared by threads.
 */
public final class ThemeMatcher {

    /** Changes with the matching rules; a new version has all comments tagged again. */
    public static final String VERSION = "4";

    private final PhraseIndex list = new PhraseIndex();
    private final Map<Integer, List<ThemePhrase>> byFirstWord = new HashMap<>();
    private final Set<String> obstacles = new HashSet<>();

    /** A phrase whose first word stands at this place of a comment. */
    private record PhraseStart(ThemePhrase phrase, int at) {}

    /** The word of a comment at this place, as far as this theme goes. */
    private record TextPosition(String theme, int at) {}

    /**
     * @param themes of the policy, with synonym groups written out
     * @throws IllegalArgumentException when a listed phrase holds no words
     */
    public ThemeMatcher(List<Theme> themes) {
        for (Theme theme : themes) {
            theme.phrases()
                    .forEach(words -> ThemePhrase.of(theme.code(), words, list).forEach(this::add));
            if (theme.type() == Theme.ThemeType.OBSTACLE) {
                obstacles.add(theme.code());
            }
        }
    }

    /**
     * Codes of the themes of a response's texts; null and empty texts mention none.
     *
     * @param texts comment and suggestion of one response
     * @return sorted
     */
    public SortedSet<String> themesOf(@Nullable String... texts) {
        SortedSet<String> themes = new TreeSet<>();
        for (String text : texts) {
            if (text != null) {
                addThemes(PhraseTokenizer.ofComment(text), themes);
            }
        }
        return themes;
    }

    private void add(ThemePhrase phrase) {
        byFirstWord
                .computeIfAbsent(phrase.first().number(), word -> new ArrayList<>())
                .add(phrase);
    }

    private void addThemes(List<Set<String>> text, Set<String> themes) {
        PhraseReading words =
                new PhraseReading(text, text.stream().map(list::listed).toList());
        List<PhraseStart> candidates = starts(words);
        Set<TextPosition> otherSenses = otherSenses(candidates, words);
        Set<String> found = matched(candidates, words, otherSenses, Strength.REGULAR);
        themes.addAll(found.isEmpty() ? matched(candidates, words, otherSenses, Strength.ALONE) : found);
    }

    // a theme is found once; the phrases of other themes at the same place still count
    private Set<String> matched(
            List<PhraseStart> candidates, PhraseReading words, Set<TextPosition> otherSenses, Strength strength) {
        Set<String> found = new HashSet<>();
        for (PhraseStart b : candidates) {
            if (b.phrase().strength() == strength
                    && !found.contains(b.phrase().theme())
                    && !otherSenses.contains(new TextPosition(b.phrase().theme(), b.at()))
                    && matches(b.phrase(), words, b.at())) {
                found.add(b.phrase().theme());
            }
        }
        return found;
    }

    private boolean matches(ThemePhrase phrase, PhraseReading comment, int place) {
        int end = phrase.end(comment, place);
        List<Set<String>> words = comment.words();
        if (end < 0) {
            return false;
        }
        if (phrase.isNegated()) {
            return Negation.negates(words, place);
        }
        return !Negation.isNegatedAt(words, place)
                && !(obstacles.contains(phrase.theme()) && EasePhrases.follows(words, end));
    }

    // "the answer came within a month" is praise; "no answer came within a month" is not
    private static Set<TextPosition> otherSenses(List<PhraseStart> candidates, PhraseReading words) {
        Set<TextPosition> places = new HashSet<>();
        for (PhraseStart b : candidates) {
            boolean applies = b.phrase().strength() == Strength.OTHER_SENSE
                    && (b.phrase().isNegated() || !Negation.isNegatedAt(words.words(), b.at()));
            int end = applies ? b.phrase().end(words, b.at()) : -1;
            for (int at = b.at(); at <= end; at++) {
                places.add(new TextPosition(b.phrase().theme(), at));
            }
        }
        return places;
    }

    private List<PhraseStart> starts(PhraseReading words) {
        List<PhraseStart> candidates = new ArrayList<>();
        for (int place = 0; place < words.listed().size(); place++) {
            int at = place;
            words.listed().get(place).stream().forEach(word -> byFirstWord
                    .getOrDefault(word, List.of())
                    .forEach(p -> candidates.add(new PhraseStart(p, at))));
        }
        return candidates;
    }
}

package org.rida.tally.theme;

import org.rida.policy.Theme;
import org.rida.tally.theme.ThemePhrase.PhraseReading;
import org.rida.tally.theme.ThemePhrase.Strength;













import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which themes a text speaks of, by the policy's list of words in people's Arabic and English. What is denied
 * ("they were not late") is not spoken of, unless the list says it so ("nobody answers"); nor is an obstacle that is called
 * easy ("the papers were easy"), nor a word in another sense that the list names ("waiting room").
 */
public final class ThemeMatcher {

    /** Another one when the same list is matched in another way: then all comments are tagged again. */
    public static final String VERSION = "3";

    private final PhraseIndex list = new PhraseIndex();
    private final Map<Integer, List<ThemePhrase>> byFirstWord = new HashMap<>();
    private final Set<String> obstacles = new HashSet<>();

    /** A phrase whose first word stands at this place of a comment. */
    private record Begun(ThemePhrase phrase, int at) {}

    /** The word of a comment at this place, as far as this theme goes. */
    private record TextPosition(String theme, int at) {}

    /** @throws IllegalArgumentException when a listed phrase holds no words */
    public ThemeMatcher(List<Theme> themes) {
        for (Theme theme : themes) {
            theme.phrases()
                    .forEach(words -> ThemePhrase.of(theme.code(), words, list).forEach(this::add));
            if (theme.type() == Theme.ThemeType.OBSTACLE) {
                obstacles.add(theme.code());
            }
        }
    }

    /** Codes of the themes of a response's texts; null and empty texts speak of none. */
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
        PhraseReading words = new PhraseReading(text, text.stream().map(list::listed).toList());
        List<Begun> begun = begun(words);
        Set<TextPosition> otherSenses = otherSenses(begun, words);
        Set<String> said = said(begun, words, otherSenses, Strength.SAYS_SO);
        themes.addAll(said.isEmpty() ? said(begun, words, otherSenses, Strength.ALONE) : said);
    }

    private Set<String> said(List<Begun> begun, PhraseReading words, Set<TextPosition> otherSenses, Strength strength) {
        Set<String> said = new HashSet<>();
        for (Begun b : begun) {
            if (b.phrase().strength() == strength
                    && !said.contains(b.phrase().theme())
                    && !otherSenses.contains(new TextPosition(b.phrase().theme(), b.at()))
                    && isSaid(b.phrase(), words, b.at())) {
                said.add(b.phrase().theme());
            }
        }
        return said;
    }

    private boolean isSaid(ThemePhrase phrase, PhraseReading comment, int place) {
        int end = phrase.end(comment, place);
        List<Set<String>> words = comment.words();
        if (end < 0) {
            return false;
        }
        if (phrase.saysNot()) {
            return Negation.denies(words, place);
        }
        return !Negation.denied(words, place) && !(obstacles.contains(phrase.theme()) && EasePhrases.follows(words, end));
    }

    private static Set<TextPosition> otherSenses(List<Begun> begun, PhraseReading words) {
        Set<TextPosition> places = new HashSet<>();
        for (Begun b : begun) {
            int end = b.phrase().strength() == Strength.OTHER_SENSE ? b.phrase().end(words, b.at()) : -1;
            for (int at = b.at(); at <= end; at++) {
                places.add(new TextPosition(b.phrase().theme(), at));
            }
        }
        return places;
    }

    private List<Begun> begun(PhraseReading words) {
        List<Begun> begun = new ArrayList<>();
        for (int place = 0; place < words.listed().size(); place++) {
            int at = place;
            words.listed().get(place).stream()
                    .forEach(word ->
                            byFirstWord.getOrDefault(word, List.of()).forEach(p -> begun.add(new Begun(p, at))));
        }
        return begun;
    }
}

package org.rida.tally;

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

/**
 * Tells which themes a text speaks of, by the policy's list of words in people's Arabic and English. What is denied
 * ("they were not late") is not spoken of, unless the list says it so ("nobody answers"); nor is an obstacle that is called
 * easy ("the papers were easy"), nor a word in another sense that the list names ("waiting room").
 */
public final class ThemeMatcher {

    /** Another one when the same list is matched in another way: then all comments are tagged again. */
    static final String VERSION = "2";

    private final Map<String, List<ThemePhrase>> byForm = new HashMap<>();
    private final Map<String, List<ThemePhrase>> byBeginning = new HashMap<>();
    private final Set<String> obstacles = new HashSet<>();

    /** The word of a comment at this place, as far as this theme goes. */
    private record Place(String theme, int at) {}

    /** @throws IllegalArgumentException when a listed phrase holds no words */
    public ThemeMatcher(List<Theme> themes) {
        for (Theme theme : themes) {
            theme.words().forEach(words -> add(ThemePhrase.of(theme.code(), words)));
            if (theme.sort() == Theme.Sort.OBSTACLE) {
                obstacles.add(theme.code());
            }
        }
    }

    /** Codes of the themes of a response's texts; null and empty texts speak of none. */
    public SortedSet<String> themesOf(@Nullable String... texts) {
        SortedSet<String> themes = new TreeSet<>();
        for (String text : texts) {
            if (text != null) {
                addThemes(Words.ofComment(text), themes);
            }
        }
        return themes;
    }

    private void add(ThemePhrase phrase) {
        ThemePhrase.Word first = phrase.words().get(0);
        first.forms().forEach(f -> byForm.computeIfAbsent(f, form -> new ArrayList<>())
                .add(phrase));
        first.beginnings().forEach(b -> byBeginning
                .computeIfAbsent(b, form -> new ArrayList<>())
                .add(phrase));
    }

    private void addThemes(List<Set<String>> words, Set<String> themes) {
        Set<Place> otherSenses = otherSenses(words);
        for (int place = 0; place < words.size(); place++) {
            for (ThemePhrase phrase : beginningWith(words.get(place))) {
                if (!phrase.otherSense()
                        && !themes.contains(phrase.theme())
                        && !otherSenses.contains(new Place(phrase.theme(), place))
                        && isSaid(phrase, words, place)) {
                    themes.add(phrase.theme());
                }
            }
        }
    }

    private boolean isSaid(ThemePhrase phrase, List<Set<String>> words, int place) {
        int end = phrase.end(words, place);
        if (end < 0) {
            return false;
        }
        if (phrase.saysNot()) {
            return Negation.denies(words, place);
        }
        return !Negation.denied(words, place) && !(obstacles.contains(phrase.theme()) && Ease.follows(words, end));
    }

    private Set<Place> otherSenses(List<Set<String>> words) {
        Set<Place> places = new HashSet<>();
        for (int place = 0; place < words.size(); place++) {
            for (ThemePhrase phrase : beginningWith(words.get(place))) {
                int end = phrase.otherSense() ? phrase.end(words, place) : -1;
                for (int at = place; at <= end; at++) {
                    places.add(new Place(phrase.theme(), at));
                }
            }
        }
        return places;
    }

    private List<ThemePhrase> beginningWith(Set<String> word) {
        List<ThemePhrase> phrases = new ArrayList<>();
        for (String form : word) {
            phrases.addAll(byForm.getOrDefault(form, List.of()));
            for (int n = 1; n <= form.length(); n++) {
                phrases.addAll(byBeginning.getOrDefault(form.substring(0, n), List.of()));
            }
        }
        return phrases;
    }
}

package org.rida.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Theme;

/**
 * Tells which themes a text speaks of, by the policy's list of words in people's Arabic and English. What is denied
 * ("they were not late") is not spoken of, unless the list says it so ("nobody answers").
 */
public final class ThemeMatcher {

    private final Map<String, List<ThemePhrase>> byForm = new HashMap<>();
    private final Map<String, List<ThemePhrase>> byBeginning = new HashMap<>();

    /** @throws IllegalArgumentException when a listed phrase holds no words */
    public ThemeMatcher(List<Theme> themes) {
        for (Theme theme : themes) {
            theme.words().forEach(words -> add(ThemePhrase.of(theme.code(), words)));
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
        for (String form : first.forms()) {
            (first.openEnded() ? byBeginning : byForm)
                    .computeIfAbsent(form, f -> new ArrayList<>())
                    .add(phrase);
        }
    }

    private void addThemes(List<Set<String>> words, Set<String> themes) {
        for (int place = 0; place < words.size(); place++) {
            for (ThemePhrase phrase : beginningWith(words.get(place))) {
                if (!themes.contains(phrase.theme())
                        && phrase.matches(words, place)
                        && (phrase.saysNot() || !Negation.denied(words, place))) {
                    themes.add(phrase.theme());
                }
            }
        }
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

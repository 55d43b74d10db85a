package org.rida.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Interchangeable words: {@code <name>} in a theme's phrase matches any of them.
 *
 * @param words single words; at least one
 * @param name without the angle brackets
 */
public record SynonymGroup(String name, List<String> words) {

    private static final Pattern NAMED = Pattern.compile("<([^<>\\s]+)>");

    public SynonymGroup {
        words.stream().filter(w -> !w.matches("[^\\s|]+")).findFirst().ifPresent(w -> {
            throw new IllegalArgumentException(
                    "synonym group \"%s\": expected single words, found \"%s\"".formatted(name, w));
        });
    }

    /**
     * @return themes without names of groups
     * @throws IllegalArgumentException when a theme's phrase names a group that is not there
     */
    static List<Theme> expand(List<Theme> themes, List<SynonymGroup> groups) {
        // the alternative "a|b" is what phrases already understand
        Map<String, String> words = groups.stream()
                .collect(Collectors.toMap(
                        SynonymGroup::name, g -> String.join("|", g.words()), (first, second) -> first));
        Function<Theme, List<String>> phrases = theme -> theme.phrases().stream()
                .map(phrase -> NAMED.matcher(phrase).replaceAll(group -> {
                    String found = words.get(group.group(1));
                    if (found == null) {
                        throw new IllegalArgumentException(
                                "theme \"%s\": expected the name of a synonym group, one of %s, found \"%s\""
                                        .formatted(theme.code(), words.keySet(), group.group()));
                    }
                    return found;
                }))
                .toList();
        return themes.stream()
                .map(t -> new Theme(t.code(), t.name(), t.type(), phrases.apply(t)))
                .toList();
    }
}

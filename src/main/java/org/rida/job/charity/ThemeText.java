package org.rida.job.charity;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rida.policy.Theme;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads themes with their phrases as they are written, and writes them into the text of the policy's file that has the part
 * {@code themes}. Comments and the order of the phrases that stay are kept.
 */
public final class ThemeText {

    private static final String PART = "themes";
    private static final String PHRASES = "phrases";

    private final UnaryOperator<String> quoted;

    /** @param quoted writes a text as a quoted YAML scalar, such as a JSON string */
    public ThemeText(UnaryOperator<String> quoted) {
        this.quoted = quoted;
    }

    /** Whether a file of the policy has this part. */
    public static boolean isIn(String text) {
        return text.lines().anyMatch(line -> line.startsWith(PART + ":"));
    }

    /** The phrases of a theme as they are written: groups of words are named, not written out. Empty for an unknown theme. */
    public static List<String> phrases(String text, String code) {
        return new YamlEdits(text)
                .entry(PART, "code", code)
                .flatMap(theme -> YamlEdits.value(theme, PHRASES))
                .map(list ->
                        YamlEdits.nodes(list).stream().map(YamlEdits::scalar).toList())
                .orElse(List.of());
    }

    /** The text with a theme as it is to be: a new one at the end of the list, or the one of this code with what differs changed. */
    public String put(String text, Theme theme) {
        YamlEdits edits = new YamlEdits(text);
        edits.entry(PART, "code", theme.code())
                .ifPresentOrElse(
                        entry -> change(edits, entry, theme),
                        () -> edits.append(edits.list(PART), List.of(written(theme))));
        return edits.changed();
    }

    private void change(YamlEdits edits, MappingNode entry, Theme theme) {
        Node names = YamlEdits.value(entry, "name").orElseThrow();
        replace(edits, names, "ar", theme.name().ar());
        replace(edits, names, "en", theme.name().en());
        YamlEdits.value(entry, "type").ifPresent(type -> edits.replace(type, kebab(theme.type()), kebab(theme.type())));
        Node list = YamlEdits.value(entry, PHRASES).orElseThrow();
        List<String> now = YamlEdits.nodes(list).stream().map(YamlEdits::scalar).toList();
        YamlEdits.nodes(list).stream()
                .filter(phrase -> !theme.phrases().contains(YamlEdits.scalar(phrase)))
                .forEach(phrase -> edits.remove(list, phrase));
        edits.append(
                list,
                theme.phrases().stream()
                        .filter(phrase -> !now.contains(phrase))
                        .distinct()
                        .map(quoted)
                        .toList());
    }

    private void replace(YamlEdits edits, Node names, String language, String value) {
        YamlEdits.value(names, language).ifPresent(node -> edits.replace(node, value, quoted.apply(value)));
    }

    private String written(Theme theme) {
        Stream<String> phrases = theme.phrases().stream().distinct().map(quoted);
        return "{code: " + theme.code() + ", name: {ar: "
                + quoted.apply(theme.name().ar()) + ", en: "
                + quoted.apply(theme.name().en()) + "}, type: " + kebab(theme.type()) + ", phrases: ["
                + String.join(", ", phrases.toList()) + "]}";
    }

    private static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

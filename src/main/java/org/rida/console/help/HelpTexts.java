package org.rida.console.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.console.HelpTopic;
import org.rida.i18n.Language;
import org.springframework.stereotype.Component;

/**
 * The help texts, read once from one file for each language: below a heading with the code of a topic one line says what the page
 * is for, and each line with a dash is something that people do on it.
 */
@Component
class HelpTexts {

    private static final String HEADING = "## ";
    private static final String POINT = "- ";

    private final Map<Language, Map<String, HelpText>> texts = new EnumMap<>(Language.class);

    HelpTexts() {
        for (Language language : Language.values()) {
            texts.put(language, read("help_" + language.code() + ".md"));
        }
    }

    /**
     * The text of one page.
     *
     * @param purpose what the page is for
     * @param points what people do on it
     */
    record HelpText(String purpose, List<String> points) {}

    /** @throws IllegalStateException when the file lacks the topic */
    HelpText text(HelpTopic topic, Language language) {
        HelpText found = all(language).get(topic.code());
        if (found == null) {
            throw new IllegalStateException("no help text in " + language.code() + ": " + topic.code());
        }
        return found;
    }

    /** All texts of a language by code of topic, in the order of the file. */
    Map<String, HelpText> all(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static Map<String, HelpText> read(String file) {
        try (InputStream in = HelpTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing resource: " + file);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, HelpText> parse(String file) {
        Map<String, HelpText> found = new LinkedHashMap<>();
        for (String section : file.split("(?m)^" + HEADING)) {
            List<String> lines = section.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty() || lines.get(0).startsWith("#")) {
                continue;
            }
            List<String> points = new ArrayList<>();
            StringBuilder purpose = new StringBuilder();
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith(POINT)) {
                    points.add(line.substring(POINT.length()));
                } else {
                    purpose.append(purpose.isEmpty() ? "" : " ").append(line);
                }
            }
            found.put(lines.get(0), new HelpText(purpose.toString(), List.copyOf(points)));
        }
        return found;
    }
}

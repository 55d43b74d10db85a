package org.rida.sample.comment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.rida.sample.SeededRandom;

/**
 * What people write, by topic: {@code phrases.txt}, a heading in brackets above the sentences of a topic.
 *
 * @param topics templates by heading
 */
record Phrasebook(Map<String, List<PhraseTemplate>> topics) {

    /** @throws UncheckedIOException when the resource cannot be read */
    static Phrasebook read() {
        try (InputStream in =
                Objects.requireNonNull(Phrasebook.class.getResourceAsStream("phrases.txt"), "phrases.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Phrasebook parse(String text) {
        Map<String, List<PhraseTemplate>> topics = new LinkedHashMap<>();
        List<PhraseTemplate> current = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                topics.put(line.substring(1, line.length() - 1), current);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                current.add(new PhraseTemplate(line));
            }
        }
        return new Phrasebook(topics);
    }

    /**
     * @param topic heading in the file
     * @throws NoSuchElementException when there is no such heading: a fault of the program
     */
    String phrase(String topic, Map<String, String> slots, SeededRandom random) {
        List<PhraseTemplate> sentences = topics.get(topic);
        if (sentences == null) {
            throw new NoSuchElementException("phrases.txt has no topic [" + topic + "]");
        }
        return random.oneOf(sentences).fill(slots, random);
    }
}

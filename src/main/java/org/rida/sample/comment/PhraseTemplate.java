package org.rida.sample.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rida.sample.SeededRandom;

/**
 * A sentence with choices: {@code (one|another|)} takes one of them, choices nest, {@code {name}} is filled in.
 *
 * @param text of the template
 */
record PhraseTemplate(String text) {

    /** @param slots values by name; a name without value stays as it is written */
    String fill(Map<String, String> slots, SeededRandom random) {
        String filled = choose(text, random);
        for (Map.Entry<String, String> slot : slots.entrySet()) {
            filled = filled.replace("{" + slot.getKey() + "}", slot.getValue());
        }
        return normalizeSpaces(filled);
    }

    /** Single spaces, no comma at the end, and the article joined as it is written after a preposition. */
    private static String normalizeSpaces(String text) {
        return text.replaceAll(" {2,}", " ")
                .replaceAll(" ([،,.])", "$1")
                .replaceAll("(^| )لال", "$1لل")
                .strip()
                .replaceAll("،$", "");
    }

    /** Innermost choices first. */
    private static String choose(String text, SeededRandom random) {
        String open = text;
        for (int end = open.indexOf(')'); end >= 0; end = open.indexOf(')')) {
            int start = open.lastIndexOf('(', end);
            String chosen = random.oneOf(parts(open.substring(start + 1, end)));
            open = open.substring(0, start) + chosen + open.substring(end + 1);
        }
        return open;
    }

    private static List<String> parts(String choices) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int bar = choices.indexOf('|'); bar >= 0; bar = choices.indexOf('|', from)) {
            parts.add(choices.substring(from, bar));
            from = bar + 1;
        }
        parts.add(choices.substring(from));
        return parts;
    }
}

package org.rida.pull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a form calls its questions and choices in one language.
 *
 * @param questions label by the path of the question
 * @param choices label by code, by the path of the question
 */
record FormLabels(Map<String, String> questions, Map<String, Map<String, String>> choices) {

    static final FormLabels NONE = new FormLabels(Map.of(), Map.of());

    /** The row with labels instead of codes. Several choices are separated by semicolons, as labels have spaces of their own. */
    Map<String, String> applyTo(Map<String, String> row) {
        if (questions.isEmpty() && choices.isEmpty()) {
            return row;
        }
        Map<String, String> labelled = new LinkedHashMap<>();
        row.forEach((path, value) -> {
            // two questions of one label stay apart
            String label = questions.getOrDefault(path, path);
            labelled.put(labelled.containsKey(label) ? path : label, value(path, value));
        });
        return labelled;
    }

    private String value(String path, String value) {
        Map<String, String> labels = choices.get(path);
        if (labels == null || value.isEmpty()) {
            return value;
        }
        return labels.containsKey(value)
                ? labels.get(value)
                : Arrays.stream(value.split(" "))
                        .map(code -> labels.getOrDefault(code, code))
                        .collect(Collectors.joining("; "));
    }
}

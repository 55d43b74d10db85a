package org.rida.console.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;

/** What the form of columns says: the field of each, one value for all rows, and a question that is to be added. */
final class ColumnAnswers {

    private static final String QUESTION = "question.";

    private final Map<Integer, String> fields = new LinkedHashMap<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final Map<String, String> sent;

    /** @param sent parameters of the form by name */
    ColumnAnswers(Map<String, String> sent) {
        this.sent = sent;
        sent.forEach((name, value) -> {
            if (name.matches("column\\.\\d{1,4}")) {
                fields.put(Integer.valueOf(name.substring("column.".length())), value);
            } else if (name.startsWith("constant.")) {
                constants.put(name.substring("constant.".length()), value);
            }
        });
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    Map<Integer, String> fields() {
        return fields;
    }

    /** The fields, with the added question for its column. */
    Map<Integer, String> fieldsWith(String code) {
        Map<Integer, String> all = new LinkedHashMap<>(fields);
        all.put(Integer.valueOf(get("column")), code);
        return all;
    }

    Map<String, String> constants() {
        return constants;
    }

    boolean fromRow() {
        return sent.containsKey("from-row");
    }

    /** The text of the question that is to be added; null when no column was chosen for one. */
    @Nullable
    BilingualText question() {
        return get("column").matches("\\d{1,4}") ? new BilingualText(get("ar"), get("en")) : null;
    }

    private String get(String part) {
        return sent.getOrDefault(QUESTION + part, "").strip();
    }
}

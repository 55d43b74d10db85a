package org.rida.console.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.intake.setup.FileDescription.DescribedQuestion;
import org.rida.intake.setup.FileView.ColumnChoice;

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

    /**
     * Takes a field from a column for which it was only proposed, where somebody has chosen it for another column now.
     *
     * @param before the columns as the page showed them
     * @return the columns that lost their field, each with the one that has it now
     */
    Map<ColumnChoice, ColumnChoice> settle(List<ColumnChoice> before) {
        Map<ColumnChoice, ColumnChoice> settled = new LinkedHashMap<>();
        before.stream()
                .filter(column -> column.isProposed() && column.field().equals(fields.get(column.column())))
                .forEach(column -> before.stream()
                        .filter(other -> column.field().equals(fields.get(other.column()))
                                && !column.field().equals(other.field()))
                        .findFirst()
                        .ifPresent(chosen -> settled.put(column, chosen)));
        settled.keySet().forEach(column -> fields.put(column.column(), ""));
        return settled;
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

    /** The question as far as it is written; null where nothing is. */
    @Nullable
    DescribedQuestion written() {
        DescribedQuestion written = new DescribedQuestion(get("column"), get("ar"), get("en"));
        return (written.column() + written.ar() + written.en()).isEmpty() ? null : written;
    }

    private String get(String part) {
        return sent.getOrDefault(QUESTION + part, "").strip();
    }
}

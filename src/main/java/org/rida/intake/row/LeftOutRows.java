package org.rida.intake.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.text.TextNormalizer;

/**
 * Decides which rows do not count: those that the mapping's conditions leave out, and responses without an answer. Counts them with the first line of each kind.
 */
final class LeftOutRows {

    /** A reason that is no header. */
    private static final String EMPTY = "/empty";

    /**
     * Values of Qualtrics' column Status for previews, tests and spam; they are left out also where the mapping does
     * not say so.
     */
    private static final List<String> NO_RESPONSE = List.of(
            "1",
            "2",
            "8",
            "9",
            "12",
            "17",
            "40",
            "48",
            "Survey Preview",
            "Survey Test",
            "Spam",
            "Preview Spam",
            "Survey Preview Spam",
            "Imported Spam",
            "Offline Survey Preview",
            "Offline Survey Preview Spam",
            "Offline Preview");

    private final List<LeftOutCondition> conditions = new ArrayList<>();
    private final Map<String, LeftOutCount> counts = new LinkedHashMap<>();

    LeftOutRows(Mapping mapping, ColumnMatch columns) {
        boolean qualtrics = Stream.of("Status", "Finished", "RecordedDate").allMatch(h -> columns.indexOf(h) >= 0);
        boolean own = mapping.rows().where().stream()
                .map(Mapping.RowCondition::header)
                .map(columns::indexOf)
                .anyMatch(column -> column == columns.indexOf("Status"));
        if (qualtrics && !own) {
            Mapping.RowCondition preview = new Mapping.RowCondition("Status", List.of(), NO_RESPONSE, null);
            conditions.add(new LeftOutCondition(columns.indexOf("Status"), preview, Set.of(), keys(preview.isNot())));
        }
        for (Mapping.RowCondition where : mapping.rows().where()) {
            int column = columns.indexOf(where.header());
            if (column >= 0) {
                conditions.add(new LeftOutCondition(column, where, keys(where.is()), keys(where.isNot())));
            }
        }
    }

    private record LeftOutCondition(int column, Mapping.RowCondition where, Set<String> is, Set<String> isNot) {

        boolean holds(String[] cells) {
            String cell = column < cells.length ? TextNormalizer.clean(cells[column]) : "";
            String key = TextNormalizer.key(cell);
            return (where.filled() == null || where.filled() != cell.isEmpty())
                    && (is.isEmpty() || is.contains(key))
                    && !isNot.contains(key);
        }
    }

    private record LeftOutCount(long n, long line) {}

    /** Counts the row if it does not count. */
    boolean isLeftOut(long line, String[] cells) {
        for (LeftOutCondition condition : conditions) {
            if (!condition.holds(cells)) {
                add(condition.where().header(), line);
                return true;
            }
        }
        return false;
    }

    /** Counts a response without an answer. */
    void addEmpty(long line) {
        add(EMPTY, line);
    }

    /** One note for each reason. */
    List<FileNote> notes() {
        return counts.entrySet().stream()
                .map(e -> note(e.getKey(), e.getValue()))
                .toList();
    }

    private static FileNote note(String reason, LeftOutCount count) {
        String code = reason.equals(EMPTY) ? "left-out-empty" : "left-out-where";
        return FileNote.of(code, "n", count.n(), "line", Long.toString(count.line()), "column", reason);
    }

    private void add(String reason, long line) {
        counts.merge(reason, new LeftOutCount(1, line), (known, next) -> new LeftOutCount(known.n() + 1, known.line()));
    }

    private static Set<String> keys(List<String> values) {
        Set<String> keys = new HashSet<>();
        values.forEach(value -> keys.add(TextNormalizer.key(value)));
        return keys;
    }
}

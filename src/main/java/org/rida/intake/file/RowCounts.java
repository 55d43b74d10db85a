package org.rida.intake.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;

/**
 * What became of the rows of a file. Always read = added + replaced + unchanged + superseded + filtered + rejected.
 *
 * @param read rows below the header that are not blank
 * @param added rows with a number that was not stored
 * @param replaced rows that are now the current version of a number that was stored with other values
 * @param unchanged rows equal to the version already stored
 * @param superseded rows older than the version already stored
 * @param filtered rows that do not count: left out by the mapping, totals, answers without any content
 * @param rejected rows saved aside with their reasons
 */
public record RowCounts(
        long read, long added, long replaced, long unchanged, long superseded, long filtered, long rejected) {

    /**
     * The names of the counts, as in tables of the database ({@code rows_new}) and messages ({@code rows.new}), in the order
     * in which people see them: the first is the sum of the others.
     */
    public static final List<String> NAMES =
            List.of("read", "new", "replaced", "unchanged", "superseded", "filtered", "rejected");

    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException when the counts do not add up */
    public RowCounts {
        if (read != added + replaced + unchanged + superseded + filtered + rejected) {
            throw new IllegalArgumentException("the counts of rows do not add up: read " + read + ", new " + added
                    + ", replaced " + replaced + ", unchanged " + unchanged + ", superseded " + superseded
                    + ", filtered " + filtered + ", rejected " + rejected);
        }
    }

    /** Rows that are now the current version of their number. */
    public long merged() {
        return added + replaced;
    }

    /** Rows that are stored, by this file or before: neither left out nor rejected. */
    public long accepted() {
        return read - filtered - rejected;
    }

    /** What becomes of the same rows when they are read once more: those that are stored are known. */
    RowCounts again() {
        return new RowCounts(read, 0, 0, accepted(), 0, filtered, rejected);
    }

    /** The sums of two files. */
    public RowCounts plus(RowCounts other) {
        return new RowCounts(
                read + other.read,
                added + other.added,
                replaced + other.replaced,
                unchanged + other.unchanged,
                superseded + other.superseded,
                filtered + other.filtered,
                rejected + other.rejected);
    }

    /** @param row with a column of each name, as {@code rows_new}; none of them null */
    public static RowCounts of(ResultSet row) throws SQLException {
        return new RowCounts(
                row.getLong("rows_read"),
                row.getLong("rows_new"),
                row.getLong("rows_replaced"),
                row.getLong("rows_unchanged"),
                row.getLong("rows_superseded"),
                row.getLong("rows_filtered"),
                row.getLong("rows_rejected"));
    }

    /** By {@link #NAMES}. */
    public Map<String, Long> byName() {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<Long> values = List.of(read, added, replaced, unchanged, superseded, filtered, rejected);
        for (int i = 0; i < values.size(); i++) {
            counts.put(NAMES.get(i), values.get(i));
        }
        return counts;
    }

    /** The counts in words. */
    public BilingualText text() {
        Object[] namesAndValues = byName().entrySet().stream()
                .flatMap(count -> Stream.of(count.getKey(), count.getValue()))
                .toArray();
        return BilingualText.ofMessage("intake.counts", namesAndValues);
    }

    /**
     * The counts of rows with two subjects in words: the rows once, then what they gave. Both parts add up to the rows that
     * have both subjects.
     *
     * @param requests of all rows
     * @param answers in the same rows
     */
    public static BilingualText text(RowCounts requests, RowCounts answers) {
        return BilingualText.ofMessage(
                "intake.two-subjects",
                "read",
                requests.read,
                "requests",
                requests.accepted(),
                "left",
                requests.filtered,
                "rejected",
                requests.rejected,
                "answers",
                answers.accepted(),
                "without",
                answers.filtered,
                "unreadable",
                answers.rejected);
    }
}

package org.rida.intake.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.Mapping;

/** Looks for the header among the leading rows of each table, and remembers which row of the file came nearest to one. */
final class HeaderSearch {

    /** Below as many rows each row is looked at once, which is enough for a header of one row. */
    private static final int NEAR_THE_TOP = 30;

    private final List<Field> fields;
    private final Mapping mapping;
    private final List<LeadingRow> leadingRows = new ArrayList<>();

    /** In how many rows of a longer table a header was looked for in vain; 0 without one. */
    private int searched;

    /** Whether the leading rows have a header; further rows may still belong to it. */
    private boolean headerSeen;

    private @Nullable ColumnMatch nearest;

    HeaderSearch(List<Field> fields, Mapping mapping) {
        this.fields = fields;
        this.mapping = mapping;
    }

    /** A row that may be the header, or precede it. */
    record LeadingRow(long line, String[] cells) {}

    /** @param rows all rows that were held back until the header was known */
    record FoundHeader(TableHeader header, List<LeadingRow> rows) {

        List<Long> lines() {
            return rows.stream().map(LeadingRow::line).toList();
        }

        /** The rows of the header itself. */
        List<LeadingRow> ofHeader() {
            return rows.subList(header.first(), header.last() + 1);
        }

        /** The rows below the header. */
        List<LeadingRow> below() {
            return rows.subList(header.last() + 1, rows.size());
        }
    }

    /** @return null while further rows can still be, or change, the header */
    @Nullable
    FoundHeader next(long line, String[] cells) {
        leadingRows.add(new LeadingRow(line, cells));
        int seen = leadingRows.size();
        if (seen > NEAR_THE_TOP && seen < TableHeader.MAX_ROWS && !headerSeen && !isComplete(cells)) {
            return null;
        }
        TableHeader header = header();
        headerSeen = header != null;
        return header != null && header.isFinal(seen) ? found(header) : null;
    }

    /** Whether the table has no header within the rows in which one is looked for. */
    boolean isInVain() {
        return !headerSeen && leadingRows.size() == TableHeader.MAX_ROWS;
    }

    /** Whether rows are held back. */
    boolean isPending() {
        return !leadingRows.isEmpty();
    }

    /** @return the header of a table that ends here; null when its rows have none */
    @Nullable
    FoundHeader end() {
        TableHeader header = header();
        return header == null ? null : found(header);
    }

    /** Leaves out a table without a header, and remembers its row that comes nearest to one for the refusal. */
    void leaveOut() {
        searched = leadingRows.size() < TableHeader.MAX_ROWS ? searched : TableHeader.MAX_ROWS;
        for (LeadingRow row : leadingRows) {
            ColumnMatch match = ColumnMatch.match(row.cells(), fields, mapping);
            if (nearest == null || match.found() > nearest.found()) {
                nearest = match;
            }
        }
        clear();
    }

    /** @throws Problem in any case: which required columns are missing, or that there is no row */
    void refuse(String file) {
        if (nearest == null) {
            throw Problem.of("intake.refused.no-rows", "file", file);
        }
        nearest.requireComplete(file, fields, mapping, searched);
    }

    private FoundHeader found(TableHeader header) {
        FoundHeader found = new FoundHeader(header, List.copyOf(leadingRows));
        clear();
        return found;
    }

    private void clear() {
        leadingRows.clear();
        headerSeen = false;
    }

    private boolean isComplete(String[] cells) {
        return TableHeader.isComplete(ColumnMatch.match(cells, fields, mapping), fields, mapping);
    }

    private @Nullable TableHeader header() {
        return TableHeader.find(leadingRows.stream().map(LeadingRow::cells).toList(), fields, mapping);
    }
}

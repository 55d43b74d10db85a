package org.rida.intake.row;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.rida.intake.mapping.RecordType;

/**
 * Predicts for a check how the merge treats numbers that occur in several rows of a file: the newest row counts, and
 * when rows of the same moment differ from it, all rows of the number are in conflict. Numbers beyond the first
 * {@value #MAX_NUMBERS} are not followed, which bounds the memory.
 */
public final class DuplicateNumbers {

    static final int MAX_NUMBERS = 1_000_000;

    private final Map<String, NewestRow> numbers = new HashMap<>();
    private long repeated;
    private long conflicting;
    private long firstConflict;

    /** The newest row of a number so far. */
    private static final class NewestRow {
        private final long firstLine;
        private long rows = 1;
        private String moment;
        private int content;
        private boolean conflict;

        NewestRow(long line, String moment, int content) {
            this.firstLine = line;
            this.moment = moment;
            this.content = content;
        }
    }

    /**
     * Adds a row.
     *
     * @return whether the rows of its number are in conflict after this one
     */
    public boolean add(RowBuilder row, RecordType recordType) {
        String number = row.number(recordType);
        if (number == null || (numbers.size() >= MAX_NUMBERS && !numbers.containsKey(number))) {
            return false;
        }
        String moment = Objects.requireNonNullElse(row.get(row.momentSlot(recordType)), "");
        NewestRow seen = numbers.get(number);
        if (seen == null) {
            numbers.put(number, new NewestRow(row.line(), moment, row.contentHash()));
            return false;
        }
        repeated++;
        return compare(seen, moment, row.contentHash());
    }

    /** How many rows have a number that occurred before. */
    public long repeated() {
        return repeated;
    }

    /** How many rows belong to numbers in conflict, the first row of each number included. */
    public long conflicting() {
        return conflicting;
    }

    /** Whether the rows of a number are in conflict. */
    public boolean isConflicting(String number) {
        NewestRow newest = numbers.get(number);
        return newest != null && newest.conflict;
    }

    /** The first line of a number in conflict; 0 without any. */
    public long firstConflict() {
        return firstConflict;
    }

    /** Moments are ISO text, so that text order is time order; a newer row resolves an earlier conflict. */
    private boolean compare(NewestRow seen, String moment, int content) {
        boolean before = seen.conflict;
        conflicting -= before ? seen.rows : 0;
        seen.rows++;
        if (moment.compareTo(seen.moment) > 0) {
            seen.moment = moment;
            seen.content = content;
            seen.conflict = false;
        } else if (moment.equals(seen.moment) && content != seen.content) {
            seen.conflict = true;
        }
        conflicting += seen.conflict ? seen.rows : 0;
        if (seen.conflict && (firstConflict == 0 || seen.firstLine < firstConflict)) {
            firstConflict = seen.firstLine;
        }
        return seen.conflict;
    }
}

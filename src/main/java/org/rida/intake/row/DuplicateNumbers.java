package org.rida.intake.row;

import org.rida.intake.mapping.RecordType;













import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers that stand in several rows of a file, judged as the merge will judge them: the newest row counts, and where rows
 * of the same moment differ from it all rows of the number are in conflict. Beyond {@value #MOST} numbers it looks no further.
 */
public final class DuplicateNumbers {

    static final int MOST = 1_000_000;

    private final Map<String, Seen> numbers = new HashMap<>();
    private long repeated;
    private long conflicting;
    private long firstConflict;

    /** The newest row of a number so far. */
    private static final class Seen {
        private final long firstLine;
        private long rows = 1;
        private String moment;
        private int content;
        private boolean conflict;

        Seen(long line, String moment, int content) {
            this.firstLine = line;
            this.moment = moment;
            this.content = content;
        }
    }

    /** Whether this row's number is in conflict now. */
    public boolean saw(RowBuilder row, RecordType subject) {
        String number = row.number(subject);
        if (number == null || (numbers.size() >= MOST && !numbers.containsKey(number))) {
            return false;
        }
        String moment = Objects.requireNonNullElse(row.get(row.momentSlot(subject)), "");
        Seen seen = numbers.get(number);
        if (seen == null) {
            numbers.put(number, new Seen(row.line(), moment, row.content()));
            return false;
        }
        repeated++;
        return again(seen, moment, row.content());
    }

    public long repeated() {
        return repeated;
    }

    /** All rows of numbers that are in conflict. */
    public long conflicting() {
        return conflicting;
    }

    public long firstConflict() {
        return firstConflict;
    }

    private boolean again(Seen seen, String moment, int content) {
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

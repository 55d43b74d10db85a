package org.rida.report.disclosure;

import java.util.BitSet;
import java.util.List;

/**
 * How a table of opinions is shown.
 *
 * @param rows none when there are too few answers to show it
 * @param withheld rows that could be joined with no other
 * @param left answers that are not counted in it: what was shown before is known without them, and they are too few
 * @param answers how many responses there are in all
 */
public record MergePlan(List<OpinionRow> rows, List<OpinionRow> withheld, BitSet left, int answers) {

    public MergePlan {
        rows = List.copyOf(rows);
        withheld = List.copyOf(withheld);
    }

    /** Whether one line takes the table's place: too few answers. */
    public boolean isTooFew() {
        return rows.isEmpty();
    }
}

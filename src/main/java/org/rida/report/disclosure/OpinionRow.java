package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A row of a table of opinions: one value, or several that are shown as one.
 *
 * @param values whose answers they are, in the order of the table
 * @param answers by the numbers of the responses
 */
public record OpinionRow(List<String> values, BitSet answers) {

    public OpinionRow {
        values = List.copyOf(values);
    }

    public static OpinionRow of(String value, BitSet answers) {
        return new OpinionRow(List.of(value), answers);
    }

    public boolean isJoined() {
        return values.size() > 1;
    }

    OpinionRow join(OpinionRow other) {
        List<String> both = new ArrayList<>(values);
        both.addAll(other.values);
        return new OpinionRow(both, BitSets.union(answers, other.answers));
    }

    /** Without some of its answers. */
    OpinionRow without(BitSet some) {
        return new OpinionRow(values, BitSets.without(answers, some));
    }
}

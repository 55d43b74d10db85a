package org.rida.report.disclosure;

import java.util.BitSet;
import java.util.Collection;

/**
 * The valid answers to one question, by the numbers of the responses.
 *
 * @param question its code
 * @param valid who answered it with a score
 * @param satisfied those of them who are satisfied
 */
public record OpinionColumn(String question, BitSet valid, BitSet satisfied) {

    /** Those of a group who answered this question. */
    public BitSet within(BitSet group) {
        BitSet answers = (BitSet) group.clone();
        answers.and(valid);
        return answers;
    }

    /** How many of a group answered the question that fewest of it answered. */
    public static int fewest(Collection<OpinionColumn> columns, BitSet group) {
        return columns.stream()
                .mapToInt(column -> column.within(group).cardinality())
                .min()
                .orElse(0);
    }
}

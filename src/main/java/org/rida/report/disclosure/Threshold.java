package org.rida.report.disclosure;

import java.util.BitSet;

/**
 * From how many answers on an audience is shown what a group thinks.
 *
 * @param answers of any group; at least 1
 * @param sensitive of a group of sensitive segments alone
 * @param noneSatisfied of a group in which nobody is satisfied: it tells what each of it thinks, so it has to be larger
 * @param sensitiveAnswers the answers of sensitive segments, by the numbers of the responses
 */
public record Threshold(int answers, int sensitive, int noneSatisfied, BitSet sensitiveAnswers) {

    /** The same for every segment. */
    public static Threshold of(int answers, int noneSatisfied) {
        return new Threshold(answers, answers, noneSatisfied, new BitSet());
    }

    /** Whether it hides nothing. */
    public boolean showsEverything() {
        return answers <= 1 && sensitive <= 1;
    }

    /** That many answers may be shown of any group. */
    int highest() {
        return Math.max(Math.max(answers, sensitive), noneSatisfied);
    }

    /** Whether what a group answered may be shown; of an empty one there is nothing to show. */
    public boolean permits(BitSet group, OpinionColumn column) {
        return group.cardinality() >= needed(group, column);
    }

    private int needed(BitSet group, OpinionColumn column) {
        int needed = isSensitive(group) ? Math.max(sensitive, answers) : answers;
        return showsEverything() || group.intersects(column.satisfied()) ? needed : Math.max(needed, noneSatisfied);
    }

    private boolean isSensitive(BitSet group) {
        return !sensitiveAnswers.isEmpty() && BitSets.isWithin(group, sensitiveAnswers);
    }
}

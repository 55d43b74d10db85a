package org.rida.report.table;

import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.report.context.DraftContext;

/**
 * How satisfied one group is, as a table of opinions shows it: a sentence must not tell what the table does not.
 *
 * @param window the period that the table is of
 * @param satisfied of those of the group who answered
 * @param shown whether the group stands in a row of its own
 */
public record OpinionRow(Period window, Share satisfied, boolean shown) {

    /** @param question on a scale of five */
    public static OpinionRow of(String question, Dimension slice, String value, DraftContext draft) {
        Figure figure =
                draft.facts().bySlice(Metric.SATISFIED_SHARE, question, slice).get(value);
        Share satisfied = figure == null ? Share.NONE : new Share(figure.numerator(), figure.denominator());
        return new OpinionRow(draft.facts().period(), satisfied, isShown(satisfied, draft));
    }

    /** Whether enough people answered; a group in which nobody is satisfied must be twice as large. */
    public static boolean isShown(Share satisfied, DraftContext draft) {
        int smallest = draft.smallest();
        return satisfied.denominator() >= (satisfied.numerator() == 0 ? 2L * smallest : smallest);
    }
}

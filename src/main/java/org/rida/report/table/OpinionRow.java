package org.rida.report.table;

import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.figure.OpinionFigures.OpinionTableView;

/**
 * How satisfied one group is, as a table of opinions shows it: a sentence must not tell what the table does not.
 *
 * @param window the period that the table is of
 * @param satisfied of those of the group who answered; empty where the group does not stand in a row of its own
 * @param occurs whether anybody of the group answered
 */
public record OpinionRow(Period window, Optional<Share> satisfied, boolean occurs) {

    /** @param question on a scale of five */
    public static OpinionRow of(String question, Dimension slice, String value, DraftContext draft) {
        ColumnSpec column = new ColumnSpec(
                BilingualText.EMPTY, Metric.SATISFIED_SHARE, question, ColumnSpec.ShownValue.VALUE, null, null);
        DimensionFigures figures = DimensionFigures.of(List.of(column), slice, draft);
        Optional<Share> answers =
                figures.figure(column, value, draft).map(OpinionRow::share).filter(share -> share.denominator() > 0);
        OpinionTableView opinions = figures.opinions();
        return opinions == null
                ? new OpinionRow(
                        draft.facts().period(), answers.filter(share -> isShown(share, draft)), answers.isPresent())
                : new OpinionRow(
                        opinions.window(), answers, opinions.rowOf(value).isPresent());
    }

    /** Whether enough people answered; a group in which nobody is satisfied must be twice as large. */
    public static boolean isShown(Share satisfied, DraftContext draft) {
        int smallest = draft.smallest();
        return satisfied.denominator() >= (satisfied.numerator() == 0 ? 2L * smallest : smallest);
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }
}

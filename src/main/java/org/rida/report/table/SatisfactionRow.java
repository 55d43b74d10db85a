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
import org.rida.report.figure.OpinionFigures.OpinionRowView;
import org.rida.report.figure.OpinionFigures.OpinionTableView;

/**
 * How satisfied one group is, as a table of opinions shows it: a sentence must not tell what the table does not.
 *
 * @param window the period that the table is of
 * @param values of the row: all groups that are joined in it, in their order
 * @param satisfied of those of the row who answered; empty where the table does not show the group
 * @param occurs whether anybody of the group answered
 */
public record SatisfactionRow(Period window, List<String> values, Optional<Share> satisfied, boolean occurs) {

    /** @param question on a scale of five */
    public static SatisfactionRow of(String question, Dimension slice, String value, DraftContext draft) {
        ColumnSpec column = new ColumnSpec(
                BilingualText.EMPTY, Metric.SATISFIED_SHARE, question, ColumnSpec.ShownValue.VALUE, null, null);
        DimensionFigures figures = DimensionFigures.of(List.of(column), slice, draft);
        OpinionTableView opinions = figures.opinions();
        if (opinions == null) {
            Optional<Share> answers = figures.figure(column, value, draft).flatMap(SatisfactionRow::share);
            return new SatisfactionRow(
                    draft.facts().period(),
                    List.of(value),
                    answers.filter(share -> isShown(share, draft)),
                    answers.isPresent());
        }
        Optional<OpinionRowView> row = opinions.rowOf(value);
        return new SatisfactionRow(
                opinions.window(),
                row.map(OpinionRowView::values).orElse(List.of()),
                row.flatMap(one -> share(figures.figure(column, one, draft))),
                row.isPresent());
    }

    /** Whether enough people answered; a group in which nobody is satisfied must be twice as large. */
    public static boolean isShown(Share satisfied, DraftContext draft) {
        int smallest = draft.smallest();
        return satisfied.denominator() >= (satisfied.numerator() == 0 ? 2L * smallest : smallest);
    }

    private static Optional<Share> share(Figure figure) {
        return figure.denominator() == 0
                ? Optional.empty()
                : Optional.of(new Share(figure.numerator(), figure.denominator()));
    }
}

package org.rida.report.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.SliceFilter;

/**
 * The four ways to measure the time to an answer. Each misses something: shares of due requests ignore how late a late answer
 * is, times of answers ignore those still open, ages of open requests ignore the answers, and the cohort is recent months only.
 */
record TurnaroundViews(FigureCalculator figures, Period month, SliceFilter filter, MetricCatalog measures) {

    Block.Cards cards(Optional<Counts> followed) {
        List<Block.Card> cards = new ArrayList<>();
        cards.add(card("turnaround.view.due", figure(Metric.PROMISE_KEPT), List.of(note(Metric.PROMISE_KEPT_STRICT))));
        cards.add(card(
                "turnaround.view.answered",
                figure(Metric.ANSWERED_MEDIAN),
                List.of(note(Metric.ANSWERED_P90), note(Metric.ANSWERED_WITHIN_TARGET))));
        cards.add(card(
                "turnaround.view.open",
                figure(Metric.OPEN),
                List.of(note(Metric.OPEN_BEYOND_TARGET), note(Metric.OPEN_OLDEST))));
        followed.ifPresent(n -> cards.add(card(
                "turnaround.view.followed",
                followed(Metric.MEDIAN_INCLUDING_OPEN, n),
                List.of(note(followed(Metric.P90_INCLUDING_OPEN, n)), note(followed(Metric.ANSWERED_BY_TARGET, n))))));
        return new Block.Cards(measures.text(w -> w.format("turnaround.views")), cards);
    }

    private Block.Card card(String title, Figure figure, List<BilingualText> notes) {
        return new Block.Card(
                measures.text(w -> w.format(title)),
                FigureCells.cell(figure, (String) null),
                measures.text(w -> under(figure, w)),
                notes,
                null,
                Block.TargetOutlook.NONE);
    }

    private static String under(Figure figure, Messages wording) {
        String name = wording.format(figure.metric().nameKey());
        return wording.format("turnaround.under", "name", name, "requests", requests(figure, wording));
    }

    private static String requests(Figure figure, Messages wording) {
        return wording.format("count.requests.object", "n", figure.denominator());
    }

    private Figure figure(Metric metric) {
        return figures.figure(month, new MetricRef(metric, null), filter);
    }

    private Figure followed(Metric metric, Counts cohort) {
        return figures.figure(month, new MetricRef(metric, null), cohort);
    }

    private BilingualText note(Metric metric) {
        return note(figure(metric));
    }

    private BilingualText note(Figure figure) {
        BilingualText name = measures.name(new MetricRef(figure.metric(), null));
        Cell cell = FigureCells.cell(figure, (String) null);
        return measures.text(w -> w.format(
                "turnaround.note", "name", name.in(w.language()), "value", new CellFormatter(w).withUnit(cell)));
    }
}

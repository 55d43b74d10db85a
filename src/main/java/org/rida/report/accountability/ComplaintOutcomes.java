package org.rida.report.accountability;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.policy.Dimension;
import org.rida.policy.Policy.Audience;
import org.rida.quality.SeriesKey;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PromiseText;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellState;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.figure.PeriodFigures;

/**
 * What became of complaints: how many came, were upheld, refused, ended without an answer or still wait, and how long they took.
 * Complaints are the association's own work, so their counts are shown to the board as they are; for the public they are not
 * broken down.
 */
final class ComplaintOutcomes {

    private final DraftContext draft;
    private final String kind;

    /** @param kind code of the kind of request that complaints have */
    ComplaintOutcomes(DraftContext draft, String kind) {
        this.draft = draft;
        this.kind = kind;
    }

    Block block(BilingualText title) {
        if (draft.audience() == Audience.PUBLIC) {
            return sentence(title, "accountability.complaints.public");
        }
        PeriodFigures complaints = draft.facts().in(Dimension.KIND, kind);
        long touched = complaints.figure(Metric.RECEIVED, null).numerator()
                + complaints.figure(Metric.ANSWERED, null).numerator()
                + complaints.figure(Metric.OPEN, null).numerator();
        return touched == 0 ? sentence(title, "accountability.complaints.none") : table(title, complaints);
    }

    private Block sentence(BilingualText title, String key) {
        return new Block.Paragraphs(title, List.of(draft.text(w -> w.format(key))));
    }

    private Block table(BilingualText title, PeriodFigures complaints) {
        Figure accepted = complaints.figure(Metric.ACCEPTED_SHARE, null);
        return new Block.TableData(
                title,
                new TableColumns("accountability.complaints.column.", draft::text)
                        .label("measure", 7)
                        .number("n", 2)
                        .column("value", 3, Block.ChartKind.MEASURE)
                        .number("interval", 4)
                        .list(),
                List.of(
                        count("received", complaints, Metric.RECEIVED),
                        count("reopened", complaints, Metric.REOPENED),
                        count("answered", complaints, Metric.ANSWERED),
                        share("accepted", accepted, accepted.numerator(), SeriesKey.of(Metric.ACCEPTED_SHARE, null)),
                        share("refused", accepted, accepted.denominator() - accepted.numerator(), null),
                        count("left", complaints, Metric.LEFT),
                        count("open", complaints, Metric.OPEN),
                        kept(complaints.figure(Metric.PROMISE_KEPT, null)),
                        days("median", complaints.figure(Metric.ANSWERED_MEDIAN, null)),
                        days("nine-in-ten", complaints.figure(Metric.ANSWERED_P90, null))),
                draft.text(w -> w.format("accountability.complaints.note")));
    }

    private Block.TableRow count(String name, PeriodFigures complaints, Metric metric) {
        Figure figure = complaints.figure(metric, null);
        Cell cell = figure.value().isEmpty()
                ? Cell.noData(CellUnit.COUNT)
                : FigureCells.count(figure.numerator(), ofComplaints(metric));
        return row(name, cell, nothing(), nothing());
    }

    /**
     * Of those decided in the period.
     *
     * @param key null for a share that is no metric
     */
    private Block.TableRow share(String name, Figure decided, long n, @Nullable SeriesKey key) {
        if (decided.denominator() == 0) {
            return row(name, Cell.count(0), Cell.noData(CellUnit.SHARE), nothing());
        }
        Interval interval = Interval.wilson((double) n, (double) decided.denominator());
        Cell share = new Cell(
                CellState.NUMBER,
                CellUnit.SHARE,
                (double) n / decided.denominator(),
                interval.low(),
                interval.high(),
                n,
                decided.denominator(),
                BilingualText.EMPTY,
                key == null ? null : ofComplaints(key.metric()).toString());
        return row(name, Cell.count(n), share, interval(interval, decided.denominator()));
    }

    private Block.TableRow kept(Figure promise) {
        return row(
                "promise",
                Cell.count(promise.denominator()),
                FigureCells.cell(promise, ofComplaints(Metric.PROMISE_KEPT)),
                promise.interval()
                        .map(interval -> interval(interval, promise.denominator()))
                        .orElse(nothing()));
    }

    private Block.TableRow days(String name, Figure figure) {
        return row(
                name,
                Cell.count(figure.denominator()),
                FigureCells.cell(figure, ofComplaints(figure.metric())),
                nothing());
    }

    /** A share of fewer is written as counts, which need no interval. */
    private Cell interval(Interval interval, long n) {
        return n < Cell.FEWEST_OF_A_SHARE
                ? nothing()
                : Cell.words(draft.text(w -> FigureCells.range(Unit.SHARE, interval, w)));
    }

    private Block.TableRow row(String name, Cell n, Cell value, Cell interval) {
        return new Block.TableRow(
                draft.text(w ->
                        w.format("accountability.complaints." + name, "within", PromiseText.within(draft.facts(), w))),
                List.of(n, value, interval));
    }

    private SeriesKey ofComplaints(Metric metric) {
        return new SeriesKey(metric, null, Dimension.KIND, kind);
    }

    private static Cell nothing() {
        return Cell.words(BilingualText.EMPTY);
    }
}

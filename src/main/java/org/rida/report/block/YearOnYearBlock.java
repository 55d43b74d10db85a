package org.rida.report.block;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DifferenceText;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PeriodLabels;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.YearOnYearSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.ComparedCells;
import org.rida.report.figure.MetricPopulations;
import org.springframework.stereotype.Component;

/**
 * Builds the comparison with the year before. A month is represented by the last Hijri month that ended in it, so
 * that Ramadan is compared with Ramadan; a longer period by itself. Differences of shares have a 95 % interval;
 * whether a process has changed is for the charts to say.
 */
@Component
class YearOnYearBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.yearOnYear()).map(s -> table(s, draft));
    }

    private static Block table(YearOnYearSpec spec, DraftContext draft) {
        Period now = draft.facts().period().kind() == PeriodKind.MONTH
                ? draft.facts().period().hijriMonth()
                : draft.facts().period();
        Period before = now.yearBefore();
        List<Metric> metrics = spec.figures().stream()
                .filter(metric -> draft.facts().publishes(now, metric, null))
                .toList();
        boolean rounded = metrics.stream()
                .filter(metric -> metric.unit() == Unit.SHARE)
                .anyMatch(metric -> values(metric, now, before, draft).isRounded());
        return new Block.TableData(
                spec.title(),
                List.of(
                        new Block.TableColumn(
                                draft.text(w -> w.format("year-on-year.figure")), 7, Block.ChartKind.LABEL),
                        column(draft.text(w -> PeriodLabels.inHead(now, w)), 8),
                        new Block.TableColumn(draft.text(w -> w.format("year-on-year.of")), 3, Block.ChartKind.NUMBER),
                        column(
                                draft.text(w -> PeriodLabels.inHead(
                                        before, draft.facts().firstMonth(), w)),
                                8),
                        new Block.TableColumn(draft.text(w -> w.format("year-on-year.of")), 3, Block.ChartKind.NUMBER),
                        column(draft.text(w -> w.format("year-on-year.difference")), 10)),
                metrics.stream().map(m -> row(m, now, before, draft)).toList(),
                draft.text(w -> note(before, draft, w) + (rounded ? " " + w.format("compared.rounded") : "")));
    }

    private static String note(Period before, DraftContext draft, Messages wording) {
        YearMonth first = draft.facts().firstMonth();
        return before.firstMonth().isBefore(first) && draft.facts().coversRequests(before)
                ? wording.format("year-on-year.note.partly", "first", new DateFormatter(wording).month(first))
                : wording.format("year-on-year.note");
    }

    private static Block.TableColumn column(BilingualText title, int weight) {
        return new Block.TableColumn(title, weight, Block.ChartKind.MEASURE);
    }

    private static Block.TableRow row(Metric metric, Period now, Period before, DraftContext draft) {
        String of = MetricPopulations.question(metric, draft.facts().policy());
        Figure current = draft.facts().figure(now, metric, of);
        Figure earlier = draft.facts().figure(before, metric, of);
        ComparedCells values = values(metric, now, before, draft);
        boolean hidden = draft.hides(now, current, of) || draft.hides(before, earlier, of);
        return new Block.TableRow(
                BilingualText.ofMessage(current.metric().nameKey()),
                List.of(
                        values.first(),
                        n(current, draft.hides(now, current, of)),
                        values.second(),
                        n(earlier, draft.hides(before, earlier, of)),
                        hidden ? Cell.tooFew(Cell.CellUnit.SHARE) : difference(current, earlier, draft)));
    }

    private static ComparedCells values(Metric metric, Period now, Period before, DraftContext draft) {
        String of = MetricPopulations.question(metric, draft.facts().policy());
        Figure current = draft.facts().figure(now, metric, of);
        Figure earlier = draft.facts().figure(before, metric, of);
        return ComparedCells.of(
                value(current, draft.hides(now, current, of)), value(earlier, draft.hides(before, earlier, of)));
    }

    /** Without a lineage key, since the report's lineage refers to its own period. */
    private static Cell value(Figure figure, boolean hidden) {
        return hidden
                ? Cell.tooFew(FigureCells.unit(figure.metric().unit()))
                : FigureCells.ofAnotherPeriod(FigureCells.cell(figure, (String) null));
    }

    /** The denominator of the figure. */
    private static Cell n(Figure figure, boolean hidden) {
        return hidden ? Cell.tooFew(Cell.CellUnit.COUNT) : Cell.count(figure.denominator());
    }

    /** In percentage points with interval. Empty for metrics that are not shares. */
    private static Cell difference(Figure current, Figure earlier, DraftContext draft) {
        if (current.metric().unit() != Unit.SHARE) {
            return Cell.words(BilingualText.EMPTY);
        }
        return Difference.between(share(current), share(earlier))
                .map(d -> Cell.words(draft.text(w -> w.format(
                        d.isClear() ? "year-on-year.clear" : "year-on-year.unclear",
                        "points",
                        DifferenceText.signed(d.value(), w),
                        "low",
                        DifferenceText.signed(d.interval().low(), w),
                        "high",
                        DifferenceText.signed(d.interval().high(), w)))))
                .orElse(Cell.noData(Cell.CellUnit.SHARE));
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }
}

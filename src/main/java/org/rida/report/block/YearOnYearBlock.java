package org.rida.report.block;

import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PeriodLabels;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.YearBeforeSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricPopulations;
import org.springframework.stereotype.Component;

/**
 * The same time a year before, by the calendar that people live by: of a month the Hijri month that ended last in it, of a longer
 * period that period. The difference of two shares has its interval; whether a change is real, the charts say.
 */
@Component
class YearOnYearBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.yearOnYear()).map(s -> table(s, draft));
    }

    private static Block table(YearBeforeSpec spec, DraftContext draft) {
        Period now = draft.facts().period().kind() == PeriodKind.MONTH
                ? draft.facts().period().hijriMonth()
                : draft.facts().period();
        Period before = now.yearBefore();
        return new Block.TableData(
                spec.title(),
                List.of(
                        new Block.TableColumn(
                                draft.text(w -> w.format("year-on-year.figure")), 6, Block.ChartKind.LABEL),
                        column(draft.text(w -> PeriodLabels.inHead(now, w)), 6),
                        new Block.TableColumn(draft.text(w -> w.format("year-on-year.of")), 3, Block.ChartKind.NUMBER),
                        column(draft.text(w -> PeriodLabels.inHead(before, w)), 6),
                        new Block.TableColumn(draft.text(w -> w.format("year-on-year.of")), 3, Block.ChartKind.NUMBER),
                        column(draft.text(w -> w.format("year-on-year.difference")), 9)),
                spec.figures().stream().map(m -> row(m, now, before, draft)).toList(),
                draft.text(w -> w.format("year-on-year.note")));
    }

    private static Block.TableColumn column(BilingualText title, int weight) {
        return new Block.TableColumn(title, weight, Block.ChartKind.MEASURE);
    }

    private static Block.TableRow row(Metric metric, Period now, Period before, DraftContext draft) {
        String of = MetricPopulations.question(metric, draft.facts().policy());
        Figure here = draft.facts().figure(now, metric, of);
        Figure there = draft.facts().figure(before, metric, of);
        boolean hidden = draft.hides(now, here, of) || draft.hides(before, there, of);
        return new Block.TableRow(
                BilingualText.ofMessage(here.metric().nameKey()),
                List.of(
                        value(here, draft.hides(now, here, of)),
                        n(here, draft.hides(now, here, of)),
                        value(there, draft.hides(before, there, of)),
                        n(there, draft.hides(before, there, of)),
                        hidden ? Cell.masked(Cell.CellUnit.SHARE) : difference(here, there, draft)));
    }

    private static Cell value(Figure figure, boolean hidden) {
        return hidden
                ? Cell.masked(FigureCells.unit(figure.metric().unit()))
                : FigureCells.ofAnotherPeriod(FigureCells.cell(figure, (String) null));
    }

    private static Cell n(Figure figure, boolean hidden) {
        return hidden ? Cell.masked(Cell.CellUnit.COUNT) : Cell.count(figure.denominator());
    }

    /** In points, with its interval; of other figures than shares nothing is said. */
    private static Cell difference(Figure here, Figure there, DraftContext draft) {
        if (here.metric().unit() != Unit.SHARE) {
            return Cell.words(BilingualText.EMPTY);
        }
        return Difference.between(share(here), share(there))
                .map(d -> Cell.words(draft.text(w -> w.format(
                        d.isClear() ? "year-on-year.clear" : "year-on-year.unclear",
                        "points",
                        w.number(d.value() * 100, 0),
                        "low",
                        w.number(d.interval().low() * 100, 0),
                        "high",
                        w.number(d.interval().high() * 100, 0)))))
                .orElse(Cell.noData(Cell.CellUnit.SHARE));
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }
}

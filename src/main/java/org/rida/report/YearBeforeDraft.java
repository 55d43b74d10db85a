package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.YearBeforeSpec;







import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The same time a year before, by the calendar that people live by: of a month the Hijri month that ended last in it, of a longer
 * period that period. The difference of two shares has its interval; whether a change is real, the charts say.
 */
@Component
class YearBeforeDraft implements BlockDraft {

    @Override
    public Optional<Block> draft(BlockSpec spec, Draft draft) {
        return Optional.ofNullable(spec.yearOnYear()).map(s -> table(s, draft));
    }

    private static Block table(YearBeforeSpec spec, Draft draft) {
        Period now = draft.facts().period().kind() == PeriodKind.MONTH
                ? draft.facts().period().hijriMonth()
                : draft.facts().period();
        Period before = now.yearBefore();
        return new Block.Table(
                spec.title(),
                List.of(
                        new Block.Column(draft.text(w -> w.format("year-on-year.figure")), 6, Block.Drawing.LABEL),
                        column(draft.text(w -> PeriodNames.inHead(now, w)), 6),
                        new Block.Column(draft.text(w -> w.format("year-on-year.of")), 3, Block.Drawing.NUMBER),
                        column(draft.text(w -> PeriodNames.inHead(before, w)), 6),
                        new Block.Column(draft.text(w -> w.format("year-on-year.of")), 3, Block.Drawing.NUMBER),
                        column(draft.text(w -> w.format("year-on-year.difference")), 9)),
                spec.figures().stream().map(m -> row(m, now, before, draft)).toList(),
                draft.text(w -> w.format("year-on-year.note")));
    }

    private static Block.Column column(BilingualText title, int weight) {
        return new Block.Column(title, weight, Block.Drawing.MEASURE);
    }

    private static Block.Row row(Metric metric, Period now, Period before, Draft draft) {
        String of = CountedIn.question(metric, draft.facts().policy());
        Figure here = draft.facts().figure(now, metric, of);
        Figure there = draft.facts().figure(before, metric, of);
        boolean hidden = draft.hides(now, here, of) || draft.hides(before, there, of);
        return new Block.Row(
                new BilingualText(here.metric().arabic().name(), here.metric().english().name()),
                List.of(
                        value(here, draft.hides(now, here, of)),
                        n(here, draft.hides(now, here, of)),
                        value(there, draft.hides(before, there, of)),
                        n(there, draft.hides(before, there, of)),
                        hidden ? Cell.masked(Cell.Unit.SHARE) : difference(here, there, draft)));
    }

    private static Cell value(Figure figure, boolean hidden) {
        return hidden
                ? Cell.masked(Figures.unit(figure.metric().unit()))
                : Figures.ofAnotherPeriod(Figures.cell(figure, (String) null));
    }

    private static Cell n(Figure figure, boolean hidden) {
        return hidden ? Cell.masked(Cell.Unit.COUNT) : Cell.count(figure.denominator());
    }

    /** In points, with its interval; of other figures than shares nothing is said. */
    private static Cell difference(Figure here, Figure there, Draft draft) {
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
                .orElse(Cell.noData(Cell.Unit.SHARE));
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }
}

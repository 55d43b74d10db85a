package org.rida.report.block;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.policy.HijriMonths;
import org.rida.policy.Period;
import org.rida.quality.SeriesKey;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PromiseText;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.XmrSpec;
import org.rida.report.document.Block;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.springframework.stereotype.Component;

/**
 * Builds an XmR chart: a metric by month with its process limits. Ramadan is shaded but never causes a rebase of the
 * limits.
 */
@Component
public class XmrBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.xmr()).map(s -> chart(s, draft));
    }

    /** So many quarters set the limits. */
    private static final int QUARTERS = 12;

    /** The chart without its masked months, which appear as gaps; by quarter where most months have too few answers. */
    public static Block.XmrSeries chart(XmrSpec spec, DraftContext draft) {
        Double target = spec.target() == null ? null : draft.target(spec.target());
        Series series = draft.facts()
                .quarters(spec.metric(), spec.subject(), target, spec.months())
                .orElseGet(() -> series(spec, draft));
        int drawn = series.isByQuarter() ? QUARTERS : spec.months();
        List<Block.ChartPoint> points =
                series.points(drawn, (month, figure) -> draft.hides(period(month, series), figure, spec.subject()));
        BilingualText title = PromiseText.titled(spec.title(), draft);
        return new Block.XmrSeries(
                        series.isByQuarter()
                                ? draft.text(w -> w.format("xmr.by-quarter", "title", title.in(w.language())))
                                : title,
                        FigureCells.unit(spec.metric().unit()),
                        points,
                        target,
                        series.isTrial(),
                        shades(points, draft.text(w -> w.format("date.hijri.9"))),
                        series.rebases(drawn),
                        note(spec, series, draft))
                .stepping(series.step())
                .keyed(SeriesKey.of(spec.metric(), spec.subject()).toString())
                .finding(finding(series, points, draft));
    }

    private static Period period(YearMonth last, Series series) {
        return Period.window(last.minusMonths(series.step() - 1L), last);
    }

    private static BilingualText note(XmrSpec spec, Series series, DraftContext draft) {
        if (!series.isByQuarter()) {
            return spec.note() ? draft.text(w -> w.format("xmr.note")) : BilingualText.EMPTY;
        }
        return draft.text(w -> w.format("xmr.quarters") + (spec.note() ? " " + w.format("xmr.note.quarter") : ""));
    }

    /** What the chart's last month says: nothing of one that is withheld, whatever the series has. */
    private static BilingualText finding(Series series, List<Block.ChartPoint> points, DraftContext draft) {
        boolean withheld =
                !points.isEmpty() && points.get(points.size() - 1).judgement() == Block.ChartJudgement.WITHHELD;
        return draft.text(w -> withheld
                ? w.format(series.isByQuarter() ? "finding.withheld.quarter" : "finding.withheld")
                : SeriesVerdict.finding(series, w));
    }

    static Series series(XmrSpec spec, DraftContext draft) {
        Double target = spec.target() == null ? null : draft.target(spec.target());
        return draft.facts().series(spec.metric(), spec.subject(), target);
    }

    /**
     * The days of Ramadan within the chart's months, by the Umm al-Qura calendar.
     *
     * @param ramadan name of the month
     */
    public static List<Block.Shade> shades(List<Block.ChartPoint> points, BilingualText ramadan) {
        if (points.isEmpty()) {
            return List.of();
        }
        LocalDate from = points.get(0).month().atDay(1);
        LocalDate to = points.get(points.size() - 1).month().atEndOfMonth();
        return HijriMonths.ramadans(from, to).stream()
                .map(r -> new Block.Shade(r.first(), r.last(), ramadan))
                .toList();
    }
}

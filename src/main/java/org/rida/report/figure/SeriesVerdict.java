package org.rida.report.figure;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.xmr.OutdatedLimits;
import org.rida.metric.xmr.OutdatedLimits.OutdatedBy;
import org.rida.metric.xmr.PointStatus;
import org.rida.metric.xmr.SpecialCause;
import org.rida.metric.xmr.Variation;
import org.rida.metric.xmr.XmrChart;
import org.rida.report.document.Block;

/** Words for the last month of a series by the rules of the process chart; two months are never compared with each other. */
public final class SeriesVerdict {

    /** From so many months on, an improvement is told by when the better level began rather than by its rule. */
    private static final int LASTING = 7;

    private static final int RECENT = 12;
    /** Months that the rule "two of three" looks at. */
    private static final int THREE = 3;

    private SeriesVerdict() {}

    /** Of a series whose last month has a value. Says so when that is not judged. */
    public static String sentence(Series series, Messages wording) {
        return series.chart()
                .newest()
                .map(point -> point.isJudged()
                        ? judged(series, point, wording)
                        : unjudged(point.status(), point.trial(), wording))
                .orElseGet(() -> unjudged(PointStatus.NO_DATA, true, wording));
    }

    /** The same in a few words, for a chart's heading. */
    public static String finding(Series series, Messages wording) {
        XmrChart.XmrPoint point = series.chart().newest().orElse(null);
        if (point == null) {
            return finding("no-data", series, wording);
        }
        if (!point.isJudged()) {
            return finding(
                    point.status() == PointStatus.NO_LIMITS && point.trial() ? "trial" : code(point.status()),
                    series,
                    wording);
        }
        Variation variation = point.variation();
        if (variation == Variation.COMMON_CAUSE) {
            return point.trial() ? finding("trial", series, wording) : wording.format("finding.common");
        }
        String early = point.trial() ? ".early" : "";
        if (variation.isImprovement()) {
            // a quarter is not named by its first month
            return betterSince(series, point)
                    .filter(month -> early.isEmpty() && !series.isByQuarter())
                    .map(month -> wording.format(
                            "finding.improvement.since", "month", new DateFormatter(wording).month(month)))
                    .orElseGet(() -> wording.format("finding.improvement" + early));
        }
        return wording.format(
                variation.isConcern()
                        ? "finding.concern" + early
                        : "finding.unusual" + side(variation == Variation.NEITHER_HIGH));
    }

    private static String finding(String code, Series series, Messages wording) {
        boolean ofQuarter = series.isByQuarter() && !code.equals("no-limits");
        return wording.format("finding." + code + (ofQuarter ? ".quarter" : ""));
    }

    /** Why a month is not judged, in words that name no rule. */
    private static String unjudged(PointStatus status, boolean trial, Messages wording) {
        return switch (status) {
            case TOO_FEW -> wording.format("verdict.too-few");
            case PROVISIONAL -> wording.format("verdict.provisional");
            case NO_LIMITS -> wording.format(trial ? "verdict.trial" : "verdict.no-limits");
            case NO_DATA, WITHHELD, JUDGED -> wording.format("verdict.no-data");
        };
    }

    /**
     * With provisional limits ("trial") words are more careful: the same month may be judged otherwise once there are
     * more.
     */
    private static String judged(Series series, XmrChart.XmrPoint point, Messages wording) {
        Variation variation = point.variation();
        if (variation == Variation.COMMON_CAUSE) {
            return wording.format(point.trial() ? "verdict.trial" : "verdict.common");
        }
        String early = point.trial() ? ".early" : "";
        if (variation.isImprovement()) {
            return betterSince(series, point)
                    .filter(month -> early.isEmpty())
                    .map(month ->
                            wording.format("verdict.improvement", "month", new DateFormatter(wording).month(month)))
                    .orElseGet(() ->
                            wording.format("verdict.improvement.new" + early, "rule", rule(series, point, wording)));
        }
        String kind = variation.isConcern() ? "concern" : "unusual" + side(variation == Variation.NEITHER_HIGH);
        return wording.format("verdict." + kind + early, "rule", rule(series, point, wording));
    }

    /**
     * The first month of a better level that has lasted: the last months are all improvements, and all on the better side of the
     * mean. A level can have lasted though the last month fell.
     */
    private static Optional<YearMonth> betterSince(Series series, XmrChart.XmrPoint point) {
        boolean high = point.variation() == Variation.IMPROVEMENT_HIGH;
        return series.chart()
                .outdated()
                .filter(run -> run.reason() == OutdatedBy.SHIFT && run.high() == high)
                .filter(run -> series.chart().inForce() >= LASTING)
                .flatMap(run -> series.resetFrom());
    }

    /** The rule that the point breaks, with the number of months that it looked at. */
    private static String rule(Series series, XmrChart.XmrPoint point, Messages wording) {
        SpecialCause cause = point.cause();
        String key =
                "verdict.rule." + code(cause) + side(point.variation().name().endsWith("HIGH"));
        int run = series.chart().outdated().map(OutdatedLimits::length).orElse(LASTING);
        return switch (cause) {
            case SHIFT -> leavingOut(series, run, wording.format(key, "n", run), wording);
            case TREND -> leavingOut(series, LASTING, wording.format(key), wording);
            case TWO_OF_THREE -> leavingOut(series, THREE, wording.format(key), wording);
            case OUTSIDE_LIMIT, NONE -> wording.format(key);
        };
    }

    /** Says so where the last judged months are not the last months of the calendar. */
    private static String leavingOut(Series series, int judged, String words, Messages wording) {
        return series.isUnbroken(judged) ? words : wording.format("verdict.leaving-out", "rule", words);
    }

    /**
     * Why the limits no longer describe the last month, with the proposal that follows: to reset them, or to look for the
     * cause of a single point. Empty while they do.
     */
    public static Optional<String> outdated(Series series, Messages wording) {
        return series.chart()
                .outdated()
                .map(outdated -> outdated.reason() == OutdatedBy.OUTSIDE
                        ? wording.format("verdict.outdated.outside")
                        : outdated(run(outdated, series, wording), series, wording));
    }

    private static String outdated(String run, Series series, Messages wording) {
        return series.resetFrom()
                .map(from -> wording.format(
                        "verdict.outdated.reset", "run", run, "month", new DateFormatter(wording).month(from)))
                .orElseGet(() -> wording.format("verdict.outdated", "run", run));
    }

    /** The run because of which the limits are to be reset, and from which month; empty when nothing is to be reset. */
    public static Optional<String> reset(Series series, String chart, Messages wording) {
        return series.resetFrom().flatMap(from -> series.chart()
                .outdated()
                .map(outdated -> wording.format(
                        "for-decision.reset",
                        "chart",
                        chart,
                        "month",
                        new DateFormatter(wording).month(from),
                        "run",
                        run(outdated, series, wording))));
    }

    private static String run(OutdatedLimits outdated, Series series, Messages wording) {
        String run = wording.format(
                "verdict.outdated." + code(outdated.reason()) + side(outdated.high()),
                "n",
                outdated.length(),
                "of",
                RECENT);
        return leavingOut(
                series, outdated.reason() == OutdatedBy.TEN_OF_TWELVE ? RECENT : outdated.length(), run, wording);
    }

    /**
     * Whether what an action should move has moved, judged by the last of the months since that has a value; why nothing can be said
     * where none has.
     *
     * @param after the months after the one in which it was done, oldest first
     * @param early whether fewer than twelve months set the limits: words are then more careful, as in a sentence on the series
     * @param done the month in which it was done
     * @param last the last month with data, of any measure
     */
    public static String effect(
            List<Block.ChartPoint> after, boolean early, YearMonth done, YearMonth last, Messages wording) {
        return after.stream()
                .filter(point -> point.value() != null)
                .reduce((earlier, later) -> later)
                .map(point -> effect(point, early, done, wording))
                .orElseGet(() -> withoutEffect(after, done, last, wording));
    }

    private static String effect(Block.ChartPoint last, boolean early, YearMonth done, Messages wording) {
        String careful =
                switch (last.judgement()) {
                    case COMMON, CONCERN, IMPROVEMENT, UNUSUAL -> early ? ".early" : "";
                    case NO_DATA, WITHHELD, TOO_FEW, PROVISIONAL, NO_LIMITS -> "";
                };
        return wording.format(
                "decisions.effect." + code(last.judgement()) + careful, "months", months(done, last.month(), wording));
    }

    /** It is too early only as long as no whole month has passed; after that the measure has had no value, or none that is shown. */
    private static String withoutEffect(
            List<Block.ChartPoint> after, YearMonth done, YearMonth last, Messages wording) {
        DateFormatter dates = new DateFormatter(wording);
        String from = dates.month(effectFrom(done));
        if (done.isAfter(last)) {
            return wording.format("decisions.after-data", "last", dates.month(last), "from", from);
        }
        if (done.equals(last)) {
            return wording.format("decisions.too-early", "from", from);
        }
        boolean withheld = after.stream().anyMatch(point -> point.judgement() == Block.ChartJudgement.WITHHELD);
        return wording.format(
                withheld ? "decisions.withheld" : "decisions.no-values", "months", months(done, last, wording));
    }

    private static String months(YearMonth from, YearMonth to, Messages wording) {
        return wording.format("count.months.object", "n", ChronoUnit.MONTHS.between(from, to));
    }

    /** The first month that can show the effect of what was done in a month: the first whole one after it. */
    public static YearMonth effectFrom(YearMonth done) {
        return done.plusMonths(1);
    }

    private static String side(boolean high) {
        return high ? "-high" : "-low";
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

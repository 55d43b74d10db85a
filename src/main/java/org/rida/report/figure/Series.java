package org.rida.report.figure;

import static java.util.stream.Collectors.toSet;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Citation;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.metric.xmr.Observation;
import org.rida.metric.xmr.ProcessLimits;
import org.rida.metric.xmr.Variation;
import org.rida.metric.xmr.XmrChart;
import org.rida.quality.Rebase;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;

/**
 * The months of a metric with their process limits; the last month is the one that is reported. Where months have too few answers it
 * consists of quarters instead, each in the place of its last month.
 *
 * @param months in order, without a gap
 * @param step how many months a point stands for: 1, or 3 of a series by quarter
 * @param figures of these months; one without value where there are no cases
 * @param rebases the decisions in force, by the month from which limits are computed again
 * @param chart the limits and verdicts, one point for each month
 */
public record Series(
        List<YearMonth> months, int step, List<Figure> figures, SortedMap<YearMonth, Rebase> rebases, XmrChart chart) {

    /** The months of a quarter. */
    public static final int QUARTER = 3;

    /**
     * Computes the limits of a series.
     *
     * @param step how many months a point stands for
     * @param target in the metric's unit, a share between 0 and 1; null when there is none
     * @param covers whether the inputs cover a whole month; others are provisional and not judged
     * @param withheld which months without value have one that must not be shown
     */
    public static Series of(
            Metric metric,
            int step,
            SortedMap<YearMonth, Figure> figures,
            SortedMap<YearMonth, Rebase> rebases,
            @Nullable Double target,
            Predicate<YearMonth> covers,
            Predicate<YearMonth> withheld) {
        List<YearMonth> months = List.copyOf(figures.keySet());
        XmrChart.Settings settings =
                XmrChart.Settings.of(metric.direction()).rebasedAt(starts(rebases.keySet(), months));
        return new Series(
                months,
                step,
                List.copyOf(figures.values()),
                rebases,
                XmrChart.of(
                        figures.entrySet().stream()
                                .map(e -> withheld.test(e.getKey())
                                        ? Observation.WITHHELD
                                        : covers.test(e.getKey())
                                                ? observation(e.getValue())
                                                : observation(e.getValue()).provisional())
                                .toList(),
                        target == null ? settings : settings.withTarget(target)));
    }

    /**
     * The last months for a chart; their limits are computed from the whole series.
     *
     * @param last how many months at most
     * @param hides which months' figures must not be shown: they stay a gap
     */
    public List<Block.ChartPoint> points(int last, BiPredicate<YearMonth, Figure> hides) {
        List<Block.ChartPoint> points = new ArrayList<>();
        for (int i = Math.max(0, months.size() - last); i < months.size(); i++) {
            boolean small = hides.test(months.get(i), figures.get(i));
            points.add(
                    point(months.get(i), figures.get(i), small, chart.points().get(i)));
        }
        return points;
    }

    /** The number of months after one. */
    public int after(YearMonth month) {
        return (int) months.stream().filter(m -> m.isAfter(month)).count();
    }

    /** The decisions that take effect in one of the last months, to be marked in a chart of so many months. */
    public List<Block.RebaseMark> rebases(int last) {
        List<YearMonth> drawn = months.subList(Math.max(0, months.size() - last), months.size());
        return rebases.values().stream()
                .filter(r -> drawn.contains(pointOf(r.month(), months)))
                .map(r -> new Block.RebaseMark(
                        r.month(), BilingualText.same(r.signature().reason())))
                .toList();
    }

    public boolean isByQuarter() {
        return step == QUARTER;
    }

    /** The figure of one of {@link #months()}. */
    public Figure figure(YearMonth month) {
        return figures.get(months.indexOf(month));
    }

    /** Whether so many last months of the calendar are all judged. */
    boolean isUnbroken(int last) {
        List<XmrChart.XmrPoint> points = chart.points();
        return points.size() >= last
                && points.subList(points.size() - last, points.size()).stream().allMatch(XmrChart.XmrPoint::isJudged);
    }

    /** Whether fewer than twelve months set the limits. */
    public boolean isTrial() {
        return chart.newest().map(XmrChart.XmrPoint::trial).orElse(true);
    }

    /** Whether the last month has a value and limits to judge it by. */
    public boolean isJudged() {
        return chart.newest().map(XmrChart.XmrPoint::isJudged).orElse(false);
    }

    /** Null when the last month is not judged, and when it is ordinary so far as few months tell. */
    public Block.@Nullable VariationIcon variation() {
        return chart.variation()
                .filter(v -> v != Variation.COMMON_CAUSE || !isTrial())
                .map(v -> Block.VariationIcon.valueOf(v.name().replace("NEITHER", "UNUSUAL")))
                .orElse(null);
    }

    /** The month from which a person may decide to reset the limits. Empty while they describe the last month. */
    public Optional<YearMonth> resetFrom() {
        return chart.outdated()
                .flatMap(outdated ->
                        outdated.from().stream().mapToObj(months::get).findFirst());
    }

    /** The mean from which the last month differs for real; empty where it does not, or is not judged. */
    public OptionalDouble meanOfSignal() {
        return variation() == null || variation() == Block.VariationIcon.COMMON_CAUSE
                ? OptionalDouble.empty()
                : chart.newest().flatMap(XmrChart.XmrPoint::limits).stream()
                        .mapToDouble(ProcessLimits::centre)
                        .findFirst();
    }

    public Block.TargetOutlook assurance() {
        return switch (chart.assurance()) {
            case CONSISTENTLY_PASSES -> Block.TargetOutlook.PASSES;
            case CONSISTENTLY_FAILS -> Block.TargetOutlook.FAILS;
            case HIT_AND_MISS -> Block.TargetOutlook.HIT_AND_MISS;
            case WITHHELD, NO_TARGET -> Block.TargetOutlook.NONE;
        };
    }

    private static Set<Integer> starts(Set<YearMonth> decided, List<YearMonth> months) {
        return decided.stream()
                .map(month -> months.indexOf(pointOf(month, months)))
                .filter(i -> i >= 0)
                .collect(toSet());
    }

    /** The point that a month lies in; the month itself where there is none. */
    private static YearMonth pointOf(YearMonth month, List<YearMonth> months) {
        return months.isEmpty() || month.isBefore(months.get(0))
                ? month
                : months.stream()
                        .filter(point -> !point.isBefore(month))
                        .findFirst()
                        .orElse(month);
    }

    static Observation observation(Figure figure) {
        if (figure.metric().source() == Citation.COUNTED) {
            return Observation.of(figure.value());
        }
        return figure.metric().unit() == Unit.SHARE
                ? Observation.of(new Share(figure.numerator(), figure.denominator()))
                : Observation.of(figure.value(), figure.denominator());
    }

    private static Block.ChartPoint point(YearMonth month, Figure figure, boolean small, XmrChart.XmrPoint judged) {
        return new Block.ChartPoint(
                month,
                figure.value().isPresent() && !small ? figure.value().getAsDouble() : null,
                small ? 0 : figure.denominator(),
                judged.limits().map(ProcessLimits::centre).orElse(null),
                judged.limits().map(ProcessLimits::lower).orElse(null),
                judged.limits().map(ProcessLimits::upper).orElse(null),
                small ? Block.ChartJudgement.WITHHELD : judgement(judged),
                small ? null : FigureCells.from(figure));
    }

    private static Block.ChartJudgement judgement(XmrChart.XmrPoint point) {
        return switch (point.status()) {
            case JUDGED -> judgement(point.variation());
            case NO_DATA -> Block.ChartJudgement.NO_DATA;
            case WITHHELD -> Block.ChartJudgement.WITHHELD;
            case TOO_FEW -> Block.ChartJudgement.TOO_FEW;
            case PROVISIONAL -> Block.ChartJudgement.PROVISIONAL;
            case NO_LIMITS -> Block.ChartJudgement.NO_LIMITS;
        };
    }

    private static Block.ChartJudgement judgement(Variation variation) {
        return switch (variation) {
            case COMMON_CAUSE -> Block.ChartJudgement.COMMON;
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> Block.ChartJudgement.IMPROVEMENT;
            case CONCERN_HIGH, CONCERN_LOW -> Block.ChartJudgement.CONCERN;
            case NEITHER_HIGH, NEITHER_LOW -> Block.ChartJudgement.UNUSUAL;
        };
    }
}

package org.rida.report.figure;

import static java.util.stream.Collectors.toSet;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.metric.xmr.Observation;
import org.rida.metric.xmr.ProcessLimits;
import org.rida.metric.xmr.XmrChart;
import org.rida.quality.Rebase;
import org.rida.report.document.Block;

/**
 * The months of a metric with their process limits.
 *
 * @param months in order, without a gap
 * @param figures of these months; one without value where there are no cases
 * @param rebases the decisions in force, by the month from which limits are computed again
 * @param chart the limits and verdicts, one point for each month
 */
public record Series(
        List<YearMonth> months, List<Figure> figures, SortedMap<YearMonth, Rebase> rebases, XmrChart chart) {

    /**
     * Computes the limits of a series. Shares are weighted by their denominators, other units are not.
     *
     * @param target in the metric's unit, a share between 0 and 1; null when there is none
     */
    public static Series of(
            Metric metric,
            SortedMap<YearMonth, Figure> figures,
            SortedMap<YearMonth, Rebase> rebases,
            @Nullable Double target) {
        List<YearMonth> months = List.copyOf(figures.keySet());
        XmrChart.Settings settings =
                XmrChart.Settings.of(metric.direction()).rebasedAt(starts(rebases.keySet(), months));
        return new Series(
                months,
                List.copyOf(figures.values()),
                rebases,
                XmrChart.of(
                        figures.values().stream().map(Series::observation).toList(),
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
                .filter(r -> drawn.contains(r.month()))
                .map(r -> new Block.RebaseMark(
                        r.month(), BilingualText.same(r.signature().reason())))
                .toList();
    }

    /** The figure of one of {@link #months()}. */
    public Figure figure(YearMonth month) {
        return figures.get(months.indexOf(month));
    }

    /** Whether the limits are still provisional: too few months were there to compute them. */
    public boolean isTrial() {
        return chart.points().isEmpty()
                || chart.points().get(chart.points().size() - 1).trial();
    }

    /** The icon of the last month; null when the series is too short to be judged. */
    public Block.@Nullable VariationIcon variation() {
        return chart.variation()
                .map(v -> Block.VariationIcon.valueOf(neutral(v.name())))
                .orElse(null);
    }

    /** Whether the process will meet its target, by where the target lies against the limits. */
    public Block.TargetOutlook assurance() {
        return switch (chart.assurance()) {
            case CONSISTENTLY_PASSES -> Block.TargetOutlook.PASSES;
            case CONSISTENTLY_FAILS -> Block.TargetOutlook.FAILS;
            case HIT_AND_MISS -> Block.TargetOutlook.HIT_AND_MISS;
            case NO_TARGET -> Block.TargetOutlook.NONE;
        };
    }

    private static Set<Integer> starts(Set<YearMonth> decided, List<YearMonth> months) {
        return decided.stream().map(months::indexOf).filter(i -> i >= 0).collect(toSet());
    }

    private static Observation observation(Figure figure) {
        boolean share = figure.metric().unit() == Unit.SHARE;
        return share && figure.value().isPresent()
                ? new Observation(figure.value(), OptionalDouble.of((double) figure.denominator()))
                : Observation.of(figure.value());
    }

    private static Block.ChartPoint point(YearMonth month, Figure figure, boolean small, XmrChart.XmrPoint judged) {
        return new Block.ChartPoint(
                month,
                figure.value().isPresent() && !small ? figure.value().getAsDouble() : null,
                small ? 0 : figure.denominator(),
                judged.limits().map(ProcessLimits::centre).orElse(null),
                judged.limits().map(ProcessLimits::lower).orElse(null),
                judged.limits().map(ProcessLimits::upper).orElse(null),
                judgement(judged));
    }

    private static Block.ChartJudgement judgement(XmrChart.XmrPoint point) {
        if (point.variation().isImprovement()) {
            return Block.ChartJudgement.IMPROVEMENT;
        }
        return point.variation().isConcern() ? Block.ChartJudgement.CONCERN : Block.ChartJudgement.COMMON;
    }

    /** Of a metric without a better direction every change is shown as common cause: it is neither improvement nor concern. */
    private static String neutral(String variation) {
        return Map.of("NEITHER_HIGH", "COMMON_CAUSE", "NEITHER_LOW", "COMMON_CAUSE")
                .getOrDefault(variation, variation);
    }
}

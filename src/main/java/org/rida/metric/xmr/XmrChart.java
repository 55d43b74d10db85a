package org.rida.metric.xmr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rida.metric.Direction;

/**
 * A chart of individual values and moving ranges, by the rules of NHS "Making Data Count". It tells signals from
 * routine variation.
 *
 * <p>A month without data is a gap: it neither breaks nor lengthens a run, and moving ranges reach across it, as in the
 * NHS package. So is a month of too few cases to be judged. Each phase (from one rebase to the next) has its own limits
 * and runs. The newest point is that of the last month, the one that is reported.
 */
public final class XmrChart {

    private final List<Observation> observations;
    private final Settings settings;
    private final List<XmrPoint> points;

    /**
     * How a chart is judged.
     *
     * @param rebases indexes at which a new phase begins, by a person's recorded decision
     * @param target in the unit of the series; empty when there is none
     */
    public record Settings(
            Direction direction,
            Baseline baseline,
            RangeScreening screening,
            Set<Integer> rebases,
            OptionalDouble target) {

        public static Settings of(Direction direction) {
            return new Settings(
                    direction, Baseline.FIRST_12, RangeScreening.DROP_EXTREME_RANGES, Set.of(), OptionalDouble.empty());
        }

        public Settings with(Baseline other) {
            return new Settings(direction, other, screening, rebases, target);
        }

        public Settings with(RangeScreening other) {
            return new Settings(direction, baseline, other, rebases, target);
        }

        public Settings rebasedAt(Set<Integer> indexes) {
            return new Settings(direction, baseline, screening, Set.copyOf(indexes), target);
        }

        public Settings withTarget(double value) {
            return new Settings(direction, baseline, screening, rebases, OptionalDouble.of(value));
        }
    }

    /**
     * One month. Limits are empty in a phase of fewer than two judged values, in one that never varies and is not of shares,
     * and for a gap where limits depend on the month's number; trial: set by fewer than twelve values. What is not judged is
     * common cause.
     */
    public record XmrPoint(
            OptionalDouble value,
            Optional<ProcessLimits> limits,
            PointStatus status,
            SpecialCause cause,
            Variation variation,
            int phase,
            boolean trial) {

        public boolean isGap() {
            return value.isEmpty();
        }

        public boolean isJudged() {
            return status == PointStatus.JUDGED;
        }
    }

    private XmrChart(List<Observation> observations, Settings settings, List<XmrPoint> points) {
        this.observations = List.copyOf(observations);
        this.settings = settings;
        this.points = List.copyOf(points);
    }

    /** @param observations one for each month, in order, gaps included, the last that of the month shown */
    public static XmrChart of(List<Observation> observations, Settings settings) {
        List<XmrPoint> points = new ArrayList<>();
        SortedSet<Integer> ends = new TreeSet<>(settings.rebases());
        ends.add(observations.size());
        int start = 0;
        int phase = 0;
        for (int end : ends) {
            if (end > start && end <= observations.size()) {
                points.addAll(new Phase(observations.subList(start, end), settings, phase++).points());
                start = end;
            }
        }
        return new XmrChart(observations, settings, points);
    }

    public List<XmrPoint> points() {
        return points;
    }

    /** The newest point's icon. Empty when it is not judged. */
    public Optional<Variation> variation() {
        return newest().filter(XmrPoint::isJudged).map(XmrPoint::variation);
    }

    /** Whether the process will meet its target, so far as the limits describe it at the newest point. */
    public Assurance assurance() {
        Assurance expected = expectedByLimits();
        boolean said =
                newest().filter(point -> point.isJudged() && !point.trial()).isPresent();
        return expected == Assurance.NO_TARGET || said && outdated().isEmpty() ? expected : Assurance.WITHHELD;
    }

    /** What the limits at the last value say of the target, whether or not they still describe the process: the NHS icon. */
    public Assurance expectedByLimits() {
        Optional<ProcessLimits> limits = points.stream()
                .filter(point -> !point.isGap())
                .reduce((first, second) -> second)
                .flatMap(XmrPoint::limits);
        return settings.target().isEmpty() || limits.isEmpty()
                ? Assurance.NO_TARGET
                : Assurance.of(settings.direction(), settings.target().getAsDouble(), limits.get());
    }

    /** Why the limits do not describe the newest point. Empty when they do, and when it is not judged. */
    public Optional<OutdatedLimits> outdated() {
        return OutdatedLimits.of(points);
    }

    /** How many judged values, up to the newest, carry its special-cause icon. 0 when it is common cause. */
    public int inForce() {
        return (int) since().stream()
                .flatMap(start -> IntStream.range(start, points.size()))
                .filter(i -> points.get(i).isJudged())
                .count();
    }

    /** The index of the first value of those, in the newest phase. Empty when the newest is common cause or not judged. */
    public OptionalInt since() {
        Variation now = variation().orElse(Variation.COMMON_CAUSE);
        if (now == Variation.COMMON_CAUSE) {
            return OptionalInt.empty();
        }
        int phase = points.get(points.size() - 1).phase();
        int since = points.size();
        for (int i = points.size() - 1; i >= 0 && points.get(i).phase() == phase; i--) {
            XmrPoint point = points.get(i);
            if (point.isJudged() && point.variation() != now) {
                break;
            }
            since = point.isJudged() ? i : since;
        }
        return OptionalInt.of(since);
    }

    /** The special cause that the newest point is the first to show; empty while it lasts, and when there is none. */
    public Optional<NewSignal> newSignal() {
        return NewSignal.of(observations, settings);
    }

    /** The point of the month shown. Empty in a chart without months. */
    public Optional<XmrPoint> newest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }
}

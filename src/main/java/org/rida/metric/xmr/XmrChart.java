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
 * NHS package. Each phase (from one rebase to the next) has its own limits and runs.
 */
public final class XmrChart {

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
     * One month, judged. Limits are empty in a phase of fewer than two values, and for a gap among shares of uneven
     * numbers; trial: set by fewer than twelve values. A gap is common cause.
     */
    public record XmrPoint(
            OptionalDouble value,
            Optional<ProcessLimits> limits,
            SpecialCause cause,
            Variation variation,
            int phase,
            boolean trial) {

        public boolean isGap() {
            return value.isEmpty();
        }
    }

    private XmrChart(Settings settings, List<XmrPoint> points) {
        this.settings = settings;
        this.points = List.copyOf(points);
    }

    /** @param observations one for each month, in order, gaps included */
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
        return new XmrChart(settings, points);
    }

    public List<XmrPoint> points() {
        return points;
    }

    /** The last value's icon. Empty without any value. */
    public Optional<Variation> variation() {
        return last().map(XmrPoint::variation);
    }

    /** Whether the process will meet its target, by the limits at the last value. */
    public Assurance assurance() {
        Optional<ProcessLimits> limits = last().flatMap(XmrPoint::limits);
        return settings.target().isEmpty() || limits.isEmpty()
                ? Assurance.NO_TARGET
                : Assurance.of(settings.direction(), settings.target().getAsDouble(), limits.get());
    }

    /** How many values, up to the last, carry the last one's special-cause icon. 0 when it is common cause. */
    public int inForce() {
        return (int) since().stream()
                .flatMap(start -> IntStream.range(start, points.size()))
                .filter(i -> !points.get(i).isGap())
                .count();
    }

    /** The index of the first value of those. Empty when the last value is common cause. */
    public OptionalInt since() {
        Variation now = variation().orElse(Variation.COMMON_CAUSE);
        if (now == Variation.COMMON_CAUSE) {
            return OptionalInt.empty();
        }
        int since = points.size();
        for (int i = points.size() - 1; i >= 0; i--) {
            XmrPoint point = points.get(i);
            if (!point.isGap() && point.variation() != now) {
                break;
            }
            since = point.isGap() ? since : i;
        }
        return OptionalInt.of(since);
    }

    private Optional<XmrPoint> last() {
        return points.stream().filter(point -> !point.isGap()).reduce((first, second) -> second);
    }
}

package org.rida.metric.xmr;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.rida.metric.Share;

/**
 * One month of a chart.
 *
 * @param value empty for a gap
 * @param n the number of cases behind a share, mean or percentile; empty for counts, which are judged whatever they are
 * @param share whether the value is a share of the cases, so that its limits depend on n
 * @param status {@link PointStatus#JUDGED} when it can be judged and may enter a baseline
 */
public record Observation(OptionalDouble value, OptionalLong n, boolean share, PointStatus status) {

    /** A month without data. */
    public static final Observation GAP =
            new Observation(OptionalDouble.empty(), OptionalLong.empty(), false, PointStatus.NO_DATA);

    /** A month whose value must not be shown, and so must not be derivable from the limits either. */
    public static final Observation WITHHELD =
            new Observation(OptionalDouble.empty(), OptionalLong.empty(), false, PointStatus.WITHHELD);

    /** Fewer cases than these are not judged. */
    public static final long FEWEST = 10;

    /** A count, or any other value that is judged whatever stands behind it. */
    public static Observation of(double value) {
        return of(OptionalDouble.of(value));
    }

    /** A gap when there is no value. */
    public static Observation of(OptionalDouble value) {
        return value.isEmpty() ? GAP : new Observation(value, OptionalLong.empty(), false, PointStatus.JUDGED);
    }

    /** A mean or percentile of so many cases; a gap when there is no value. */
    public static Observation of(OptionalDouble value, long cases) {
        return value.isEmpty() ? GAP : new Observation(value, OptionalLong.of(cases), false, judgedFrom(cases));
    }

    /** A gap when the denominator is 0. */
    public static Observation of(Share share) {
        long cases = share.denominator();
        return cases == 0 ? GAP : new Observation(share.value(), OptionalLong.of(cases), true, judgedFrom(cases));
    }

    /** The same value of a month that the inputs do not cover wholly. */
    public Observation provisional() {
        return isGap() ? this : new Observation(value, n, share, PointStatus.PROVISIONAL);
    }

    /**
     * Whether more than half of the months with data have fewer than ten cases, so that a chart is to be drawn by
     * quarter instead. Never for counts.
     */
    public static boolean isMostlyTooFew(List<Observation> months) {
        List<Observation> present =
                months.stream().filter(month -> !month.isGap()).toList();
        long few = present.stream()
                .filter(month -> month.n().isPresent() && month.n().getAsLong() < FEWEST)
                .count();
        return few * 2 > present.size();
    }

    private static PointStatus judgedFrom(long cases) {
        return cases < FEWEST ? PointStatus.TOO_FEW : PointStatus.JUDGED;
    }

    boolean isGap() {
        return value.isEmpty();
    }

    boolean isJudged() {
        return status == PointStatus.JUDGED;
    }

    double y() {
        return value.orElseThrow();
    }
}

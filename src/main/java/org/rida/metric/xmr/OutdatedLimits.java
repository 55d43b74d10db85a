package org.rida.metric.xmr;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Why limits do not describe the process at its newest point: nothing is then said of its target beyond whether the month
 * met it.
 *
 * @param high above the centre or the upper limit; of a trend, rising
 * @param length how many points are in the run, or on that side; 1 of a single point outside
 * @param from index of the first month of the run, from which a person may decide to reset the limits; empty for a single
 *     point outside, and where the limits begin there already
 */
public record OutdatedLimits(OutdatedBy reason, boolean high, int length, OptionalInt from) {

    /** In the order in which they are told: a run calls for other limits, a single point for its cause. */
    public enum OutdatedBy {
        /** The newest seven points or more lie on one side of the centre. */
        SHIFT,
        /** The newest seven points or more rise, or fall, each time. */
        TREND,
        /** Ten or more of the newest twelve points lie on one side of the centre: by chance in 4 of 100 cases. */
        TEN_OF_TWELVE,
        /** The newest point lies outside the limits. */
        OUTSIDE
    }

    private static final int RECENT = 12;
    private static final int MOST = 10;

    /** Empty while the limits describe the newest point, and when that is not judged. */
    static Optional<OutdatedLimits> of(List<XmrChart.XmrPoint> points) {
        OptionalInt newest = points.isEmpty() ? OptionalInt.empty() : OptionalInt.of(points.size() - 1);
        return newest.isEmpty() || !points.get(newest.getAsInt()).isJudged()
                ? Optional.empty()
                : new NewestPoints(points).outdated();
    }

    /** The judged points of the newest one's phase. */
    private static final class NewestPoints {

        private final List<XmrChart.XmrPoint> points;
        /** Of the judged points of the last phase. */
        private final int[] indexes;

        NewestPoints(List<XmrChart.XmrPoint> points) {
            this.points = points;
            int phase = points.get(points.size() - 1).phase();
            this.indexes = IntStream.range(0, points.size())
                    .filter(i -> points.get(i).phase() == phase && points.get(i).isJudged())
                    .toArray();
        }

        Optional<OutdatedLimits> outdated() {
            int newest = indexes.length - 1;
            int shift = shiftStart();
            if (newest - shift + 1 >= Signal.RUN_LENGTH) {
                return run(OutdatedBy.SHIFT, side(newest), newest - shift + 1, shift);
            }
            int trend = trendStart();
            if (newest - trend + 1 >= Signal.RUN_LENGTH) {
                return run(OutdatedBy.TREND, step(newest), newest - trend + 1, trend);
            }
            for (int side : new int[] {1, -1}) {
                int[] there = IntStream.rangeClosed(Math.max(0, newest - RECENT + 1), newest)
                        .filter(i -> side(i) == side)
                        .toArray();
                if (there.length >= MOST && indexes.length >= RECENT) {
                    return run(OutdatedBy.TEN_OF_TWELVE, side, there.length, there[0]);
                }
            }
            return isOutside(newest)
                    ? Optional.of(new OutdatedLimits(OutdatedBy.OUTSIDE, side(newest) > 0, 1, OptionalInt.empty()))
                    : Optional.empty();
        }

        /** @param sign of the side or the step, never 0: a run has one */
        private Optional<OutdatedLimits> run(OutdatedBy reason, int sign, int length, int start) {
            OptionalInt from = start == 0 ? OptionalInt.empty() : OptionalInt.of(indexes[start]);
            return Optional.of(new OutdatedLimits(reason, sign > 0, length, from));
        }

        /** Of the newest points on one side of the centre; behind the last where that lies on it. */
        private int shiftStart() {
            int start = indexes.length;
            int side = side(indexes.length - 1);
            // the bound is never what ends it: not all points of a phase lie on one side of their own centre
            while (side != 0 && start > 0 && side(start - 1) == side) {
                start--;
            }
            return start;
        }

        /** Of the newest points that rise, or fall, each time. */
        private int trendStart() {
            int start = indexes.length - 1;
            int step = step(start);
            // the bound is never what ends it: the first point has no step
            while (step != 0 && start > 0 && step(start) == step) {
                start--;
            }
            return start;
        }

        /** 1 for a rise to this point, -1 for a fall, 0 for neither and for the first point. */
        private int step(int i) {
            return i == 0 ? 0 : (int) Math.signum(value(i) - value(i - 1));
        }

        private int side(int i) {
            return limits(i).side(value(i));
        }

        private boolean isOutside(int i) {
            return limits(i).isOutside(value(i));
        }

        private double value(int i) {
            return points.get(indexes[i]).value().orElseThrow();
        }

        private ProcessLimits limits(int i) {
            return points.get(indexes[i]).limits().orElseThrow();
        }
    }
}

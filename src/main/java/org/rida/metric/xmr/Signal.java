package org.rida.metric.xmr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rida.metric.Direction;

/**
 * A special cause at one point.
 *
 * @param high above the centre; of a trend, rising
 */
record Signal(SpecialCause cause, boolean high) {

    static final int RUN_LENGTH = 7;
    private static final Signal NONE = new Signal(SpecialCause.NONE, false);

    Variation variation(Direction direction) {
        return cause == SpecialCause.NONE ? Variation.COMMON_CAUSE : Variation.of(direction, high);
    }

    /** One for each value of a phase. */
    static List<Signal> in(List<Observation> phase, List<ProcessLimits> limits) {
        return new SignalSearch(phase.stream().mapToDouble(Observation::y).toArray(), limits).signals();
    }

    /** Applies the rules to each point, in their order of precedence. */
    private static final class SignalSearch {

        private final double[] values;
        private final List<ProcessLimits> limits;

        SignalSearch(double[] values, List<ProcessLimits> limits) {
            this.values = values;
            this.limits = limits;
        }

        List<Signal> signals() {
            List<Signal> signals = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                signals.add(at(i));
            }
            return signals;
        }

        private Signal at(int i) {
            if (isOutside(i)) {
                return new Signal(SpecialCause.OUTSIDE_LIMIT, isAbove(i));
            }
            if (isInTrend(i, 1) || isInTrend(i, -1)) {
                return new Signal(SpecialCause.TREND, isInTrend(i, 1));
            }
            if (isTwoOfThree(i)) {
                return new Signal(SpecialCause.TWO_OF_THREE, isAbove(i));
            }
            return isInShift(i) ? new Signal(SpecialCause.SHIFT, isAbove(i)) : NONE;
        }

        private boolean isOutside(int i) {
            return limits.get(i).isOutside(values[i]);
        }

        private boolean isInTrend(int i, int sign) {
            return anyWindow(i, RUN_LENGTH, start -> IntStream.range(start + 1, start + RUN_LENGTH)
                    .allMatch(j -> Math.signum(values[j] - values[j - 1]) == sign));
        }

        private boolean isTwoOfThree(int i) {
            return isNear(i)
                    && anyWindow(
                            i,
                            3,
                            start -> isOneSided(start, 3)
                                    && IntStream.range(start, start + 3)
                                                    .filter(this::isNear)
                                                    .count()
                                            >= 2);
        }

        private boolean isInShift(int i) {
            return anyWindow(i, RUN_LENGTH, start -> isOneSided(start, RUN_LENGTH));
        }

        /** Whether the test holds for a window of this length that covers i. */
        private boolean anyWindow(int i, int length, IntPredicate test) {
            return IntStream.rangeClosed(Math.max(0, i - length + 1), Math.min(i, values.length - length))
                    .anyMatch(test);
        }

        private boolean isNear(int i) {
            return limits.get(i).isNear(values[i]);
        }

        private boolean isOneSided(int start, int length) {
            return side(start) != 0 && IntStream.range(start, start + length).allMatch(j -> side(j) == side(start));
        }

        /** Asked only of points that lie on one side: no signal is on the centre. */
        private boolean isAbove(int i) {
            return side(i) > 0;
        }

        private int side(int i) {
            return limits.get(i).side(values[i]);
        }
    }
}

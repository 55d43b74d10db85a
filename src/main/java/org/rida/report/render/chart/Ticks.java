package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Round values of an axis, from the first one at or below the least value to the first one at or above the greatest.
 *
 * @param step distance between ticks, greater than 0
 */
public record Ticks(double from, double to, double step) {

    private static final int MAX_INTERVALS = 5;
    private static final double[] ROUND = {1, 2, 5, 10};

    /**
     * Chooses about five intervals of 1, 2 or 5 times a power of ten.
     *
     * @param shares whether the values are shares: their axis stays within 0 to 1 with steps of at least 0.05; other
     *     axes have steps of at least 1
     */
    public static Ticks of(double least, double greatest, boolean shares) {
        double low = shares ? Math.max(0, least) : least;
        double high = shares ? Math.min(1, greatest) : greatest;
        double step = shares ? stepOfShares(high - low) : Math.max(1, roundStep((high - low) / MAX_INTERVALS));
        double from = Math.floor(low / step + 1e-9) * step;
        double to = Math.ceil(high / step - 1e-9) * step;
        return new Ticks(from, to > from ? to : from + step, step);
    }

    /** All ticks, ascending. */
    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; from + i * step <= to + step / 1e6; i++) {
            values.add(from + i * step);
        }
        return values;
    }

    /** Relative position of a value: 0 at the first tick, 1 at the last, outside that range beyond them. */
    double place(double value) {
        return (value - from) / (to - from);
    }

    private static double stepOfShares(double range) {
        return range <= 0.1 ? 0.05 : range <= 0.5 ? 0.1 : 0.2;
    }

    /** The smallest round number that is at least this great. */
    private static double roundStep(double atLeast) {
        if (atLeast <= 0) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double round : ROUND) {
            if (round * power >= atLeast - power * 1e-9) {
                return round * power;
            }
        }
        return 10 * power;
    }
}

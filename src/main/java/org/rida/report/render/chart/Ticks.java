package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.List;

/** Round values for an axis: from the one at or below the least value to the one at or above the greatest. */
public record Ticks(double from, double to, double step) {

    private static final int MAX_INTERVALS = 5;
    private static final double[] ROUND = {1, 2, 5, 10};

    /** Shares stay within 0..1 and are never finer than five percent; counts and days never finer than one. */
    public static Ticks of(double least, double greatest, boolean shares) {
        double low = shares ? Math.max(0, least) : least;
        double high = shares ? Math.min(1, greatest) : greatest;
        double step = shares ? stepOfShares(high - low) : Math.max(1, roundStep((high - low) / MAX_INTERVALS));
        double from = Math.floor(low / step + 1e-9) * step;
        double to = Math.ceil(high / step - 1e-9) * step;
        return new Ticks(from, to > from ? to : from + step, step);
    }

    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; from + i * step <= to + step / 1e6; i++) {
            values.add(from + i * step);
        }
        return values;
    }

    /** Where a value lies between the first and the last tick, 0..1 when it is inside. */
    double place(double value) {
        return (value - from) / (to - from);
    }

    private static double stepOfShares(double range) {
        return range <= 0.1 ? 0.05 : range <= 0.5 ? 0.1 : 0.2;
    }

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

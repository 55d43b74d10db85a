package org.rida.metric.survey;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rida.metric.Interval;

/**
 * How many answers are needed, and what so many can show.
 *
 * <p>Shares of two groups: the normal approximation of R's power.prop.test, two-sided at 5 %.
 */
public final class SampleSize {

    // nothing is drawn at random, so it needs no generator
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double ACCURACY = 1e-12;
    private static final int STEPS = 1000;

    private SampleSize() {}

    /**
     * The smallest number of answers of which Wilson's interval is at most so wide to each side of its middle.
     *
     * @param share expected, 0 to 1; .5 needs most
     * @param halfWidth above 0, below .5
     */
    public static long forInterval(double share, double halfWidth) {
        expect(halfWidth > 0 && halfWidth < .5, "half width", halfWidth);
        expect(share >= 0 && share <= 1, "share", share);
        long n = 1;
        long high = 2;
        while (halfWidth(share, high) > halfWidth) {
            n = high;
            high *= 2;
        }
        while (n < high) {
            long middle = (n + high) / 2;
            if (halfWidth(share, middle) > halfWidth) {
                n = middle + 1;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * How far Wilson's interval reaches to each side of its middle.
     *
     * @param share 0 to 1
     * @param n answers, above 0
     * @return 0 to .5
     */
    public static double halfWidth(double share, long n) {
        Interval interval = Interval.wilson(share * n, (double) n);
        return (interval.high() - interval.low()) / 2;
    }

    /**
     * Answers of each of two groups, not rounded, so that a difference of these shares is found with a given probability.
     *
     * @param power that probability, above 0, below 1; usually .8
     * @throws IllegalArgumentException when the shares are equal or a number is out of range
     */
    public static double ofEachGroup(double first, double second, double power) {
        expect(first >= 0 && first <= 1, "share", first);
        expect(second >= 0 && second <= 1 && first != second, "another share", second);
        expect(power > 0 && power < 1, "power", power);
        double pooled = (first + second) * (1 - (first + second) / 2);
        double apart = first * (1 - first) + second * (1 - second);
        double sum = Interval.Z * Math.sqrt(pooled) + NORMAL.inverseCumulativeProbability(power) * Math.sqrt(apart);
        double n = sum / (first - second);
        return n * n;
    }

    /**
     * The smallest share above a given one that so many answers of each of two groups tell from it with a given probability;
     * 1 when even that is too near.
     *
     * @param n answers of each group, above 0
     */
    public static double smallestVisible(double share, double n, double power) {
        expect(share >= 0 && share < 1, "share", share);
        expect(n > 0, "number of answers", n);
        UnivariateFunction tooFew = other -> ofEachGroup(share, other, power) - n;
        double near = share + (1 - share) * 1e-9;
        if (tooFew.value(1) > 0) {
            return 1;
        }
        return new BrentSolver(ACCURACY).solve(STEPS, tooFew, near, 1);
    }

    /** How many to invite so that so many answer, rounded up. */
    public static long invitations(long answers, double responseRate) {
        expect(responseRate > 0 && responseRate <= 1, "response rate", responseRate);
        return (long) Math.ceil(answers / responseRate);
    }

    private static void expect(boolean right, String what, double found) {
        if (!right) {
            throw new IllegalArgumentException("sample size: %s out of range: %s".formatted(what, found));
        }
    }
}

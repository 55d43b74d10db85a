package org.rida.metric.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * How a linear regression's R squared divides among its variables: what each adds, averaged over all orders in which they
 * may be entered.
 *
 * <p>Lindeman, Merenda and Gold (1980); Groemping, Journal of Statistical Software 17 (2006) 1 (LMG).
 */
final class RelativeImportance {

    private static final double SINGULAR = 1e-10;

    private final double[][] correlations;
    private final int variables;
    private final double[] explained;

    /** @param correlations of the explained variable, then the others */
    RelativeImportance(double[][] correlations) {
        this.correlations = correlations;
        this.variables = correlations.length - 1;
        this.explained = new double[1 << variables];
        enter(correlations, 0, 0, 0, explained);
    }

    /** Whether some variable never varies, so that nothing can be said. */
    boolean isUndefined() {
        return Double.isNaN(explained[explained.length - 1]);
    }

    /** Of all variables together, 0 to 1. */
    double rSquared() {
        return explained[explained.length - 1];
    }

    /** The part of each variable, in their order; they add up to R squared. */
    List<Double> shares() {
        List<Double> shares = new ArrayList<>();
        for (int variable = 0; variable < variables; variable++) {
            shares.add(share(variable));
        }
        return shares;
    }

    /** The largest variance inflation factor: how well the others explain a variable. Infinite when they do so entirely. */
    double largestInflation() {
        double largest = 1;
        for (int variable = 0; variable < variables; variable++) {
            double rest = unexplained(variable + 1);
            largest = Math.max(largest, rest < SINGULAR ? Double.POSITIVE_INFINITY : 1 / rest);
        }
        return largest;
    }

    private double share(int variable) {
        int bit = 1 << variable;
        double share = 0;
        for (int subset = 0; subset < explained.length; subset++) {
            if ((subset & bit) == 0) {
                share += ordersWith(Integer.bitCount(subset)) * (explained[subset | bit] - explained[subset]);
            }
        }
        return share;
    }

    /** The share of orders in which exactly a given set of so many variables comes before another. */
    private double ordersWith(int before) {
        double share = 1.0 / variables;
        for (int i = 1; i <= before; i++) {
            share *= (double) i / (variables - i);
        }
        return share;
    }

    /**
     * Fills in what each subset explains, from the variable on: those before it are decided. A variable that is entered is swept out
     * of the others, so that what remains of them is what the subset does not explain, and each step costs one sweep instead of
     * a regression.
     *
     * @param remaining covariances of what the subset leaves, the explained variable first
     */
    private static void enter(double[][] remaining, int variable, int subset, double known, double[] explained) {
        explained[subset] = known;
        for (int next = variable; next < remaining.length - 1; next++) {
            double left = remaining[next + 1][next + 1];
            // what others explain wholly adds nothing
            boolean redundant = left < SINGULAR;
            double more = redundant ? 0 : remaining[0][next + 1] * remaining[0][next + 1] / left;
            double[][] rest = redundant ? remaining : swept(remaining, next + 1);
            enter(rest, next + 1, subset | (1 << next), known + more, explained);
        }
    }

    /** What remains of every variable when one of them is known. */
    private static double[][] swept(double[][] covariances, int known) {
        double[][] rest = new double[covariances.length][covariances.length];
        for (int i = 0; i < rest.length; i++) {
            double factor = covariances[i][known] / covariances[known][known];
            for (int j = 0; j < rest.length; j++) {
                rest[i][j] = covariances[i][j] - factor * covariances[known][j];
            }
        }
        return rest;
    }

    /** The part of a variable's variance that the others leave. */
    private double unexplained(int variable) {
        double[][] rest = correlations;
        for (int other = 1; other <= variables; other++) {
            if (other != variable && !(rest[other][other] < SINGULAR)) {
                rest = swept(rest, other);
            }
        }
        return rest[variable][variable];
    }
}

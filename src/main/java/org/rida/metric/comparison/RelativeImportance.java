package org.rida.metric.comparison;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * How a linear regression's R squared divides among its variables: what each adds, averaged over all orders in which they
 * may be entered.
 *
 * <p>Lindeman, Merenda and Gold (1980); Groemping, Journal of Statistical Software 17 (2006) 1 (LMG).
 */
final class RelativeImportance {

    private static final double SINGULAR = 1e-10;

    private final RealMatrix correlations;
    private final int variables;
    private final double[] explained;

    /**
     * @param rows one of each case: the explained variable, then the others
     * @throws IllegalArgumentException when there are fewer than two rows
     */
    RelativeImportance(double[][] rows) {
        this.correlations = new PearsonsCorrelation(rows).getCorrelationMatrix();
        this.variables = correlations.getColumnDimension() - 1;
        this.explained = new double[1 << variables];
        for (int subset = 1; subset < explained.length; subset++) {
            explained[subset] = explained(subset, 0);
        }
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
        int all = explained.length - 1;
        for (int variable = 0; variable < variables; variable++) {
            double rest = 1 - explained(all & ~(1 << variable), variable + 1);
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

    /** The R squared of a column of the correlations by the variables of a subset. */
    private double explained(int subset, int column) {
        int[] columns = new int[Integer.bitCount(subset)];
        int next = 0;
        for (int variable = 0; variable < variables; variable++) {
            if ((subset & (1 << variable)) != 0) {
                columns[next++] = variable + 1;
            }
        }
        if (columns.length == 0) {
            return 0;
        }
        double[] with = new double[columns.length];
        for (int i = 0; i < with.length; i++) {
            with[i] = correlations.getEntry(columns[i], column);
            if (Double.isNaN(with[i])) {
                return Double.NaN;
            }
        }
        RealMatrix among = correlations.getSubMatrix(columns, columns);
        ArrayRealVector vector = new ArrayRealVector(with);
        return vector.dotProduct(
                new SingularValueDecomposition(among).getSolver().solve(vector));
    }
}

package org.rida.metric.masking;














import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The greatest and least value that each variable of a solvable system a x = b, x >= 0 can take.
 *
 * <p>Dantzig's two-phase simplex method on a dense tableau, with Bland's rule (1977), which cannot cycle.
 */
final class Simplex {

    private static final double ZERO = 1e-9;

    private final int variables;
    private final double[][] rows;
    private final int[] basis;
    private final double[] lowest;
    private final double[] highest;

    Simplex(int variables, double[][] a, double[] b) {
        this.variables = variables;
        lowest = new double[variables];
        highest = new double[variables];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        rows = new double[a.length][];
        basis = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            rows[i] = Arrays.copyOf(a[i], variables + a.length + 1);
            rows[i][variables + a.length] = b[i];
            if (b[i] < 0) {
                Arrays.setAll(rows[i], negated(rows[i]));
            }
            rows[i][variables + i] = 1;
            basis[i] = variables + i;
        }
        findSolution();
    }

    double greatest(int variable) {
        return maximise(variable, 1);
    }

    double least(int variable) {
        return -maximise(variable, -1);
    }

    /** First phase: drive out the artificial variables, one for each row. */
    private void findSolution() {
        int width = variables + rows.length;
        double[] cost = new double[width + 1];
        Arrays.fill(cost, variables, width, -1);
        optimise(rows, basis, cost, width);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < variables && basis[i] >= variables; j++) {
                if (Math.abs(rows[i][j]) > ZERO) {
                    pivot(rows, basis, i, j);
                }
            }
        }
    }

    /** How far apart the values of a variable are in the solutions that were met so far: never more than it can be. */
    double met(int variable) {
        return highest[variable] - lowest[variable];
    }

    private double maximise(int variable, double sign) {
        double[] cost = new double[variables + rows.length + 1];
        cost[variable] = sign;
        double[][] copy = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        int[] basic = basis.clone();
        double most = optimise(copy, basic, cost, variables);
        remember(copy, basic);
        return most;
    }

    private void remember(double[][] solved, int[] basic) {
        double[] values = new double[variables];
        for (int i = 0; i < solved.length; i++) {
            if (basic[i] < variables) {
                values[basic[i]] = solved[i][solved[i].length - 1];
            }
        }
        for (int j = 0; j < variables; j++) {
            lowest[j] = Math.min(lowest[j], values[j]);
            highest[j] = Math.max(highest[j], values[j]);
        }
    }

    /** Infinite when nothing bounds it. Only the first so many variables may enter. */
    private static double optimise(double[][] rows, int[] basis, double[] cost, int entering) {
        double[] gains = cost.clone();
        for (int i = 0; i < rows.length; i++) {
            subtract(gains, cost[basis[i]], rows[i]);
        }
        while (true) {
            int enter = -1;
            for (int j = 0; j < entering && enter < 0; j++) {
                enter = gains[j] > ZERO ? j : -1;
            }
            if (enter < 0) {
                return -gains[gains.length - 1];
            }
            int leave = leaving(rows, basis, enter);
            if (leave < 0) {
                return Double.POSITIVE_INFINITY;
            }
            pivot(rows, basis, leave, enter);
            subtract(gains, gains[enter], rows[leave]);
        }
    }

    private static void subtract(double[] from, double times, double[] row) {
        if (times != 0) {
            for (int j = 0; j < row.length; j++) {
                from[j] -= times * row[j];
            }
        }
    }

    private static int leaving(double[][] rows, int[] basis, int enter) {
        int leave = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i][enter] > ZERO) {
                double ratio = rows[i][rows[i].length - 1] / rows[i][enter];
                if (ratio < least - ZERO || (ratio < least + ZERO && basis[i] < basis[leave])) {
                    least = Math.min(least, ratio);
                    leave = i;
                }
            }
        }
        return leave;
    }

    private static void pivot(double[][] rows, int[] basis, int row, int column) {
        double by = rows[row][column];
        Arrays.setAll(rows[row], divided(rows[row], by));
        for (int i = 0; i < rows.length; i++) {
            if (i != row) {
                subtract(rows[i], rows[i][column], rows[row]);
            }
        }
        basis[row] = column;
    }

    private static IntToDoubleFunction negated(double[] row) {
        return j -> -row[j];
    }

    private static IntToDoubleFunction divided(double[] row, double by) {
        return j -> row[j] / by;
    }
}

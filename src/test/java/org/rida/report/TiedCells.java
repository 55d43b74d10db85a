package org.rida.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.jspecify.annotations.Nullable;

/**
 * Non-negative solutions of equations by the simplex of Apache Commons Math. All searches start from the first corner
 * found, in whose basis most unknowns depend on a few, so that the first phase runs only once.
 */
final class TiedCells {

    private static final double ZERO = 1e-9;
    private static final int PIVOTS = 10_000;

    private final double[][] rows;
    private final int unknowns;
    private final int[] following;
    private final int[] free;

    /** @param rows the factors of each unknown, and last what they come to */
    TiedCells(double[][] rows, int unknowns) {
        this.rows = rows;
        this.unknowns = unknowns;
        this.following = new int[rows.length];
        Arrays.fill(following, -1);
        double[] corner = corner();
        Integer[] greatestFirst = IntStream.range(0, unknowns).boxed().toArray(Integer[]::new);
        Arrays.sort(greatestFirst, Comparator.comparing(at -> -corner[at]));
        for (int unknown : greatestFirst) {
            follow(unknown);
        }
        this.free = IntStream.range(0, unknowns)
                .filter(at -> Arrays.stream(following).noneMatch(each -> each == at))
                .toArray();
    }

    /** Null when nothing bounds it. */
    double @Nullable [] best(double[] objective, GoalType goal) {
        if (free.length == 0) {
            return point(new double[0]);
        }
        List<LinearConstraint> constraints = new ArrayList<>();
        double[] gains = Arrays.stream(free).mapToDouble(at -> objective[at]).toArray();
        for (int row = 0; row < rows.length; row++) {
            if (following[row] >= 0) {
                double[] factors = new double[free.length];
                for (int i = 0; i < free.length; i++) {
                    factors[i] = rows[row][free[i]];
                    gains[i] -= objective[following[row]] * factors[i];
                }
                constraints.add(new LinearConstraint(factors, Relationship.LEQ, Math.max(0, rows[row][unknowns])));
            }
        }
        double[] best = solve(gains, constraints, goal);
        return best == null ? null : point(best);
    }

    private double[] corner() {
        List<LinearConstraint> constraints = Arrays.stream(rows)
                .map(row -> new LinearConstraint(Arrays.copyOf(row, unknowns), Relationship.EQ, row[unknowns]))
                .toList();
        double[] corner = solve(new double[unknowns], constraints, GoalType.MINIMIZE);
        if (corner == null) {
            throw new IllegalStateException("nothing to be gained cannot be without bound");
        }
        return corner;
    }

    private static double @Nullable [] solve(double[] objective, List<LinearConstraint> constraints, GoalType goal) {
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(PIVOTS),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true))
                    .getPoint();
        } catch (UnboundedSolutionException e) {
            return null;
        }
    }

    /** One equation, if there is any left, tells the unknown from the others. */
    private void follow(int unknown) {
        int best = -1;
        for (int row = 0; row < rows.length; row++) {
            if (following[row] < 0
                    && Math.abs(rows[row][unknown]) > ZERO
                    && (best < 0 || Math.abs(rows[row][unknown]) > Math.abs(rows[best][unknown]))) {
                best = row;
            }
        }
        if (best >= 0) {
            following[best] = unknown;
            double by = rows[best][unknown];
            for (int j = 0; j <= unknowns; j++) {
                rows[best][j] /= by;
            }
            for (int row = 0; row < rows.length; row++) {
                double times = rows[row][unknown];
                for (int j = 0; row != best && times != 0 && j <= unknowns; j++) {
                    rows[row][j] -= times * rows[best][j];
                }
            }
        }
    }

    private double[] point(double[] chosen) {
        double[] point = new double[unknowns];
        for (int i = 0; i < free.length; i++) {
            point[free[i]] = chosen[i];
        }
        for (int row = 0; row < rows.length; row++) {
            if (following[row] >= 0) {
                point[following[row]] = rows[row][unknowns];
                for (int at : free) {
                    point[following[row]] -= rows[row][at] * point[at];
                }
            }
        }
        return point;
    }
}

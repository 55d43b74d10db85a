package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.rida.metric.Tables;

/** What is known, as equations over all cells; unseen cells are bounded by Apache Commons Math's simplex, not ours. */
final class Attack {

    private static final double ROUNDING = 1e-6;
    private static final int LOOKS = 8;

    private final Map<String, Double> known = new HashMap<>();
    private final Map<String, Double> least = new TreeMap<>();
    private final Set<String> hidden = new TreeSet<>();
    private final List<Equation> equations = new ArrayList<>();

    private final Map<String, double[]> met = new HashMap<>();
    private final Set<String> lookedAround = new HashSet<>();

    private record Equation(Map<String, Double> cells, double value) {}

    /** Of this cell nothing is known. */
    void unpublished(String cell) {
        if (!known.containsKey(cell)) {
            least.putIfAbsent(cell, 0.0);
        }
    }

    /** Shown, or unseen and then known to be at least 1; masked: for its own sake or another's, not only beside one. */
    void cell(String cell, long n, boolean unseen, boolean masked) {
        if (masked && n > 0) {
            hidden.add(cell);
        }
        if (unseen && n > 0) {
            if (!known.containsKey(cell)) {
                least.put(cell, 1.0);
            }
        } else {
            known.put(cell, (double) n);
            least.remove(cell);
        }
    }

    void sum(String total, List<String> parts, long n, boolean unseen, boolean masked) {
        cell(total, n, unseen, masked);
        adds(total, parts);
    }

    void equation(Map<String, Double> cells, double value) {
        equations.add(new Equation(Map.copyOf(cells), value));
    }

    void adds(String total, List<String> parts) {
        Map<String, Double> row = new TreeMap<>();
        parts.forEach(part -> row.merge(part, 1.0, Double::sum));
        row.merge(total, -1.0, Double::sum);
        equation(row, 0);
    }

    void tables(String output, Tables tables, Predicate<String> masked) {
        tables.cells().forEach((cell, n) -> cell(output + cell, n, masked.test(cell), masked.test(cell)));
        for (Tables.Sum sum : tables.sums()) {
            adds(
                    output + sum.total(),
                    sum.parts().stream().map(part -> output + part).toList());
        }
        if (nothingIsShown(tables, masked)) {
            tables.cells().keySet().forEach(cell -> hidden.remove(output + cell));
        }
    }

    /** Nothing but totals that stand elsewhere, so nothing more could have been masked. */
    private static boolean nothingIsShown(Tables tables, Predicate<String> masked) {
        return tables.cells().entrySet().stream()
                .filter(cell -> cell.getValue() > 0)
                .filter(cell -> cell.getKey().contains("/") && !cell.getKey().contains("/*/"))
                .allMatch(cell -> masked.test(cell.getKey()));
    }

    void assertHidden(int k) {
        for (String cell : hidden) {
            assertThat(isHidden(cell, k) ? k : span(cell))
                    .as("%s can be worked out more closely than %d, knowing %s and %s", cell, k, known, equations)
                    .isGreaterThanOrEqualTo(k - ROUNDING);
        }
    }

    /** Whether the counts that agree with everything known lie so far apart; those found for other cells may show it. */
    boolean isHidden(String cell, int k) {
        return !known.containsKey(cell) && (isMet(cell, k) || lookAround(cell, k) || span(cell) >= k - ROUNDING);
    }

    private boolean isMet(String cell, int k) {
        double[] range = met.get(cell);
        return range != null && range[1] - range[0] >= k;
    }

    /** A few looks at all cells at once, each with some of them as low as can be: most need no search of their own then. */
    private boolean lookAround(String cell, int k) {
        if (!lookedAround.contains(cell)) {
            List<Equation> tied = tied(cell);
            Map<String, Integer> variables = variables(cell, tied);
            lookedAround.addAll(variables.keySet());
            Random random = new Random(1);
            for (int look = 0; look < LOOKS; look++) {
                double[] some = random.doubles(variables.size())
                        .map(w -> w < 0.5 ? 0 : w)
                        .toArray();
                bound(variables, tied, some, GoalType.MINIMIZE);
            }
        }
        return isMet(cell, k);
    }

    /** How far apart the least and the greatest count are that agree with everything known; 0 for what is shown. */
    double span(String cell) {
        if (known.containsKey(cell)) {
            return 0;
        }
        List<Equation> tied = tied(cell);
        Map<String, Integer> variables = variables(cell, tied);
        double[] alone = new double[variables.size()];
        alone[0] = 1;
        return bound(variables, tied, alone, GoalType.MAXIMIZE) - bound(variables, tied, alone, GoalType.MINIMIZE);
    }

    /** The cell itself first. */
    private Map<String, Integer> variables(String cell, List<Equation> tied) {
        Map<String, Integer> variables = new HashMap<>();
        variables.put(cell, 0);
        tied.forEach(equation -> unknown(equation).forEach(name -> variables.putIfAbsent(name, variables.size())));
        return variables;
    }

    /** The equations that speak of the cell, or of others that they speak of. */
    private List<Equation> tied(String cell) {
        Set<String> reached = new HashSet<>(Set.of(cell));
        List<Equation> tied = new ArrayList<>();
        List<Equation> left = new ArrayList<>(equations);
        boolean more = true;
        while (more) {
            more = false;
            for (var all = left.iterator(); all.hasNext(); ) {
                Equation equation = all.next();
                if (unknown(equation).stream().anyMatch(reached::contains)) {
                    reached.addAll(unknown(equation));
                    tied.add(equation);
                    all.remove();
                    more = true;
                }
            }
        }
        return tied;
    }

    private Set<String> unknown(Equation equation) {
        Set<String> unknown = new TreeSet<>(equation.cells().keySet());
        unknown.removeAll(known.keySet());
        return unknown;
    }

    /** All are counted from the least that they can be. */
    private double bound(Map<String, Integer> variables, List<Equation> tied, double[] objective, GoalType goal) {
        List<LinearConstraint> constraints = new ArrayList<>();
        for (Equation equation : tied) {
            double[] row = new double[variables.size()];
            double value = equation.value();
            for (Map.Entry<String, Double> cell : equation.cells().entrySet()) {
                Double constant = known.get(cell.getKey());
                if (constant != null) {
                    value -= cell.getValue() * constant;
                } else {
                    row[variables.get(cell.getKey())] += cell.getValue();
                    value -= cell.getValue() * least.getOrDefault(cell.getKey(), 0.0);
                }
            }
            constraints.add(new LinearConstraint(row, Relationship.EQ, value));
        }
        try {
            PointValuePair solution = new SimplexSolver()
                    .optimize(
                            new MaxIter(10_000),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true));
            variables.forEach((cell, at) -> {
                double[] range = met.computeIfAbsent(
                        cell, c -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
                range[0] = Math.min(range[0], solution.getPoint()[at]);
                range[1] = Math.max(range[1], solution.getPoint()[at]);
            });
            return solution.getValue();
        } catch (UnboundedSolutionException e) {
            return goal == GoalType.MAXIMIZE ? 1e9 : -1e9;
        }
    }
}

package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.rida.metric.masking.Tables;

/**
 * Tries to recover masked cells: known values become equations over all cells, and the bounds of the unknown cells
 * are computed with the simplex of Apache Commons Math, independently of the product's own masking.
 */
public final class Attack {

    private static final double ROUNDING = 1e-6;
    private static final int SEARCHES = 8;

    private final Map<String, Double> known = new HashMap<>();
    private final Map<String, Double> least = new TreeMap<>();
    private final Set<String> hidden = new TreeSet<>();
    private final List<Equation> equations = new ArrayList<>();

    private final Map<String, Component> components = new HashMap<>();

    private record Equation(Map<String, Double> cells, double value) {}

    /** Of this cell nothing is known. */
    public void unpublished(String cell) {
        if (!known.containsKey(cell)) {
            least.putIfAbsent(cell, 0.0);
        }
    }

    /** Shown, or unseen and then known to be at least 1; masked: for its own sake or another's, not only beside one. */
    public void cell(String cell, long n, boolean unseen, boolean masked) {
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

    public void sum(String total, List<String> parts, long n, boolean unseen, boolean masked) {
        cell(total, n, unseen, masked);
        adds(total, parts);
    }

    public void equation(Map<String, Double> cells, double value) {
        equations.add(new Equation(Map.copyOf(cells), value));
    }

    public void adds(String total, List<String> parts) {
        Map<String, Double> row = new TreeMap<>();
        parts.forEach(part -> row.merge(part, 1.0, Double::sum));
        row.merge(total, -1.0, Double::sum);
        equation(row, 0);
    }

    public void tables(String output, Tables tables, Predicate<String> masked) {
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

    public void assertHidden(int k) {
        for (String cell : hidden) {
            assertThat(isHidden(cell, k) ? k : span(cell))
                    .as("%s can be worked out more closely than %d, knowing %s and %s", cell, k, known, equations)
                    .isGreaterThanOrEqualTo(k - ROUNDING);
        }
    }

    /** Whether the counts that agree with everything known lie so far apart; those found for other cells may show it. */
    public boolean isHidden(String cell, int k) {
        return !known.containsKey(cell) && (component(cell).hasMet(cell) >= k || span(cell) >= k - ROUNDING);
    }

    /** How far apart the least and the greatest count are that agree with everything known; 0 for what is shown. */
    public double span(String cell) {
        return known.containsKey(cell) ? 0 : component(cell).span(cell);
    }

    /** To be asked when everything is known. */
    private Component component(String cell) {
        Component component = components.get(cell);
        if (component == null) {
            List<Equation> tied = tied(cell);
            Map<String, Integer> unknowns = new TreeMap<>(Map.of(cell, 0));
            tied.forEach(equation -> unknown(equation).forEach(name -> unknowns.putIfAbsent(name, unknowns.size())));
            component = new Component(unknowns, system(unknowns, tied));
            for (String each : unknowns.keySet()) {
                components.put(each, component);
            }
        }
        return component;
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
    private TiedCells system(Map<String, Integer> unknowns, List<Equation> tied) {
        double[][] rows = new double[tied.size()][unknowns.size() + 1];
        for (int i = 0; i < rows.length; i++) {
            double value = tied.get(i).value();
            for (Map.Entry<String, Double> cell : tied.get(i).cells().entrySet()) {
                Double constant = known.get(cell.getKey());
                if (constant != null) {
                    value -= cell.getValue() * constant;
                } else {
                    rows[i][unknowns.get(cell.getKey())] += cell.getValue();
                    value -= cell.getValue() * least.getOrDefault(cell.getKey(), 0.0);
                }
            }
            rows[i][unknowns.size()] = value;
        }
        return new TiedCells(rows, unknowns.size());
    }

    /** Unseen cells that tell on each other, and how low and high each was met in the solutions found so far. */
    private static final class Component {

        private final Map<String, Integer> unknowns;
        private final TiedCells system;
        private final double[] lowest;
        private final double[] highest;

        Component(Map<String, Integer> unknowns, TiedCells system) {
            this.unknowns = unknowns;
            this.system = system;
            lowest = new double[unknowns.size()];
            highest = new double[unknowns.size()];
            Arrays.fill(lowest, Double.POSITIVE_INFINITY);
            Arrays.fill(highest, Double.NEGATIVE_INFINITY);
            Random random = new Random(1);
            for (int search = 0; search < SEARCHES; search++) {
                optimize(random.doubles(unknowns.size()).toArray(), GoalType.MINIMIZE);
            }
        }

        double hasMet(String cell) {
            int at = unknowns.get(cell);
            return highest[at] - lowest[at];
        }

        double span(String cell) {
            int at = unknowns.get(cell);
            double[] alone = new double[unknowns.size()];
            alone[at] = 1;
            return optimize(alone, GoalType.MAXIMIZE) && optimize(alone, GoalType.MINIMIZE)
                    ? hasMet(cell)
                    : Double.POSITIVE_INFINITY;
        }

        /** False when nothing bounds it. */
        private boolean optimize(double[] objective, GoalType goal) {
            double[] solution = system.best(objective, goal);
            for (int at = 0; solution != null && at < solution.length; at++) {
                lowest[at] = Math.min(lowest[at], solution[at]);
                highest[at] = Math.max(highest[at], solution[at]);
            }
            return solution != null;
        }
    }
}

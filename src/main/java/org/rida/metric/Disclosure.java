package org.rida.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader can work out about masked cells: the least and greatest count that agrees with all that is shown, knowing
 * that zeros are shown, so that a masked cell is at least 1.
 */
final class Disclosure {

    private final Map<String, Integer> variables = new HashMap<>();
    private final Simplex system;

    Disclosure(Tables tables, Set<String> masked) {
        new TreeSet<>(masked).forEach(cell -> variables.put(cell, variables.size()));
        List<double[]> rows = new ArrayList<>();
        List<Double> constants = new ArrayList<>();
        for (Tables.Sum sum : tables.sums()) {
            double[] row = new double[variables.size()];
            double constant = 0;
            for (String part : sum.parts()) {
                constant += put(row, part, 1, tables);
            }
            constant += put(row, sum.total(), -1, tables);
            rows.add(row);
            constants.add(-constant);
        }
        system = new Simplex(
                variables.size(),
                rows.toArray(double[][]::new),
                constants.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How far apart the least and the greatest are; infinite when nothing bounds the cell. */
    double span(String cell) {
        int variable = variable(cell);
        return system.greatest(variable) - system.least(variable);
    }

    /** The masked cells that can be worked out more closely than k, the closest first. */
    List<String> exposed(int k) {
        Map<String, Double> spans = new HashMap<>();
        variables.keySet().forEach(cell -> spans.put(cell, span(cell)));
        return spans.entrySet().stream()
                .filter(entry -> entry.getValue() < k - 1e-6)
                .sorted(Comparator.comparing((Map.Entry<String, Double> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private int variable(String cell) {
        Integer variable = variables.get(cell);
        if (variable == null) {
            throw new IllegalArgumentException("cell \"%s\" is not masked".formatted(cell));
        }
        return variable;
    }

    /** A shown cell's count; of a masked one, which is 1 and something unknown, the 1. */
    private double put(double[] row, String cell, int sign, Tables tables) {
        Integer variable = variables.get(cell);
        if (variable == null) {
            return sign * (double) tables.n(cell);
        }
        row[variable] += sign;
        return sign;
    }
}

package org.rida.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader can work out about masked cells: the least and greatest count that agrees with all that is shown, knowing
 * that zeros are shown, so that a masked cell is at least 1. Of cells that nobody has published not even that is known.
 *
 * <p>Masked cells that meet in no sum say nothing of each other: each group is a small system of its own.
 */
final class Disclosure {

    private final Map<String, Group> groups = new HashMap<>();

    Disclosure(Tables tables, Set<String> masked) {
        this(tables, masked, Set.of());
    }

    Disclosure(Tables tables, Set<String> masked, Set<String> unpublished) {
        Map<String, List<Tables.Sum>> meeting = new HashMap<>();
        for (Tables.Sum sum : tables.sums()) {
            sum.cells()
                    .filter(cell -> masked.contains(cell) || unpublished.contains(cell))
                    .forEach(cell -> meeting.computeIfAbsent(cell, c -> new ArrayList<>())
                            .add(sum));
        }
        Set<String> unknown = new TreeSet<>(masked);
        unknown.addAll(unpublished);
        for (String cell : unknown) {
            if (!groups.containsKey(cell)) {
                Group group = new Group(tables, masked, meeting, cell);
                group.variables.keySet().forEach(each -> groups.put(each, group));
            }
        }
    }

    /** How far apart the least and the greatest are; infinite when nothing bounds the cell. */
    double span(String cell) {
        Group group = groups.get(cell);
        if (group == null) {
            throw new IllegalArgumentException("cell \"%s\" is not masked".formatted(cell));
        }
        return group.span(cell);
    }

    /** Those of the cells that can be worked out more closely than k, the closest first. */
    List<String> exposed(Collection<String> cells, int k) {
        Map<String, Double> spans = new HashMap<>();
        for (String cell : cells) {
            Group group = groups.get(cell);
            if (group == null || !group.isKnownToSpan(cell, k)) {
                spans.put(cell, span(cell));
            }
        }
        return spans.entrySet().stream()
                .filter(entry -> entry.getValue() < k - 1e-6)
                .sorted(Comparator.comparing((Map.Entry<String, Double> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Unknown cells that sums tie to each other. */
    private static final class Group {

        private final Map<String, Integer> variables = new HashMap<>();
        private final Simplex system;

        Group(Tables tables, Set<String> masked, Map<String, List<Tables.Sum>> meeting, String first) {
            Set<Tables.Sum> sums = new java.util.LinkedHashSet<>();
            List<String> open = new ArrayList<>(List.of(first));
            while (!open.isEmpty()) {
                String cell = open.remove(open.size() - 1);
                if (variables.putIfAbsent(cell, variables.size()) == null) {
                    for (Tables.Sum sum : meeting.getOrDefault(cell, List.of())) {
                        if (sums.add(sum)) {
                            sum.cells().filter(meeting::containsKey).forEach(open::add);
                        }
                    }
                }
            }
            system = system(tables, masked, List.copyOf(sums));
        }

        private Simplex system(Tables tables, Set<String> masked, List<Tables.Sum> sums) {
            double[][] rows = new double[sums.size()][variables.size()];
            double[] constants = new double[sums.size()];
            for (int i = 0; i < rows.length; i++) {
                double constant = put(rows[i], sums.get(i).total(), -1, tables, masked);
                for (String part : sums.get(i).parts()) {
                    constant += put(rows[i], part, 1, tables, masked);
                }
                constants[i] = -constant;
            }
            return new Simplex(variables.size(), rows, constants);
        }

        /** Most cells need no search of their own: what was found for others spans them. */
        boolean isKnownToSpan(String cell, int k) {
            return system.met(java.util.Objects.requireNonNull(variables.get(cell))) >= k;
        }

        double span(String cell) {
            Integer variable = java.util.Objects.requireNonNull(variables.get(cell));
            return system.greatest(variable) - system.least(variable);
        }

        /** A shown cell's count; of a masked one, which is 1 and something unknown, the 1. */
        private double put(double[] row, String cell, int sign, Tables tables, Set<String> masked) {
            Integer variable = variables.get(cell);
            if (variable == null) {
                return sign * (double) tables.n(cell);
            }
            row[variable] += sign;
            return masked.contains(cell) ? sign : 0;
        }
    }
}

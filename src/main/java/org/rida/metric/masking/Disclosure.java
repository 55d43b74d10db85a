package org.rida.metric.masking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a reader can work out about masked cells: the least and greatest count that agrees with all that is shown, knowing
 * that zeros are shown, so that a masked cell is at least 1. Of cells that nobody has published not even that is known.
 *
 * <p>Masked cells that meet in no sum say nothing of each other: each group is a small system of its own.
 */
final class Disclosure {

    private final Map<String, Known> known = new HashMap<>();

    /** Groups of the last two looks: one more masked cell changes only the group that it joins. */
    static final class Memory {

        private Map<Set<String>, Known> before = Map.of();
        private Map<Set<String>, Known> now = Map.of();

        private void next() {
            before = now;
            now = new HashMap<>();
        }

        private Known recall(CellGroup group, Function<CellGroup, Known> otherwise) {
            Known known = before.containsKey(group.cells()) ? before.get(group.cells()) : otherwise.apply(group);
            now.put(group.cells(), Objects.requireNonNull(known));
            return known;
        }
    }

    Disclosure(Tables tables, Set<String> masked) {
        this(tables, masked, Set.of(), new Memory());
    }

    /** @param memory of the same tables, where the same cells were unpublished */
    Disclosure(Tables tables, Set<String> masked, Set<String> unpublished, Memory memory) {
        memory.next();
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
            if (!known.containsKey(cell)) {
                CellGroup group = CellGroup.around(cell, meeting);
                Known all = memory.recall(group, fresh -> new Known(tables, masked, fresh));
                group.cells().forEach(each -> known.put(each, all));
            }
        }
    }

    /** How far apart the least and the greatest are; infinite when nothing bounds the cell. */
    double span(String cell) {
        Known all = known.get(cell);
        if (all == null) {
            throw new IllegalArgumentException("cell \"%s\" is not masked".formatted(cell));
        }
        return all.span(cell);
    }

    /** Those of the cells that can be worked out more closely than k, the closest first. */
    List<String> exposed(Collection<String> cells, int k) {
        Map<String, Double> spans = new HashMap<>();
        for (String cell : cells) {
            Known all = known.get(cell);
            if (all == null || !all.isKnownToSpan(cell, k)) {
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
    private record CellGroup(Set<String> cells, Set<Tables.Sum> sums) {

        static CellGroup around(String first, Map<String, List<Tables.Sum>> meeting) {
            CellGroup group = new CellGroup(new TreeSet<>(), new LinkedHashSet<>());
            List<String> open = new ArrayList<>(List.of(first));
            while (!open.isEmpty()) {
                String cell = open.remove(open.size() - 1);
                if (group.cells.add(cell)) {
                    for (Tables.Sum sum : meeting.getOrDefault(cell, List.of())) {
                        if (group.sums.add(sum)) {
                            sum.cells().filter(meeting::containsKey).forEach(open::add);
                        }
                    }
                }
            }
            return group;
        }
    }

    /** What is known of the cells of a group. */
    private static final class Known {

        private final Map<String, Integer> variables = new HashMap<>();
        private final Map<String, Double> spans = new HashMap<>();
        private final double[][] rows;
        private final double[] constants;
        private final Exchange exchange;
        private @Nullable Simplex system;

        Known(Tables tables, Set<String> masked, CellGroup group) {
            group.cells().forEach(cell -> variables.put(cell, variables.size()));
            rows = new double[group.sums().size()][variables.size()];
            constants = new double[rows.length];
            int[] totals = new int[rows.length];
            int i = 0;
            for (Tables.Sum sum : totalsFirst(group.sums())) {
                totals[i] = variables.getOrDefault(sum.total(), -1);
                double constant = put(rows[i], sum.total(), -1, tables, masked);
                for (String part : sum.parts()) {
                    constant += put(rows[i], part, 1, tables, masked);
                }
                constants[i++] = -constant;
            }
            double[] above = new double[variables.size()];
            variables.forEach((cell, at) -> above[at] = tables.n(cell) - (masked.contains(cell) ? 1 : 0));
            exchange = new Exchange(copy(rows), above, totals);
        }

        /** Most cells need no search of their own: to exchange counts, or what was found for others, spans them. */
        boolean isKnownToSpan(String cell, int k) {
            int variable = variable(cell);
            return exchange.span(variable) >= k || system != null && system.met(variable) >= k;
        }

        double span(String cell) {
            if (system == null) {
                system = new Simplex(variables.size(), rows, constants);
            }
            Simplex solved = system;
            return spans.computeIfAbsent(cell, c -> solved.greatest(variable(c)) - solved.least(variable(c)));
        }

        private List<Tables.Sum> totalsFirst(Set<Tables.Sum> sums) {
            return sums.stream()
                    .sorted(Comparator.comparing(sum -> !variables.containsKey(sum.total())))
                    .toList();
        }

        private static double[][] copy(double[][] rows) {
            return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        }

        private int variable(String cell) {
            return Objects.requireNonNull(variables.get(cell));
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

package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Masking;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.Tables;
import org.rida.metric.Target;

/**
 * An attacker who reads all that is published of a month, adds and subtracts, knows that zeros are shown, and bounds every masked
 * cell by linear programming (Apache Commons Math's simplex, not ours). Random tables in the shapes that the reports have.
 */
class MaskingAttackTest {

    private static final int TABLES = Integer.getInteger("rida.masking.tables", 40);
    private static final double ROUNDING = 1e-6;

    /** Scores, satisfied, dissatisfied and the mean of one question. */
    @TestFactory
    Stream<DynamicTest> noScoreOfAQuestionIsGivenAway() {
        return seeds("question", seed -> {
            Random random = new Random(seed);
            int k = k(random);
            boolean spread = random.nextInt(3) > 0;
            TreeMap<Integer, Long> scores = scores(random);
            QuestionMask mask = QuestionMask.of(scores, spread, k);
            Attack attack = new Attack();
            addQuestion(attack, "q", scores, mask, spread, k);
            attack.assertHidden(k);
        });
    }

    /** Two slices of the same answers, and of the same requests, beside their totals. */
    @TestFactory
    Stream<DynamicTest> noCellOfASliceIsGivenAway() {
        return seeds("slices", seed -> {
            Random random = new Random(1_000_000 + seed);
            int k = k(random);
            TreeMap<Integer, Long> scores = scores(random);
            QuestionMask mask = QuestionMask.of(scores, false, k);
            Attack attack = new Attack();
            addQuestion(attack, "q", scores, mask, false, k);
            long satisfied = sum(scores, 4, 5);
            long others = sum(scores, 1, 3);
            Map<String, Map<String, Map<String, Long>>> slices = new TreeMap<>();
            for (String slice : List.of("channel", "service", "outcome")) {
                slices.put(slice, split(random, satisfied, others));
            }
            addSlices(attack, mask, slices, k);
            addRequests(attack, split(random, random.nextInt(200), random.nextInt(60)), k);
            attack.assertHidden(k);
        });
    }

    /** The issue of a month and its correction after some late rows: what was masked stays so. */
    @TestFactory
    Stream<DynamicTest> aCorrectionGivesNothingAway() {
        return seeds("correction", seed -> {
            Random random = new Random(2_000_000 + seed);
            int k = k(random);
            Map<String, Map<String, Long>> rows = split(random, 20 + random.nextInt(150), 5 + random.nextInt(60));
            Tables first = Tables.grid("g", rows);
            Masking before = Masking.of(first, k);
            Map<String, Map<String, Long>> corrected = new TreeMap<>();
            rows.forEach((value, row) -> {
                Map<String, Long> more = new TreeMap<>(row);
                more.merge("in", (long) random.nextInt(3), Long::sum);
                corrected.put(value, more);
            });
            Tables second = Tables.grid("g", corrected);
            Set<String> masked = union(before.primary(), before.secondary());
            Masking after = Masking.of(second, k, new Masking.Before(Set.of(), masked));
            for (String cell : masked) {
                if (second.cells().getOrDefault(cell, 0L) > 0) {
                    assertThat(after.isMasked(cell)).as("%s stays masked", cell).isTrue();
                }
            }
            Attack attack = new Attack();
            assertThat(after.exposed()).isEmpty();
            attack.tables("", second, after::isMasked);
            attack.assertHidden(k);
        });
    }

    private static Stream<DynamicTest> seeds(String shape, LongConsumer test) {
        return Stream.of(DynamicTest.dynamicTest(
                TABLES + " tables", () -> LongStream.range(0, TABLES).forEach(seed -> {
                    try {
                        test.accept(seed);
                    } catch (AssertionError e) {
                        throw new AssertionError(shape + " " + seed + ": " + e.getMessage(), e);
                    }
                })));
    }

    private static int k(Random random) {
        return List.of(5, 8, 10).get(random.nextInt(3));
    }

    private static TreeMap<Integer, Long> scores(Random random) {
        TreeMap<Integer, Long> scores = new TreeMap<>();
        int size = List.of(4, 20, 60, 200).get(random.nextInt(4));
        for (int score = 1; score <= 5; score++) {
            long n = random.nextInt(5) == 0 ? random.nextInt(5) : random.nextInt(size);
            if (n > 0) {
                scores.put(score, n);
            }
        }
        return scores;
    }

    private static long sum(TreeMap<Integer, Long> scores, int from, int to) {
        return scores.subMap(from, to + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** So many of each kind, dealt out to three to six values, unevenly. */
    private static Map<String, Map<String, Long>> split(Random random, long in, long out) {
        int values = 3 + random.nextInt(4);
        double[] weights = random.doubles(values).map(w -> w * w).toArray();
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        for (int i = 0; i < values; i++) {
            rows.put("v" + i, new TreeMap<>(Map.of("in", 0L, "out", 0L)));
        }
        deal(random, weights, in, "in", rows);
        deal(random, weights, out, "out", rows);
        rows.values().removeIf(row -> row.values().stream().allMatch(n -> n == 0));
        return rows;
    }

    private static void deal(
            Random random, double[] weights, long n, String kind, Map<String, Map<String, Long>> rows) {
        double all = java.util.Arrays.stream(weights).sum();
        for (long i = 0; i < n; i++) {
            double at = random.nextDouble() * all;
            int value = 0;
            while (value < weights.length - 1 && (at -= weights[value]) > 0) {
                value++;
            }
            rows.get("v" + value).merge(kind, 1L, Long::sum);
        }
    }

    private static void addQuestion(
            Attack attack, String name, TreeMap<Integer, Long> scores, QuestionMask mask, boolean spread, int k) {
        Map<String, Long> buckets = new TreeMap<>();
        scores.forEach((score, n) -> buckets.put(score.toString(), n));
        Counts counts = Counts.of(buckets);
        Map<String, Double> moments = new TreeMap<>();
        for (int score = 1; score <= 5; score++) {
            String cell = name + "/" + score;
            long n = scores.getOrDefault(score, 0L);
            if (spread) {
                attack.cell(cell, n, mask.hides(score) || mask.hidesAll(), mask.hides(score));
            } else {
                attack.unpublished(cell);
            }
            moments.put(cell, (double) score);
        }
        boolean satisfied = mask.hides(Metric.SATISFIED_SHARE.figure(counts, Target.TWO_WEEKS));
        boolean dissatisfied = mask.hides(Metric.DISSATISFIED_SHARE.figure(counts, Target.TWO_WEEKS));
        Set<String> masked = mask.masked();
        attack.sum(name, parts(name, 1, 5), counts.total(), mask.hidesAll(), masked.contains("all"));
        attack.sum(name + "/in", parts(name, 4, 5), sum(scores, 4, 5), satisfied, masked.contains("satisfied"));
        attack.sum(name + "/out", parts(name, 1, 3), sum(scores, 1, 3), satisfied, masked.contains("not-satisfied"));
        attack.sum(name + "/few", parts(name, 1, 2), sum(scores, 1, 2), dissatisfied, masked.contains("dissatisfied"));
        attack.sum(
                name + "/rest",
                parts(name, 3, 5),
                sum(scores, 3, 5),
                dissatisfied,
                masked.contains("not-dissatisfied"));
        Figure mean = Metric.MEAN_SCORE.figure(counts, Target.TWO_WEEKS);
        if (mean.value().isPresent() && !mask.hides(mean)) {
            attack.equation(moments, mean.value().getAsDouble() * counts.total());
        }
    }

    private static List<String> parts(String name, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(score -> name + "/" + score)
                .toList();
    }

    private static void addSlices(
            Attack attack, QuestionMask everybody, Map<String, Map<String, Map<String, Long>>> slices, int k) {
        Map<String, Map<String, Share>> shares = new TreeMap<>();
        slices.forEach((slice, rows) -> {
            Map<String, Share> values = new TreeMap<>();
            rows.forEach((value, n) -> values.put(value, new Share(n.get("in"), n.get("in") + n.get("out"))));
            shares.put(slice, values);
        });
        SliceMask mask = SliceMask.of(everybody, shares, k);
        if (mask.hidesEverything()) {
            return;
        }
        shares.forEach((slice, values) -> {
            List<String> in = new ArrayList<>();
            List<String> out = new ArrayList<>();
            values.forEach((value, share) -> {
                String row = slice + "/" + value;
                in.add(row + "/in");
                out.add(row + "/out");
                boolean hidden = mask.hides(slice, value);
                attack.cell(row + "/in", share.numerator(), hidden, mask.masks(row + "/in"));
                attack.cell(row + "/out", share.complement().numerator(), hidden, mask.masks(row + "/out"));
                boolean hidesAll = mask.hidesAll(slice, value);
                attack.sum(row + "/*", List.of(row + "/in", row + "/out"), share.denominator(), hidesAll, hidesAll);
            });
            attack.adds("q/in", in);
            attack.adds("q/out", out);
        });
    }

    private static void addRequests(Attack attack, Map<String, Map<String, Long>> rows, int k) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> in = new TreeMap<>();
        rows.forEach((value, n) -> {
            all.put("p/" + value + "/*", n.get("in") + n.get("out"));
            in.put("p/" + value + "/in", n.get("in"));
        });
        Tables tables = Tables.line("p", all).combine(Tables.line("p/*/in", in));
        attack.tables("requests:", tables, SliceFigures.masking(tables, Set.of(), k)::isMasked);
    }

    private static Set<String> union(Collection<String> one, Collection<String> two) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(two);
        return both;
    }

    /** What is known, as equations over all cells. */
    private static final class Attack {

        private final Map<String, Integer> variables = new HashMap<>();
        private final Set<String> hidden = new TreeSet<>();
        private final List<Equation> equations = new ArrayList<>();

        private record Equation(Map<String, Double> cells, Relationship relation, double value) {}

        void unpublished(String cell) {
            variables.putIfAbsent(cell, variables.size());
        }

        /** Shown, or unseen and then known to be at least 1; masked: for its own sake or another's, not only beside one. */
        void cell(String cell, long n, boolean unseen, boolean masked) {
            unpublished(cell);
            if (masked && n > 0) {
                hidden.add(cell);
            }
            if (unseen && n > 0) {
                equations.add(new Equation(Map.of(cell, 1.0), Relationship.GEQ, 1));
            } else {
                equations.add(new Equation(Map.of(cell, 1.0), Relationship.EQ, n));
            }
        }

        void sum(String total, List<String> parts, long n, boolean unseen, boolean masked) {
            cell(total, n, unseen, masked);
            Map<String, Double> row = new TreeMap<>();
            parts.forEach(part -> row.merge(part, 1.0, Double::sum));
            row.put(total, -1.0);
            equation(row, 0);
        }

        void equation(Map<String, Double> cells, double value) {
            equations.add(new Equation(Map.copyOf(cells), Relationship.EQ, value));
        }

        void adds(String total, List<String> parts) {
            Map<String, Double> row = new TreeMap<>();
            parts.forEach(part -> row.put(part, 1.0));
            row.put(total, -1.0);
            equation(row, 0);
        }

        void tables(String output, Tables tables, Predicate<String> masked) {
            tables.cells().forEach((cell, n) -> cell(output + cell, n, masked.test(cell), masked.test(cell)));
            for (Tables.Sum sum : tables.sums()) {
                Map<String, Double> row = new TreeMap<>();
                sum.parts().forEach(part -> row.merge(output + part, 1.0, Double::sum));
                row.put(output + sum.total(), -1.0);
                equation(row, 0);
            }
            if (nothingIsShown(tables, masked)) {
                tables.cells().keySet().forEach(cell -> hidden.remove(output + cell));
            }
        }

        /** Nothing but totals that stand elsewhere, so nothing more could have been masked. */
        private static boolean nothingIsShown(Tables tables, Predicate<String> masked) {
            return tables.cells().entrySet().stream()
                    .filter(cell -> cell.getValue() > 0)
                    .filter(cell ->
                            cell.getKey().contains("/") && !cell.getKey().contains("/*/"))
                    .allMatch(cell -> masked.test(cell.getKey()));
        }

        void assertHidden(int k) {
            for (String cell : hidden) {
                assertThat(bound(cell, GoalType.MAXIMIZE) - bound(cell, GoalType.MINIMIZE))
                        .as("%s can be worked out more closely than %d, knowing %s", cell, k, equations)
                        .isGreaterThanOrEqualTo(k - ROUNDING);
            }
        }

        private double bound(String cell, GoalType goal) {
            List<LinearConstraint> constraints = new ArrayList<>();
            for (Equation equation : equations) {
                double[] row = new double[variables.size()];
                equation.cells().forEach((name, factor) -> row[variables.get(name)] += factor);
                constraints.add(new LinearConstraint(row, equation.relation(), equation.value()));
            }
            double[] objective = new double[variables.size()];
            objective[variables.get(cell)] = 1;
            try {
                return new SimplexSolver()
                        .optimize(
                                new MaxIter(10_000),
                                new LinearObjectiveFunction(objective, 0),
                                new LinearConstraintSet(constraints),
                                goal,
                                new NonNegativeConstraint(true))
                        .getValue();
            } catch (UnboundedSolutionException e) {
                return goal == GoalType.MAXIMIZE ? 1e9 : -1e9;
            }
        }
    }
}

package org.rida.report.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;
import org.rida.report.Attack;
import org.rida.report.RandomCounts;
import org.rida.report.table.DimensionFigures;

/**
 * An attacker who reads all that is published of a month, adds and subtracts, knows that zeros are shown, and bounds every masked
 * cell by linear programming (Apache Commons Math's simplex, not ours). Random tables in the shapes that the reports have.
 */
class MaskingAttackTest {

    private static final int TABLES = Integer.getInteger("rida.masking.tables", 40);
    private static final int FROM = Integer.getInteger("rida.masking.from", 0);

    /** Scores, satisfied, dissatisfied and the mean of one question. */
    @TestFactory
    Stream<DynamicTest> noScoreOfAQuestionIsGivenAway() {
        return seeds("question", seed -> {
            Random random = new Random(seed);
            int k = RandomCounts.k(random);
            boolean spread = random.nextInt(3) > 0;
            NavigableMap<Integer, Long> scores = RandomCounts.scores(random);
            QuestionMasking mask = QuestionMasking.of(scores, spread, k);
            Attack attack = new Attack();
            addQuestion(attack, "q", scores, mask, spread);
            attack.assertHidden(k);
        });
    }

    /** Two slices of the same answers, and of the same requests, beside their totals. */
    @TestFactory
    Stream<DynamicTest> noCellOfASliceIsGivenAway() {
        return seeds("slices", seed -> {
            Random random = new Random(1_000_000 + seed);
            int k = RandomCounts.k(random);
            NavigableMap<Integer, Long> scores = RandomCounts.scores(random);
            QuestionMasking mask = QuestionMasking.of(scores, false, k);
            Attack attack = new Attack();
            addQuestion(attack, "q", scores, mask, false);
            long satisfied = RandomCounts.sum(scores, 4, 5);
            long others = RandomCounts.sum(scores, 1, 3);
            Map<String, Map<String, Map<String, Long>>> slices = new TreeMap<>();
            for (String slice : List.of("channel", "service", "outcome")) {
                slices.put(slice, RandomCounts.split(random, satisfied, others));
            }
            addSlices(attack, mask, slices, k);
            addRequests(attack, RandomCounts.split(random, random.nextInt(200), random.nextInt(60)), k);
            attack.assertHidden(k);
        });
    }

    private static Stream<DynamicTest> seeds(String shape, LongConsumer test) {
        return seeds(TABLES, shape, test);
    }

    /** All seeds that fail are told, not the first alone. */
    static Stream<DynamicTest> seeds(int tables, String shape, LongConsumer test) {
        return Stream.of(DynamicTest.dynamicTest(tables + " tables", () -> {
            List<AssertionError> givenAway = new ArrayList<>();
            for (long seed = FROM; seed < FROM + tables; seed++) {
                try {
                    test.accept(seed);
                } catch (AssertionError e) {
                    givenAway.add(new AssertionError(shape + " " + seed + ": " + e.getMessage(), e));
                }
            }
            assertThat(givenAway).isEmpty();
        }));
    }

    private static void addQuestion(
            Attack attack, String name, NavigableMap<Integer, Long> scores, QuestionMasking mask, boolean spread) {
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
        boolean satisfied = mask.hides(Metric.SATISFIED_SHARE.figure(counts, AnswerTarget.TWO_WEEKS));
        boolean dissatisfied = mask.hides(Metric.DISSATISFIED_SHARE.figure(counts, AnswerTarget.TWO_WEEKS));
        Set<String> masked = mask.masked();
        attack.sum(name, parts(name, 1, 5), counts.total(), mask.hidesAll(), masked.contains("all"));
        attack.sum(
                name + "/in",
                parts(name, 4, 5),
                RandomCounts.sum(scores, 4, 5),
                satisfied,
                masked.contains("satisfied"));
        attack.sum(
                name + "/out",
                parts(name, 1, 3),
                RandomCounts.sum(scores, 1, 3),
                satisfied,
                masked.contains("not-satisfied"));
        attack.sum(
                name + "/few",
                parts(name, 1, 2),
                RandomCounts.sum(scores, 1, 2),
                dissatisfied,
                masked.contains("dissatisfied"));
        attack.sum(
                name + "/rest",
                parts(name, 3, 5),
                RandomCounts.sum(scores, 3, 5),
                dissatisfied,
                masked.contains("not-dissatisfied"));
        Figure mean = Metric.MEAN_SCORE.figure(counts, AnswerTarget.TWO_WEEKS);
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
            Attack attack, QuestionMasking everybody, Map<String, Map<String, Map<String, Long>>> slices, int k) {
        Map<String, Map<String, Share>> shares = new TreeMap<>();
        slices.forEach((slice, rows) -> {
            Map<String, Share> values = new TreeMap<>();
            rows.forEach((value, n) -> values.put(value, new Share(n.get("in"), n.get("in") + n.get("out"))));
            shares.put(slice, values);
        });
        SliceMasking mask = SliceMasking.of(everybody, shares, k);
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
        attack.tables("requests:", tables, masking(tables, k)::isMasked);
    }

    private static Masking masking(Tables tables, int k) {
        Masking.Before before = DimensionFigures.before(tables, Set.of());
        Masking masking = Masking.maskingOf(tables, k, before);
        return masking.exposed().isEmpty() ? masking : masking.nothingShown(tables, before.shown());
    }
}

package org.rida.report;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** Random counts as in a report: few and many, evenly and unevenly distributed. */
public final class RandomCounts {

    private RandomCounts() {}

    public static int k(Random random) {
        return List.of(5, 8, 10).get(random.nextInt(3));
    }

    public static NavigableMap<Integer, Long> scores(Random random) {
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

    public static long sum(NavigableMap<Integer, Long> scores, int from, int to) {
        return scores.subMap(from, to + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** So many of each kind, dealt out to three to six values, unevenly. */
    public static Map<String, Map<String, Long>> split(Random random, long in, long out) {
        int values = 3 + random.nextInt(4);
        double[] weights = random.doubles(values).map(w -> w * w).toArray();
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        for (int i = 0; i < values; i++) {
            rows.put("v" + i, new TreeMap<>(Map.of("in", 0L, "out", 0L)));
        }
        distribute(random, weights, in, "in", rows);
        distribute(random, weights, out, "out", rows);
        rows.values().removeIf(row -> row.values().stream().allMatch(n -> n == 0));
        return rows;
    }

    private static void distribute(
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
}

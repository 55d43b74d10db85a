package org.rida.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The number of cases in each bucket: outcomes by name, days and scores by number, days of two kinds as "answered:12" and
 * "censored:30". One grouped query feeds all figures, and counts of several months or dimension values can be added.
 * Immutable.
 */
public final class Counts {

    public static final Counts NONE = new Counts(new TreeMap<>());

    private final SortedMap<String, Long> buckets;

    private Counts(SortedMap<String, Long> buckets) {
        this.buckets = Collections.unmodifiableSortedMap(buckets);
    }

    /** @throws IllegalArgumentException when a count is negative */
    public static Counts of(Map<String, Long> buckets) {
        buckets.forEach((bucket, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "bucket \"%s\": expected a count, found %d".formatted(bucket, count));
            }
        });
        return new Counts(new TreeMap<>(buckets));
    }

    /** Counts of days or scores; a number that nobody has is left out. */
    static Counts ofNumbers(Map<Integer, Long> numbers) {
        Map<String, Long> buckets = new TreeMap<>();
        numbers.forEach((number, count) -> {
            if (count > 0) {
                buckets.put(Integer.toString(number), count);
            }
        });
        return of(buckets);
    }

    /** The sum of both, bucket by bucket. */
    public Counts combine(Counts other) {
        SortedMap<String, Long> sum = new TreeMap<>(buckets);
        other.buckets.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
        return new Counts(sum);
    }

    public SortedMap<String, Long> buckets() {
        return buckets;
    }

    /** The sum of these buckets; a missing bucket counts 0. */
    public long in(String... names) {
        return Arrays.stream(names)
                .mapToLong(bucket -> buckets.getOrDefault(bucket, 0L))
                .sum();
    }

    public long total() {
        return buckets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All buckets, each the number of a day. */
    public DayCounts days() {
        return days("");
    }

    /** The buckets of one kind: with this prefix and the number of a day. */
    public DayCounts days(String prefix) {
        Map<Integer, Long> days = new HashMap<>();
        buckets.forEach((bucket, count) -> {
            if (bucket.startsWith(prefix)) {
                days.put(number(bucket, bucket.substring(prefix.length())), count);
            }
        });
        return DayCounts.of(days);
    }

    /**
     * The valid answers: buckets with numbers. Those with names ("dont_know") are left out.
     *
     * @throws IllegalArgumentException when a score is off the scale
     */
    public SortedMap<Integer, Long> scores(int lowest, int highest) {
        SortedMap<Integer, Long> scores = new TreeMap<>();
        buckets.forEach((bucket, count) -> {
            if (bucket.matches("-?[0-9]+")) {
                int score = number(bucket, bucket);
                if (score < lowest || score > highest) {
                    throw new IllegalArgumentException(
                            "bucket \"%s\": expected a score from %d to %d".formatted(bucket, lowest, highest));
                }
                scores.put(score, count);
            }
        });
        return scores;
    }

    /** @throws IllegalArgumentException when there is a bucket of another name */
    void expectOnly(Set<String> known) {
        Set<String> unknown = new TreeSet<>(buckets.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "buckets: expected %s, found %s".formatted(new TreeSet<>(known), unknown));
        }
    }

    private static int number(String bucket, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("bucket \"%s\": expected the number of a day".formatted(bucket), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts that && buckets.equals(that.buckets);
    }

    @Override
    public int hashCode() {
        return buckets.hashCode();
    }

    @Override
    public String toString() {
        return buckets.toString();
    }
}

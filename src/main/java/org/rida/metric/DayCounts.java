package org.rida.metric;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many episodes took, or have been open for, each number of days. Enough for exact percentiles without the single
 * rows, and counts of several months can be added. Immutable.
 */
public final class DayCounts {

    public static final DayCounts NONE = new DayCounts(new TreeMap<>());

    private final SortedMap<Integer, Long> counts;
    private final long n;

    private DayCounts(SortedMap<Integer, Long> counts) {
        this.counts = Collections.unmodifiableSortedMap(counts);
        this.n = counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * @param counts by number of days; days with a count of 0 are dropped
     * @throws IllegalArgumentException when a count is negative
     */
    public static DayCounts of(Map<Integer, Long> counts) {
        SortedMap<Integer, Long> sorted = new TreeMap<>();
        counts.forEach((day, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("day %d: expected a count, found %d".formatted(day, count));
            }
            if (count > 0) {
                sorted.put(day, count);
            }
        });
        return new DayCounts(sorted);
    }

    /** The sum of both, day by day. */
    public DayCounts combine(DayCounts other) {
        SortedMap<Integer, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((day, count) -> sum.merge(day, count, Long::sum));
        return new DayCounts(sum);
    }

    public SortedMap<Integer, Long> counts() {
        return counts;
    }

    /** The number of episodes. */
    public long n() {
        return n;
    }

    /**
     * The p-quantile in days, interpolated between neighbouring days and not rounded. Empty when there are no episodes.
     *
     * <p>Type 7 (linear) of Hyndman and Fan, The American Statistician 50 (1996) 361-365; PostgreSQL's percentile_cont.
     */
    public OptionalDouble percentile(double p) {
        if (n == 0) {
            return OptionalDouble.empty();
        }
        double rank = p * (n - 1);
        long below = (long) Math.floor(rank);
        int low = at(below);
        int high = at((long) Math.ceil(rank));
        return OptionalDouble.of(low + (rank - below) * (high - low));
    }

    /** The share of the episodes that took at most this many days. */
    public Share within(int days) {
        return new Share(upTo(days), n);
    }

    /** How many on exactly this day. */
    public long on(int day) {
        return counts.getOrDefault(day, 0L);
    }

    /** How many on days from first to last, both included: an age band. */
    public long between(int first, int last) {
        return upTo(last) - upTo(first - 1);
    }

    /** How many on this day or later. */
    public long from(int day) {
        return sum(counts.tailMap(day));
    }

    /** Empty when there is none. */
    public OptionalInt max() {
        return counts.isEmpty() ? OptionalInt.empty() : OptionalInt.of(counts.lastKey());
    }

    private long upTo(int day) {
        return day == Integer.MAX_VALUE ? n : sum(counts.headMap(day + 1));
    }

    /** Without a stream: estimates ask for it day by day. */
    private static long sum(SortedMap<Integer, Long> days) {
        long sum = 0;
        for (long count : days.values()) {
            sum += count;
        }
        return sum;
    }

    /** The day of the episode with this rank, counted from 0 in order of days. */
    private int at(long rank) {
        Iterator<Map.Entry<Integer, Long>> days = counts.entrySet().iterator();
        Map.Entry<Integer, Long> day = days.next();
        long seen = day.getValue();
        while (seen <= rank) {
            day = days.next();
            seen += day.getValue();
        }
        return day.getKey();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayCounts that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}

package org.rida.tally.count;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;

/**
 * Selects the cases that have one of the values in every dimension named, such as two channels and one service. A case has
 * one value in each dimension, so the counts of several values of one dimension add up.
 *
 * @param values empty for all cases; {@link Dimension#ALL} and dimensions without a value are dropped
 */
public record SliceFilter(Map<Dimension, SortedSet<String>> values) {

    public static final SliceFilter EVERYBODY = new SliceFilter(Map.of());

    public SliceFilter {
        EnumMap<Dimension, SortedSet<String>> ordered = new EnumMap<>(Dimension.class);
        values.forEach((dimension, chosen) -> {
            if (dimension != Dimension.ALL && !chosen.isEmpty()) {
                ordered.put(dimension, Collections.unmodifiableSortedSet(new TreeSet<>(chosen)));
            }
        });
        values = Collections.unmodifiableMap(ordered);
    }

    /** Selects one value of a dimension; all cases when the dimension is {@link Dimension#ALL}. */
    public static SliceFilter of(Dimension dimension, String value) {
        return EVERYBODY.and(dimension, value);
    }

    /**
     * The one dimension that is filtered by; {@link Dimension#ALL} when all cases are selected.
     *
     * @throws IllegalStateException when several dimensions are filtered by
     */
    public Dimension dimension() {
        if (hasSeveral()) {
            throw new IllegalStateException("filter: expected at most one dimension, found " + this);
        }
        return values.keySet().stream().findFirst().orElse(Dimension.ALL);
    }

    /**
     * The one value of {@link #dimension()}; {@link Dimension#EVERYTHING} when all cases are selected.
     *
     * @throws IllegalStateException when several dimensions or values are filtered by
     */
    public String value() {
        if (!isOneGroup()) {
            throw new IllegalStateException("filter: expected at most one value, found " + this);
        }
        return chosen(dimension()).stream().findFirst().orElse(Dimension.EVERYTHING);
    }

    /** The values that a dimension is filtered by; none without filter. */
    public Set<String> chosen(Dimension dimension) {
        SortedSet<String> chosen = values.get(dimension);
        return chosen == null ? Set.of() : chosen;
    }

    /** As {@link #chosen}, for SQL. */
    public String[] array(Dimension dimension) {
        return chosen(dimension).toArray(String[]::new);
    }

    /** Whether several dimensions are filtered by at once; the stored counts hold each dimension by itself only. */
    public boolean hasSeveral() {
        return values.size() > 1;
    }

    /** Whether all cases are selected or one value of one dimension, about which decisions can be recorded. */
    public boolean isOneGroup() {
        return !hasSeveral() && values.values().stream().allMatch(chosen -> chosen.size() == 1);
    }

    public boolean isEverybody() {
        return values.isEmpty();
    }

    /** One value of a dimension, in the place of any other values of it. */
    public SliceFilter and(Dimension dimension, String value) {
        return and(dimension, Set.of(value));
    }

    /** Any of these values of a dimension, in the place of any other values of it; no filter by it without values. */
    public SliceFilter and(Dimension dimension, Collection<String> chosen) {
        EnumMap<Dimension, SortedSet<String>> more = new EnumMap<>(Dimension.class);
        more.putAll(values);
        more.put(dimension, new TreeSet<>(chosen));
        return new SliceFilter(more);
    }

    /** Whether cases with this value of the dimension are selected, as far as the dimension decides. */
    boolean contains(Dimension dimension, String value) {
        SortedSet<String> chosen = values.get(dimension);
        return chosen == null || chosen.contains(value);
    }

    /**
     * The counts of the values of {@link #dimension()} that are selected, added up.
     *
     * @param counts by the values of that dimension; {@link Dimension#EVERYTHING} when all cases are selected
     */
    public Counts sum(SortedMap<String, Counts> counts) {
        return (isEverybody() ? Set.of(Dimension.EVERYTHING) : chosen(dimension()))
                .stream().map(value -> counts.getOrDefault(value, Counts.NONE)).reduce(Counts.NONE, Counts::combine);
    }

    /** As people would write it: {@code channel=letter,phone service=aid}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey().code() + "=" + String.join(",", e.getValue()))
                .collect(joining(" "));
    }
}

package org.rida.tally.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rida.policy.Dimension;

/**
 * Selects the cases that have all of these values, such as one channel and one service.
 *
 * @param values empty for all cases; {@link Dimension#ALL} is dropped
 */
public record SliceFilter(Map<Dimension, String> values) {

    public static final SliceFilter EVERYBODY = new SliceFilter(Map.of());

    public SliceFilter {
        EnumMap<Dimension, String> ordered = new EnumMap<>(Dimension.class);
        ordered.putAll(values);
        ordered.remove(Dimension.ALL);
        values = java.util.Collections.unmodifiableMap(ordered);
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
        return only().map(Map.Entry::getKey).orElse(Dimension.ALL);
    }

    /**
     * The value of {@link #dimension()}; {@link Dimension#EVERYTHING} when all cases are selected.
     *
     * @throws IllegalStateException when several dimensions are filtered by
     */
    public String value() {
        return only().map(Map.Entry::getValue).orElse(Dimension.EVERYTHING);
    }

    private Optional<Map.Entry<Dimension, String>> only() {
        if (hasSeveral()) {
            throw new IllegalStateException("filter: expected at most one dimension, found " + this);
        }
        return values.entrySet().stream().findFirst();
    }

    /** Whether several dimensions are filtered by at once; the stored counts hold each dimension by itself only. */
    public boolean hasSeveral() {
        return values.size() > 1;
    }

    public boolean isEverybody() {
        return values.isEmpty();
    }

    /** One value more, or another one of the same slice. */
    public SliceFilter and(Dimension slice, String value) {
        EnumMap<Dimension, String> more = new EnumMap<>(Dimension.class);
        more.putAll(values);
        more.put(slice, value);
        return new SliceFilter(more);
    }

    /** As people would write it: {@code channel=phone service=aid}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey().code() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }
}

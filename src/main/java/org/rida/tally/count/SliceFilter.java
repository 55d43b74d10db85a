package org.rida.tally.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.rida.policy.Dimension;

/**
 * Selects the cases that have all of these values, such as one channel and one service. Values are not checked: one that
 * does not occur selects no case.
 *
 * @param values empty for all cases; {@link Dimension#ALL} is dropped
 */
public record SliceFilter(Map<Dimension, String> values) {

    /** No filter. */
    public static final SliceFilter EVERYBODY = new SliceFilter(Map.of());

    public SliceFilter {
        EnumMap<Dimension, String> ordered = new EnumMap<>(Dimension.class);
        ordered.putAll(values);
        ordered.remove(Dimension.ALL);
        values = java.util.Collections.unmodifiableMap(ordered);
    }

    /** Whether all cases are selected. */
    public boolean isEverybody() {
        return values.isEmpty();
    }

    /**
     * One value more, or another one of the same dimension.
     *
     * @param dimension to filter by; {@link Dimension#ALL} changes nothing
     */
    public SliceFilter and(Dimension dimension, String value) {
        EnumMap<Dimension, String> more = new EnumMap<>(Dimension.class);
        more.putAll(values);
        more.put(dimension, value);
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

package org.rida.tally;

import org.rida.policy.Slice;


import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Those whom all of these values name at once: by phone, of one service. Without any value it is everybody. */
public record Cut(Map<Slice, String> values) {

    public static final Cut EVERYBODY = new Cut(Map.of());

    public Cut {
        EnumMap<Slice, String> ordered = new EnumMap<>(Slice.class);
        ordered.putAll(values);
        ordered.remove(Slice.ALL);
        values = java.util.Collections.unmodifiableMap(ordered);
    }

    public boolean isEverybody() {
        return values.isEmpty();
    }

    /** One value more, or another one of the same slice. */
    public Cut and(Slice slice, String value) {
        EnumMap<Slice, String> more = new EnumMap<>(Slice.class);
        more.putAll(values);
        more.put(slice, value);
        return new Cut(more);
    }

    /** As people would write it: {@code channel=phone service=aid}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey().code() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }
}

package org.rida.sample;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request, from receipt to the end.
 *
 * @param received day 0
 * @param decision {@code accepted} or {@code rejected}; null before it or without one
 * @param leftReason {@code withdrawn}, {@code duplicate} or {@code unreachable}; null unless the request left
 * @param days only stages that come to pass
 */
public record RequestTimeline(
        LocalDate received, Map<RequestStage, LocalDate> days, @Nullable String decision, @Nullable String leftReason) {

    /** @return null for a stage that does not come to pass */
    @Nullable
    public LocalDate on(RequestStage stage) {
        return days.get(stage);
    }

    /** The part of the timeline that is known at the end of the day. */
    RequestTimeline asOf(LocalDate day) {
        Map<RequestStage, LocalDate> known = new EnumMap<>(days);
        known.values().removeIf(later -> later.isAfter(day));
        return new RequestTimeline(
                received,
                known,
                known.containsKey(RequestStage.DECIDED) ? decision : null,
                known.containsKey(RequestStage.LEFT) ? leftReason : null);
    }

    /**
     * @param after day of the export before
     * @param upTo day of the export
     * @return whether something happened after the first day and up to the second
     */
    boolean changed(LocalDate after, LocalDate upTo) {
        return within(received, after, upTo) || days.values().stream().anyMatch(d -> within(d, after, upTo));
    }

    /** The last day of the timeline. */
    LocalDate last() {
        return days.values().stream().reduce(received, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static boolean within(LocalDate day, LocalDate after, LocalDate upTo) {
        return day.isAfter(after) && !day.isAfter(upTo);
    }
}

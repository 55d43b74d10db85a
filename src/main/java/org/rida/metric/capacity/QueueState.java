package org.rida.metric.capacity;

import java.util.List;

/**
 * The queue at the cut-off.
 *
 * @param open requests that wait
 * @param recent requests received on each of the last days and not left since, answered or not, oldest first, the cut-off
 *     last; as many as the target has days
 */
public record QueueState(long open, List<Long> recent) {

    public QueueState {
        recent = List.copyOf(recent);
        if (open < 0 || recent.stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException(
                    "queue: expected numbers of requests, found %d open, %s received".formatted(open, recent));
        }
    }
}

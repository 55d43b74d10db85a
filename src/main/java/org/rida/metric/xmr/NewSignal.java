package org.rida.metric.xmr;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A special cause that the newest value is the first to show: told once, silent while it lasts.
 *
 * @param variation the newest value's icon
 * @param cause the rule that it meets
 * @param since index of the first value that carries the icon; a trend or shift reaches back
 */
public record NewSignal(Variation variation, SpecialCause cause, int since) {

    /**
     * Empty when the newest value is common cause or not judged, and when the last judged one before it, newest in its
     * turn, already had the same icon. A rebase begins anew.
     *
     * @param observations as of {@link XmrChart#of}
     */
    public static Optional<NewSignal> of(List<Observation> observations, XmrChart.Settings settings) {
        XmrChart now = XmrChart.of(observations, settings);
        OptionalInt since = now.since();
        if (since.isEmpty()) {
            return Optional.empty();
        }
        Variation variation = now.variation().orElseThrow();
        int phase = now.newest().orElseThrow().phase();
        for (int size = observations.size() - 1; size > 0; size--) {
            XmrChart before = XmrChart.of(observations.subList(0, size), settings);
            if (before.variation().isPresent()) {
                boolean lasts = before.newest().orElseThrow().phase() == phase
                        && before.variation().get() == variation;
                return lasts ? Optional.empty() : Optional.of(signal(now, variation, since.getAsInt()));
            }
        }
        return Optional.of(signal(now, variation, since.getAsInt()));
    }

    private static NewSignal signal(XmrChart chart, Variation variation, int since) {
        return new NewSignal(variation, chart.newest().orElseThrow().cause(), since);
    }
}

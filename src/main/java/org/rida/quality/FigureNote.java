package org.rida.quality;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A person's note for the readers of a figure. Notes are never changed: a wrong one is withdrawn and written again.
 *
 * @param id number
 * @param signature author, time and text
 * @param withdrawn empty while it is in force
 * @param topic a series as {@link SeriesKey} writes it, a theme's code, or {@link #WHOLE_MONTH}
 * @param month empty when it holds for all months
 */
public record FigureNote(
        long id, String topic, Optional<YearMonth> month, Signature signature, Optional<Signature> withdrawn) {

    /** About a month as a whole. */
    public static final String WHOLE_MONTH = "month";

    /** Whether it is shown to readers. */
    public boolean inForce() {
        return withdrawn.isEmpty();
    }
}

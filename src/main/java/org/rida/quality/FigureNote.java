package org.rida.quality;














import java.time.YearMonth;
import java.util.Optional;

/**
 * What a person wants others to know when they read a figure.
 *
 * @param about a series as {@link SeriesKey} writes it, a theme's code, or {@link #THE_MONTH}
 * @param month empty when it holds for all of them
 */
public record FigureNote(long id, String about, Optional<YearMonth> month, Signature written, Optional<Signature> withdrawn) {

    /** About a month as a whole. */
    public static final String THE_MONTH = "month";

    public boolean inForce() {
        return withdrawn.isEmpty();
    }
}

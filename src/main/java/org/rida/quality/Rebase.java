package org.rida.quality;














import java.time.YearMonth;
import java.util.Optional;

/**
 * From this month on the series is judged by limits of its own.
 *
 * @param decided who, when and why
 * @param withdrawn likewise; such a rebase is no longer in force, but stays readable
 */
public record Rebase(long id, SeriesKey series, YearMonth month, Signature decided, Optional<Signature> withdrawn) {

    public boolean inForce() {
        return withdrawn.isEmpty();
    }
}

package org.rida.quality;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A decision to judge a series by new limits from a month on.
 *
 * @param signature who decided it, when and why
 * @param withdrawn likewise; such a rebase is no longer in force, but stays readable
 */
public record Rebase(long id, SeriesKey series, YearMonth month, Signature signature, Optional<Signature> withdrawn) {

    public boolean inForce() {
        return withdrawn.isEmpty();
    }
}

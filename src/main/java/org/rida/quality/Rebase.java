package org.rida.quality;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A decision to judge a series by new limits from a month on. Limits are those of the process behaviour chart; see {@code
 * metric.xmr}.
 *
 * @param id number
 * @param month first month of the new limits
 * @param signature who decided it, when and why
 * @param withdrawn likewise; such a rebase is no longer in force, but stays readable
 */
public record Rebase(long id, SeriesKey series, YearMonth month, Signature signature, Optional<Signature> withdrawn) {

    /** Whether charts use it. */
    public boolean inForce() {
        return withdrawn.isEmpty();
    }
}

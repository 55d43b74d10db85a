package org.rida.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.policy.ClockVersion.Basis;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A promise beside the answer itself, such as to acknowledge a complaint within three days: a clock from one stage of a request to a
 * later one. A request is judged by the version in force on the day it was received; before the first version nothing was promised.
 *
 * @param key stored with the counts, and the subject of the promise's metrics
 * @param name as people see it
 * @param versions in order of the day they come into force; at least one
 */
public record DeclaredPromise(String key, BilingualText name, List<PromiseVersion> versions) {

    /**
     * What was promised from a day on.
     *
     * @param inForceFrom first day on which received requests are judged by it
     * @param kinds codes of the kinds of requests that it is promised for; none withdraws the promise
     * @param starts the stage whose day is day 0
     * @param stops the stage that keeps the promise, behind the first
     * @param targetDays kept means reached at most so many days after day 0
     * @param counted in which days
     */
    public record PromiseVersion(
            LocalDate inForceFrom,
            List<String> kinds,
            Stage starts,
            Stage stops,
            int targetDays,
            @DefaultValue("calendar") Basis counted) {}

    /** The version in force on the day a request was received; empty before the first one. */
    public Optional<PromiseVersion> on(LocalDate receivedOn) {
        return versions.stream()
                .filter(version -> !version.inForceFrom().isAfter(receivedOn))
                .reduce((earlier, later) -> later);
    }

    /** The first day on which a version is no longer in force; {@link LocalDate#MAX} for the last. */
    public LocalDate endOf(PromiseVersion version) {
        int next = versions.indexOf(version) + 1;
        return next < versions.size() ? versions.get(next).inForceFrom() : LocalDate.MAX;
    }
}

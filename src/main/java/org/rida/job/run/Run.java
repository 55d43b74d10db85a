package org.rida.job.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.MonthParameter;

/**
 * A run as people see it.
 *
 * @param title of its job
 * @param parameters by name, in their exact form
 * @param description the parameters as people say them: "Month: October 2026"; empty for a job without
 * @param startedAt null until a process took it
 * @param endedAt null until it is over
 * @param node the process that works on it or did so last; empty until one took it
 * @param stopRequested somebody stopped it, and its current piece of work comes to its end
 * @param progress where it is now; null unless it runs
 * @param failure why it failed, in plain words; empty otherwise
 */
public record Run(
        long id,
        String job,
        BilingualText title,
        Map<String, String> parameters,
        BilingualText description,
        RunState state,
        String actor,
        String reason,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String node,
        boolean stopRequested,
        @Nullable RunProgress progress,
        BilingualText failure) {

    /** Whether it is asked to do the same for several months. */
    public boolean isOfManyMonths() {
        String months = parameters.get("month");
        return months != null
                && !months.equals(MonthParameter.LATEST)
                && !MonthParameter.first(months).equals(MonthParameter.last(months));
    }

    /**
     * How far a running step is.
     *
     * @param kind code of the step's kind, "ingest"
     * @param number 1 for the first step
     * @param item the file, month or document in hand; empty when there is none
     * @param rows done in this step by this process
     * @param rowsPerSecond 0 when unknown
     * @param share of the step that is done, 0 to 1; null when unknown
     * @param left until the end of the step at the pace so far; null when unknown
     */
    public record RunProgress(
            String kind,
            int number,
            int steps,
            String item,
            long rows,
            double rowsPerSecond,
            @Nullable Double share,
            @Nullable Duration left) {}
}

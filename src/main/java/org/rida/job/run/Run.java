package org.rida.job.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.MonthParameter;

/**
 * A run with its state.
 *
 * @param id its number
 * @param job name of its job
 * @param title of its job
 * @param parameters by name, in their exact form
 * @param description the parameters formatted for people: "Month: October 2026"; empty for a job without parameters
 * @param startedAt null until a process acquired it
 * @param endedAt null until it has ended
 * @param node the process that works on it or did so last; empty until one acquired it
 * @param stopRequested whether a stop was requested that its process has not reached yet
 * @param progress its progress; null unless it runs and has begun a step
 * @param failure why it failed, in words; empty otherwise
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

    /** Whether its parameter {@code month} is a range of several months. */
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
     * @param steps how many steps the job has
     * @param item the file, month or document being processed; empty when there is none
     * @param rows done in this step by this process
     * @param rowsPerSecond 0 when unknown
     * @param share of the step that is done, 0 to 1; null when unknown
     * @param left remaining time of the step, extrapolated from its speed so far; null when unknown
     */
    public record RunProgress(
            String kind,
            int number,
            int steps,
            BilingualText item,
            long rows,
            double rowsPerSecond,
            @Nullable Double share,
            @Nullable Duration left) {}
}

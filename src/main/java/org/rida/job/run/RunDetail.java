package org.rida.job.run;














import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one run.
 *
 * @param steps in order; those that have not begun are there too
 * @param events what happened to it and who did it, oldest first
 * @param stackTrace of the failure; empty when there was none
 */
public record RunDetail(Run run, List<StepDetail> steps, List<RunLogEntry> events, String stackTrace) {

    /**
     * One step.
     *
     * @param kind code of its kind, "ingest"
     * @param state as Spring Batch calls it in small letters: completed, failed, stopped, started; "waiting" before it began
     * @param written rows merged, requests counted
     * @param passed rows that changed nothing
     * @param took null until it ended
     */
    public record StepDetail(
            int number,
            String kind,
            String state,
            long read,
            long written,
            long passed,
            long rejected,
            @Nullable Duration took) {}

    /**
     * One event.
     *
     * @param event requested, resumed, restarted, recovered, stop, released, taken-over or ended
     * @param actor a person, "schedule", or the name of a process
     */
    public record RunLogEntry(Instant at, String event, String actor, String reason) {}
}

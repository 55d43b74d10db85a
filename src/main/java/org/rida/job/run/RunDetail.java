package org.rida.job.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.intake.file.RowCounts;

/**
 * One run with its steps and events.
 *
 * @param steps in order; including those that have not begun
 * @param shared its partitions that are handed to all processes; null where there are none
 * @param events what happened to it and who caused it, oldest first
 * @param stackTrace of the failure; empty when there was none
 */
public record RunDetail(
        Run run, List<StepDetail> steps, @Nullable SharedWork shared, List<RunLogEntry> events, String stackTrace) {

    /** Without the stack trace, which names classes and files of the server. */
    public RunDetail withoutStackTrace() {
        return new RunDetail(run, steps, shared, events, "");
    }

    /** How many rows of its files were rejected when they were read, the answers in rows of requests included. */
    public long rejected() {
        return steps.stream()
                .flatMap(step -> Stream.of(step.rows(), step.answers()))
                .filter(Objects::nonNull)
                .mapToLong(RowCounts::rejected)
                .sum();
    }

    /**
     * One step.
     *
     * @param kind code of its kind, "ingest"
     * @param state Spring Batch's status in lower case: completed, failed, stopped, started; "waiting" before it began
     * @param written what it stored or counted; rows, of a step that reads files
     * @param rows what became of the rows of the files that it has read; null of other steps, and before the first file
     * @param answers what became of the answers in the same rows; null where the files have one subject
     * @param startedAt when its last execution began; null before it began
     * @param took null until it ended
     */
    public record StepDetail(
            int number,
            String kind,
            String state,
            long written,
            @Nullable RowCounts rows,
            @Nullable RowCounts answers,
            @Nullable Instant startedAt,
            @Nullable Duration took) {

        /** What became of the rows, in words; empty without rows. */
        public BilingualText rowsText() {
            return rows == null ? BilingualText.EMPTY : answers == null ? rows.text() : RowCounts.text(rows, answers);
        }
    }

    /**
     * The partitions of a run that several processes execute.
     *
     * @param parts how many there are: months and departments
     * @param done how many are complete
     * @param waiting what people call those that wait for a process, "August 2026 · Social research", in the order in which they are taken
     * @param processes that have done some, or could
     */
    public record SharedWork(long parts, long done, List<BilingualText> waiting, List<ProcessDetail> processes) {}

    /**
     * A process that executes partitions of the run.
     *
     * @param node process id and a random part; neither a host nor a person. {@link org.rida.database.ApplicationName#text} has its words
     * @param managing whether it is in charge of the run
     * @param parts it works on now
     * @param done partitions of this run that it has completed
     * @param silence since its last sign of life; null once the run is over, and when it ended more than a day ago
     */
    public record ProcessDetail(
            String node, boolean managing, List<BilingualText> parts, long done, @Nullable Duration silence) {}

    /**
     * One event.
     *
     * @param event requested, resumed, restarted, recovered, stop, released, taken-over or ended
     * @param actor a person, "schedule", or the name of a process
     */
    public record RunLogEntry(Instant at, String event, String actor, String reason) {}
}

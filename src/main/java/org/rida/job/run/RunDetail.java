package org.rida.job.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.intake.file.RowCounts;

/**
 * One run with its steps and events.
 *
 * @param steps in order; including those that have not begun
 * @param events what happened to it and who caused it, oldest first
 * @param stackTrace of the failure; empty when there was none
 */
public record RunDetail(Run run, List<StepDetail> steps, List<RunLogEntry> events, String stackTrace) {

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
     * One event.
     *
     * @param event requested, resumed, restarted, recovered, stop, released, taken-over or ended
     * @param actor a person, "schedule", or the name of a process
     */
    public record RunLogEntry(Instant at, String event, String actor, String reason) {}
}

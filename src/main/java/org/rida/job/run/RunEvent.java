package org.rida.job.run;

import java.time.YearMonth;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.intake.file.IngestResult;

/** Progress events of a run, published by the thread that works on it, for the terminal, the console and the recorded progress. */
public sealed interface RunEvent {

    /** An interrupted run of the same job and parameters is resumed. */
    record Resumed(String job) implements RunEvent {}

    /**
     * A step has started.
     *
     * @param kind code of its kind
     * @param number 1 for the first step
     */
    record StepStarted(String kind, int number, int steps) implements RunEvent {}

    /**
     * Rows read of a file so far.
     *
     * @param rows since the beginning of the file
     * @param bytesRead of the file's {@code bytes}
     * @param number 1 for the first of the {@code files}
     */
    record RowsRead(String file, long rows, long bytesRead, long bytes, int number, int files) implements RunEvent {}

    /** How many units of a recount are done. */
    record CountingEvent(int done, int total) implements RunEvent {}

    /**
     * This thread starts a partition of a step.
     *
     * @param title as people read it: the month, and the name of the part
     */
    record PartitionStarted(BilingualText title) implements RunEvent {}

    /** How many of the step's partitions that this attempt executes have ended. */
    record PartitionsEnded(int ended, int total) implements RunEvent {}

    /**
     * A file was ingested.
     *
     * @param subjects the result, and that of the answers in the same rows where the file has both
     * @param number 1 for the first of the {@code files}
     */
    record FileIngested(List<IngestResult> subjects, int number, int files) implements RunEvent {

        /** The result that counts each row of the file once. */
        public IngestResult result() {
            return subjects.get(0);
        }
    }

    /** A file of the folder matches no feed of the job. */
    record FileIgnored(String file) implements RunEvent {}

    /** A file was set aside before it was read. */
    record FileRefused(BilingualText reason) implements RunEvent {}

    /** A recount has ended: how many requests and how many answers to the survey were counted, and for which months. */
    record Recounted(long requests, long answers, List<YearMonth> months) implements RunEvent {}

    /**
     * A backup was created.
     *
     * @param folder in which the file is
     * @param rows of all tables
     */
    record BackedUp(String file, String folder, long bytes, long rows) implements RunEvent {}

    /** A document of a draft was rendered. */
    record DocumentDrawn(String file) implements RunEvent {}
}

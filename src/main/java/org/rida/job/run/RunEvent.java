package org.rida.job.run;

import java.time.YearMonth;
import java.util.List;
import org.rida.intake.file.IngestResult;

/** What happens in a run while it happens, for whoever watches: the terminal, the console. */
public sealed interface RunEvent {

    /** An earlier run of the same job and month was cut off; this run goes on where it stopped. */
    record Resumed(String job) implements RunEvent {}

    /** @param number 1 for the first step */
    record StepStarted(String kind, int number, int steps) implements RunEvent {}

    /**
     * Rows of a file so far; bytes tell how far the file is read.
     *
     * @param number 1 for the first file
     */
    record RowsRead(String file, long rows, long bytesRead, long bytes, int number, int files) implements RunEvent {}

    /** How many parts of a recount are done. */
    record CountingEvent(int done, int total) implements RunEvent {}

    /** A part of a step is begun by this thread. */
    record PartStarted(String description) implements RunEvent {}

    /** How far the parts of a step are, whoever works on them. */
    record PartsDone(int done, int total) implements RunEvent {}

    /** Another process read a file for the run that is watched here. */
    record IngestedElsewhere(FileIngested file) implements RunEvent {}

    record FileIngested(IngestResult result, int number, int files) implements RunEvent {}

    /** A file of the folder that no feed of the job takes. */
    record FilePassedOver(String file) implements RunEvent {}

    record Recounted(long requests, long answers, List<YearMonth> months) implements RunEvent {}

    record DocumentDrawn(String file) implements RunEvent {}
}

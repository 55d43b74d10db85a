package org.rida.intake.file;

/** The outcome of a file that was not refused. */
public enum IngestOutcome {
    /** Its rows were merged in this ingest. */
    MERGED,
    /**
     * The same content was merged before under an equal reading: nothing was changed, and the counts are those of
     * that ingest.
     */
    ALREADY_KNOWN
}

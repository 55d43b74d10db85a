package org.rida.intake.file;














/** What became of a file that was not refused. */
public enum IngestOutcome {
    MERGED,
    /** The same content came before under the same mapping: nothing was changed. */
    ALREADY_KNOWN
}

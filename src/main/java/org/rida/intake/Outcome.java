package org.rida.intake;






/** What became of a file that was not refused. */
public enum Outcome {
    MERGED,
    /** The same content came before under the same mapping: nothing was changed. */
    ALREADY_KNOWN
}

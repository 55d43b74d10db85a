package org.rida.intake.file;

import org.rida.i18n.BilingualText;

/**
 * What became of the rows of a file. Always read = added + replaced + unchanged + superseded + filtered + rejected.
 *
 * @param read rows below the header that are not blank
 * @param added rows with a number that was not stored
 * @param replaced rows that are now the current version of a number that was stored with other values
 * @param unchanged rows equal to the version already stored
 * @param superseded rows older than the version already stored
 * @param filtered rows that do not count: left out by the mapping, totals, answers without any content
 * @param rejected rows saved aside with their reasons
 */
public record RowCounts(
        long read, long added, long replaced, long unchanged, long superseded, long filtered, long rejected) {

    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException when the counts do not add up */
    public RowCounts {
        if (read != added + replaced + unchanged + superseded + filtered + rejected) {
            throw new IllegalArgumentException("the counts of rows do not add up: read " + read + ", new " + added
                    + ", replaced " + replaced + ", unchanged " + unchanged + ", superseded " + superseded
                    + ", filtered " + filtered + ", rejected " + rejected);
        }
    }

    /** Rows that are now the current version of their number. */
    public long merged() {
        return added + replaced;
    }

    /** The sums of two files. */
    public RowCounts plus(RowCounts other) {
        return new RowCounts(
                read + other.read,
                added + other.added,
                replaced + other.replaced,
                unchanged + other.unchanged,
                superseded + other.superseded,
                filtered + other.filtered,
                rejected + other.rejected);
    }

    /** The counts in words. */
    public BilingualText text() {
        return BilingualText.ofMessage("intake.counts", arguments());
    }

    /** Names and values in turn. */
    Object[] arguments() {
        return new Object[] {
            "read", read,
            "new", added,
            "replaced", replaced,
            "unchanged", unchanged,
            "superseded", superseded,
            "filtered", filtered,
            "rejected", rejected
        };
    }
}

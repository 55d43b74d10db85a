package org.rida.report.edition;

/**
 * A draft was saved or issued. Published within the transaction that does so.
 *
 * @param edition identifier of the edition
 * @param run the run that made the draft; 0 when a person issued it
 */
public record EditionSaved(long edition, long run) {}

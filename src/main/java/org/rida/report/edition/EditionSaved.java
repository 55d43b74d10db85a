package org.rida.report.edition;














/**
 * A draft was kept, or a draft was issued; told within the transaction that does it.
 *
 * @param run the run that drew the draft; 0 of an issue, which a person decides
 */
public record EditionSaved(long edition, long run) {}

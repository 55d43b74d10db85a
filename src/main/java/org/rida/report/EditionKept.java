package org.rida.report;








/**
 * A draft was kept, or a draft was issued; told within the transaction that does it.
 *
 * @param run the run that drew the draft; 0 of an issue, which a person decides
 */
public record EditionKept(long edition, long run) {}

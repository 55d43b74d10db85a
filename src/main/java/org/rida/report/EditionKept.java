package org.rida.report;

/** A draft was kept, or a draft was issued; told within the transaction that does it. */
public record EditionKept(long edition) {}

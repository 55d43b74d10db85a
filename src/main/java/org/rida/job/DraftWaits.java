package org.rida.job;

import org.rida.report.edition.Edition;









/** A draft that nobody has issued for some days. */
public record DraftWaits(Edition draft, long days) {}

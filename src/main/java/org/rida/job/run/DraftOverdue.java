package org.rida.job.run;

import org.rida.report.edition.Edition;

/** A draft that nobody has issued for some days. */
public record DraftOverdue(Edition draft, long days) {}

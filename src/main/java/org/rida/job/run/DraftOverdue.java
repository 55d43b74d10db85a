package org.rida.job.run;

import org.rida.report.edition.Edition;

/**
 * Event: a draft has waited too long to be issued.
 *
 * @param days whole days since it was drafted
 */
public record DraftOverdue(Edition draft, long days) {}

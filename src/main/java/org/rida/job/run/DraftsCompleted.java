package org.rida.job.run;

/**
 * All drafts of a report that a run was asked for had their turn. One that could not be drawn comes when the run goes on: then
 * it is said again.
 */
public record DraftsCompleted(long run, String report) {}

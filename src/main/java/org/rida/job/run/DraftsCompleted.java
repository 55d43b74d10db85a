package org.rida.job.run;

/**
 * Event: a run has processed all drafts of a report. When some failed, the event is published again after the run was resumed.
 *
 * @param run the run's number
 * @param report name of the report
 */
public record DraftsCompleted(long run, String report) {}

package org.rida.schedule;

import java.time.Instant;

/**
 * One due time of a scheduled job, which identifies a row of {@link DueRuns}.
 *
 * @param job name of the job
 * @param at when it is due
 */
record DueRun(String job, Instant at) {}

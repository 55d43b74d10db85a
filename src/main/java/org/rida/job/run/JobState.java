package org.rida.job.run;

import org.jspecify.annotations.Nullable;
import org.rida.job.definition.JobDefinition;

/**
 * A declared job and its runs.
 *
 * @param active the run that waits or runs; null when none does
 * @param last the newest run that has ended; null when there is none
 * @param lastSuccess the newest run that is complete; null when there is none
 */
public record JobState(
        String name, JobDefinition declaration, @Nullable Run active, @Nullable Run last, @Nullable Run lastSuccess) {}

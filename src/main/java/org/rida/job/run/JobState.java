package org.rida.job.run;

import org.jspecify.annotations.Nullable;
import org.rida.job.definition.JobDefinition;

/**
 * A declared job and where it stands.
 *
 * @param live the run that waits or runs; null when none does
 * @param last the newest run that is over; null when there is none
 * @param lastGood the newest run that is complete; null when there is none
 */
public record JobState(
        String name, JobDefinition declaration, @Nullable Run active, @Nullable Run last, @Nullable Run lastSuccess) {}

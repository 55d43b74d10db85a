package org.rida.job.run;

import org.rida.job.definition.JobDefinition;













import org.jspecify.annotations.Nullable;

/**
 * A declared job and where it stands.
 *
 * @param live the run that waits or runs; null when none does
 * @param last the newest run that is over; null when there is none
 * @param lastGood the newest run that is complete; null when there is none
 */
public record JobState(
        String name, JobDefinition declaration, @Nullable Run live, @Nullable Run last, @Nullable Run lastGood) {}

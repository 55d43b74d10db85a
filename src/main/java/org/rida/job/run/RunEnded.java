package org.rida.job.run;

import org.rida.i18n.BilingualText;














/**
 * A run came to its end in this process.
 *
 * @param failure empty when it did not fail
 */
public record RunEnded(long run, String job, RunState state, BilingualText failure) {}

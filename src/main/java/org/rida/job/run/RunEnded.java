package org.rida.job.run;

import org.rida.i18n.BilingualText;

/**
 * Event: a run ended in this process, or was given back by it.
 *
 * @param run the run's number
 * @param state in which it was left; {@link RunState#WAITING} when another process is to resume it
 * @param failure why it failed, in words; empty when it did not
 */
public record RunEnded(long run, String job, RunState state, BilingualText failure) {}

package org.rida.job;

import java.util.Map;
import org.rida.wording.Text;

/**
 * The right of this process to work on a run.
 *
 * @param token whoever takes the run later gets a higher one, and this one is worth nothing from then on
 * @param provisional what is missing of its inputs; empty when nothing is
 * @param attempts 1 for the first process that works on it
 */
record Lease(
        long run,
        long token,
        String job,
        Map<String, String> parameters,
        String who,
        String why,
        Text provisional,
        int attempts) {}

package org.rida.job;

import java.util.Map;

/**
 * The right of this process to work on a run.
 *
 * @param token whoever takes the run later gets a higher one, and this one is worth nothing from then on
 * @param attempts 1 for the first process that works on it
 */
record Lease(long run, long token, String job, Map<String, String> parameters, String who, String why, int attempts) {}

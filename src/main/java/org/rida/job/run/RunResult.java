package org.rida.job.run;

import java.util.List;

/**
 * How the execution of a run in this process ended.
 *
 * @param run the run's number, which all attempts of it share
 * @param state waiting when this process gave the run back, running when another one took it over
 * @param failures why it failed; empty when it did not
 */
public record RunResult(long run, RunState state, List<Throwable> failures) {

    public boolean completed() {
        return state == RunState.COMPLETED;
    }
}

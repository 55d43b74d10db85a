package org.rida.job.run;














import java.util.List;

/**
 * How a run ended here.
 *
 * @param run the run's number, which all attempts of it share
 * @param state waiting when this process gave it back for another one to go on
 * @param failures what went wrong, empty when nothing did
 */
public record RunResult(long run, RunState state, List<Throwable> failures) {

    public boolean completed() {
        return state == RunState.COMPLETED;
    }
}

package org.rida.job.run;

import java.util.Locale;

/** State of a run. A waiting or running run is the only one of its job and parameters. */
public enum RunState {
    /** Requested, or given back by a process that shut down: the next free process acquires it. */
    WAITING,
    RUNNING,
    COMPLETED,
    FAILED,
    /** Stopped by a person; it can be restarted. */
    STOPPED;

    /** As stored in the database and shown by the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether no process will work on it unless it is restarted. */
    public boolean isOver() {
        return this != WAITING && this != RUNNING;
    }

    /** @throws IllegalArgumentException for an unknown code */
    public static RunState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

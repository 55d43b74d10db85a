package org.rida.job.run;














import java.util.Locale;

/** Where a run stands. A run that waits or runs is the only one of its job and parameters. */
public enum RunState {
    /** Asked for, or given back by a process that ends: the next process that is free takes it. */
    WAITING,
    RUNNING,
    COMPLETED,
    FAILED,
    /** A person stopped it; it can be taken up again. */
    STOPPED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOver() {
        return this != WAITING && this != RUNNING;
    }

    public static RunState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

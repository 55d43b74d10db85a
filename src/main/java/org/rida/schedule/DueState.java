package org.rida.schedule;

import java.util.Locale;

/** State of a due run. */
public enum DueState {
    /** Waits for another run of the same parameters, or for its inputs. */
    WAITING,
    RUNNING,
    ON_TIME,
    /** Complete, but started late since it had to wait. */
    LATE,
    /** Complete, but started late since no process ran when it was due. */
    CAUGHT_UP,
    SKIPPED,
    FAILED;

    /** As stored in the database and used in keys of messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DueState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

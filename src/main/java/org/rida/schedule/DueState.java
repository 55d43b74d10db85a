package org.rida.schedule;














import java.util.Locale;

/** What became of a due run. */
public enum DueState {
    /** For a run that is under way, or for its inputs. */
    WAITING,
    RUNNING,
    ON_TIME,
    /** After its time, since it had to wait. */
    LATE,
    /** After its time, since nothing ran when it was due. */
    CAUGHT_UP,
    SKIPPED,
    FAILED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DueState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

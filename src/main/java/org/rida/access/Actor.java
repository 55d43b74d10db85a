package org.rida.access;

import java.util.Locale;

/**
 * The person or process that causes an operation, and the interface through which they do.
 *
 * @param kind interface
 * @param name log-in name in the console and the API, operating-system user on the command line, {@code schedule} for the
 *     scheduler
 * @param address IP address of the client; {@code terminal} for commands, {@code run 12} for the steps of run 12
 */
public record Actor(String name, Kind kind, String address) {

    /** The interface through which an operation is requested. */
    public enum Kind {
        /** A page of the console. */
        CONSOLE,
        /** A request with a token. */
        API,
        /** A command of the operating-system user. */
        COMMAND_LINE,
        /** The scheduler of a server process. */
        SCHEDULE,
        /** A step of a run, on behalf of the actor who started the run. */
        RUN;

        /** The form used in the database and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A user in a browser. */
    public static Actor console(String name, String address) {
        return new Actor(name, Kind.CONSOLE, address);
    }

    /** The owner of an API token. */
    public static Actor api(String name, String address) {
        return new Actor(name, Kind.API, address);
    }

    /** The user of the operating system. */
    public static Actor commandLine() {
        return new Actor(System.getProperty("user.name", ""), Kind.COMMAND_LINE, "terminal");
    }

    /** The scheduler, which starts runs when they are due. */
    public static Actor schedule() {
        return new Actor("schedule", Kind.SCHEDULE, "");
    }

    /**
     * A step of a run.
     *
     * @param startedBy name of the actor who started the run
     * @param run number of the run
     */
    public static Actor ofRun(String startedBy, long run) {
        return new Actor(startedBy, Kind.RUN, "run " + run);
    }
}

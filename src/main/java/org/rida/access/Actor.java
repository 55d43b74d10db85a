package org.rida.access;














import java.util.Locale;

/**
 * Who does something, and by which way.
 *
 * @param address of the browser or the program; {@code terminal} for commands, the number of the run for its steps
 */
public record Actor(String name, Kind kind, String address) {

    /** The way by which an operation was asked for. */
    public enum Kind {
        CONSOLE,
        API,
        COMMAND_LINE,
        SCHEDULE,
        /** A step of a run, in the name of whoever started the run. */
        RUN;

        /** As it is stored, and as the message files know it. */
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

    public static Actor schedule() {
        return new Actor("schedule", Kind.SCHEDULE, "");
    }

    public static Actor ofRun(String startedBy, long run) {
        return new Actor(startedBy, Kind.RUN, "run " + run);
    }
}

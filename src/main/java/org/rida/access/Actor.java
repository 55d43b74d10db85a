package org.rida.access;

/**
 * Who does something, and from where.
 *
 * @param address of the browser or the program; {@code terminal} for commands
 */
public record Actor(String name, String address) {

    /** The person at the machine itself. */
    public static Actor atTerminal() {
        return new Actor(System.getProperty("user.name", ""), "terminal");
    }
}

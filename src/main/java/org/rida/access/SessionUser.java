package org.rida.access;














import java.io.Serializable;

/**
 * A user as a session remembers them.
 *
 * @param name what they log in with
 * @param epoch of the account when it was read; sessions of an earlier one have ended
 */
public record SessionUser(long id, String name, String fullName, Role role, int epoch) implements Serializable {}

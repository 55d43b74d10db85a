package org.rida.access;

import java.io.Serializable;
import java.security.Principal;

/**
 * A user as held in an HTTP session.
 *
 * @param id number of the account
 * @param fullName for display
 * @param role at the begin of the session; a change ends it
 * @param name log-in name, in lower case
 * @param epoch session epoch of the account when the session began; a session with an earlier epoch than the account is
 *     invalid
 */
public record SessionUser(long id, String name, String fullName, Role role, int epoch)
        implements Serializable, Principal {

    /** The log-in name, under which the session is stored. */
    @Override
    public String getName() {
        return name;
    }
}

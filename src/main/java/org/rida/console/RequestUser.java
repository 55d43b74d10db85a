package org.rida.console;

import java.util.Optional;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.i18n.Messages;

/**
 * The user of a request, with the messages of their language.
 *
 * @param person empty for a request without log-in
 * @param actor the same user for the audit log
 */
public record RequestUser(Optional<SessionUser> person, Messages messages, Actor actor) {

    /** Only for pages that require a log-in. */
    public SessionUser me() {
        return person.orElseThrow();
    }

    public boolean may(Role role) {
        return person.filter(p -> p.role().includes(role)).isPresent();
    }
}

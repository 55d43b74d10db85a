package org.rida.console;

import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.i18n.Messages;











import java.util.Optional;

/**
 * Who asks for a page, and in which words it answers.
 *
 * @param person empty for a stranger
 */
record Visitor(Optional<SessionUser> person, Messages wording, Actor actor) {

    /** Of a page that strangers do not reach. */
    SessionUser me() {
        return person.orElseThrow();
    }

    boolean may(Role role) {
        return person.filter(p -> p.role().includes(role)).isPresent();
    }
}

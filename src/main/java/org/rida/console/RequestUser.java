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
public record RequestUser(Optional<SessionUser> person, Messages wording, Actor actor) {

    /** Of a page that strangers do not reach. */
    public SessionUser me() {
        return person.orElseThrow();
    }

    public boolean may(Role role) {
        return person.filter(p -> p.role().includes(role)).isPresent();
    }
}

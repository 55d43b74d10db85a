package org.rida.console;

import org.rida.access.Actor;
import org.rida.access.Person;
import org.rida.access.Role;
import org.rida.i18n.Messages;




import java.util.Optional;

/**
 * Who asks for a page, and in which words it answers.
 *
 * @param person empty for a stranger
 */
record Visitor(Optional<Person> person, Messages wording, Actor actor) {

    /** Of a page that strangers do not reach. */
    Person me() {
        return person.orElseThrow();
    }

    boolean may(Role role) {
        return person.filter(p -> p.role().includes(role)).isPresent();
    }
}

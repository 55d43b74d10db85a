package org.rida.console;

import java.util.Optional;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;

/**
 * The user of a request, with the messages of their language. Controllers declare it as a parameter; {@link
 * RequestUserResolver} supplies it.
 *
 * @param messages in the language of this request, with the digits of the organization
 * @param person empty for a request without log-in
 * @param actor the same user for the audit log
 */
public record RequestUser(Optional<SessionUser> person, Messages messages, Actor actor) {

    /**
     * The user of a page that requires a log-in.
     *
     * @throws java.util.NoSuchElementException without log-in; then the access rules do not cover the page
     */
    public SessionUser me() {
        return person.orElseThrow();
    }

    /**
     * What a problem says, in the language and with the digits of the user, without personal data that it repeats of the request.
     * What was typed, and what is to be, stands in isolates and keeps its digits.
     */
    public String explain(Problem problem) {
        return messages.digits(PiiMasking.mask(problem.text().in(messages.language())));
    }

    /** Whether the role of the user includes the given one; false without log-in. */
    public boolean may(Role role) {
        return person.filter(p -> p.role().includes(role)).isPresent();
    }
}

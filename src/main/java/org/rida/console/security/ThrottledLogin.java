package org.rida.console.security;

import java.time.Duration;
import org.rida.access.LoginService.LoginOutcome.Throttled;
import org.rida.i18n.Problem;
import org.springframework.security.authentication.LockedException;

/** A log-in whose password was not checked, as there were too many failures. */
final class ThrottledLogin extends LockedException {

    private final transient Throttled outcome;

    ThrottledLogin(Throttled outcome) {
        super("throttled");
        this.outcome = outcome;
    }

    Duration retryAfter() {
        return outcome.retryAfter();
    }

    /** The sentence for the person, with the time to wait. */
    Problem problem() {
        return outcome.problem();
    }
}

package org.rida.access;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rida.access.AuditLog.Operation;
import org.rida.access.UserRepository.User;
import org.springframework.stereotype.Service;

/** Checks names and passwords within the limits of {@link LoginAttempts}, and records log-ins and log-outs. */
@Service
public class LoginService {

    private final UserRepository users;
    private final PasswordPolicy passwords;
    private final LoginAttempts attempts;
    private final AuditLog audit;

    LoginService(UserRepository users, PasswordPolicy passwords, LoginAttempts attempts, AuditLog audit) {
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** How a log-in ended. */
    public sealed interface LoginOutcome {
        /** Right name and password. */
        record LoggedIn(SessionUser person) implements LoginOutcome {}

        /** Wrong name or password, or a disabled account; which of them is not revealed. */
        record Refused() implements LoginOutcome {}

        /** Too many failures; the password was not checked. */
        record Throttled() implements LoginOutcome {}
    }

    /**
     * Checks a name and a password.
     *
     * @param name in any case
     * @param address IP address of the client
     * @return how it ended; every outcome is in the audit log, throttled ones at a bounded rate
     */
    public LoginOutcome attempt(String name, String password, String address) {
        String account = UserRepository.normalize(name);
        Actor actor = Actor.console(account, address);
        Optional<User> user = users.byName(account);
        OptionalLong attempt = attempts.reserve(
                account, address, user.map(User::lastLoginAddress).orElse(""));
        if (attempt.isEmpty()) {
            audit.recordUnlessFlood(
                    operation(actor, AuditAction.LOGIN_THROTTLED, account),
                    AuditOutcome.REFUSED,
                    LoginAttempts.WINDOW,
                    LoginAttempts.MAX_PER_ADDRESS);
            return new LoginOutcome.Throttled();
        }
        if (!isRight(user, password)) {
            audit.record(operation(actor, AuditAction.LOGIN_FAILED, account), AuditOutcome.REFUSED);
            return new LoginOutcome.Refused();
        }
        SessionUser person = user.orElseThrow().person();
        // the attempt no longer counts as a failure, and the owner's address is known from now on
        audit.record(operation(actor, AuditAction.LOGGED_IN, account), () -> {
            attempts.markSucceeded(attempt.getAsLong());
            users.setLastLoginAddress(person.id(), address);
        });
        return new LoginOutcome.LoggedIn(person);
    }

    /**
     * Logs in a user whom an OpenID provider has authenticated. The account is found by its linked subject, or at the first
     * log-in by its name, and then linked.
     *
     * @param name that the provider reports
     * @param address IP address of the client
     * @param subject issuer and subject
     * @return the user
     * @return empty without an enabled account
     */
    public Optional<SessionUser> logInByProvider(String subject, String name, String address) {
        Optional<User> user = users.bySubject(subject)
                .or(() -> users.byName(name).filter(u -> u.subject() == null))
                .filter(User::enabled);
        user.ifPresent(u -> {
            Actor actor = Actor.console(u.person().name(), address);
            audit.record(
                    new Operation(actor, AuditAction.LOGGED_IN, subject, Map.of("by", "oidc")),
                    () -> users.linkSubject(u.person().id(), subject));
        });
        return user.map(User::person);
    }

    /** Records a log-out that the user asked for; sessions that expire leave no entry. */
    public void loggedOut(SessionUser person, String address) {
        Actor actor = Actor.console(person.name(), address);
        audit.record(operation(actor, AuditAction.LOGGED_OUT, person.name()), AuditOutcome.DONE);
    }

    private static Operation operation(Actor actor, AuditAction action, String account) {
        return new Operation(actor, action, account, Map.of());
    }

    /** Compares also without an account, so that both answers take equally long. */
    private boolean isRight(Optional<User> user, String password) {
        String hash = user.filter(User::enabled).map(User::password).orElse(null);
        if (hash == null) {
            passwords.matchDummy(password);
            return false;
        }
        return passwords.matches(password, hash);
    }
}

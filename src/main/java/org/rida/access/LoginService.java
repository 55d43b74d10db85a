package org.rida.access;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.access.AuditLog.Operation;
import org.rida.access.LoginAttempts.Reservation;
import org.rida.access.UserRepository.User;
import org.rida.i18n.Problem;
import org.springframework.stereotype.Service;

/** Checks names and passwords within the limits of {@link LoginAttempts}, and records log-ins and log-outs. */
@Service
public class LoginService {

    private final UserRepository users;
    private final PasswordPolicy passwords;
    private final LoginAttempts attempts;
    private final KnownDevices devices;
    private final AuditLog audit;

    LoginService(
            UserRepository users,
            PasswordPolicy passwords,
            LoginAttempts attempts,
            KnownDevices devices,
            AuditLog audit) {
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.devices = devices;
        this.audit = audit;
    }

    /** How a log-in ended. */
    public sealed interface LoginOutcome {
        /** Right name and password. */
        record LoggedIn(SessionUser person) implements LoginOutcome {}

        /** Wrong name or password, or a disabled account; which of them is not revealed. */
        record Refused() implements LoginOutcome {}

        /**
         * Too many failures; the password was not checked.
         *
         * @param retryAfter after which it will be
         */
        record Throttled(Duration retryAfter) implements LoginOutcome {

            /** The sentence for the person. */
            public Problem problem() {
                return LoginAttempts.throttled(retryAfter);
            }
        }
    }

    /** As {@link #attempt(String, String, String, Collection)}, from a browser without log-ins before. */
    public LoginOutcome attempt(String name, String password, String address) {
        return attempt(name, password, address, List.of());
    }

    /**
     * Checks a name and a password.
     *
     * @param name in any case
     * @param address IP address of the client
     * @param kept what the browser keeps of earlier log-ins, see {@link KnownDevices}
     * @return how it ended; every outcome is in the audit log, throttled ones at a bounded rate
     */
    public LoginOutcome attempt(String name, String password, String address, Collection<String> kept) {
        Optional<User> user = users.byName(name);
        String account = LoginAttempts.recordedName(UserRepository.normalize(name), user.isPresent());
        Actor actor = Actor.console(account, address);
        String device = user.flatMap(owner -> devices.find(owner, kept)).orElse("");
        Reservation attempt = attempts.reserve(account, address, device);
        if (attempt.number().isEmpty()) {
            audit.recordUnlessFlood(
                    operation(actor, AuditAction.LOGIN_THROTTLED, account),
                    AuditOutcome.REFUSED,
                    LoginAttempts.WINDOW,
                    LoginAttempts.MAX_PER_ADDRESS);
            return new LoginOutcome.Throttled(attempt.retryAfter());
        }
        if (!isRight(user, password)) {
            audit.record(operation(actor, AuditAction.LOGIN_FAILED, account), AuditOutcome.REFUSED);
            return new LoginOutcome.Refused();
        }
        SessionUser person = user.orElseThrow().person();
        audit.record(operation(actor, AuditAction.LOGGED_IN, account), () -> attempts.markSucceeded(attempt.orThrow()));
        return new LoginOutcome.LoggedIn(person);
    }

    /**
     * Logs in a user whom an OpenID provider has authenticated. Only {@link Users#linkProvider} connects an account with a
     * subject: a name at the provider may belong to somebody else.
     *
     * @param address IP address of the client
     * @param subject issuer and subject
     * @return the user
     * @return empty without an enabled account
     */
    public Optional<SessionUser> logInByProvider(String subject, String address) {
        Optional<User> user = users.bySubject(subject).filter(User::enabled);
        user.ifPresent(u -> {
            Actor actor = Actor.console(u.person().name(), address);
            audit.record(new Operation(actor, AuditAction.LOGGED_IN, subject, Map.of("by", "oidc")), AuditOutcome.DONE);
        });
        return user.map(User::person);
    }

    /**
     * Logs in a user whose passkey was checked.
     *
     * @param name of the account that the passkey belongs to
     * @return empty without an enabled account
     */
    public Optional<SessionUser> logInByPasskey(String name, String address) {
        Optional<User> user = users.byName(name).filter(User::enabled);
        user.ifPresent(u -> audit.record(
                new Operation(Actor.console(name, address), AuditAction.LOGGED_IN, name, Map.of("by", "passkey")),
                AuditOutcome.DONE));
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

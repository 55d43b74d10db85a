package org.rida.access;

import org.rida.access.AuditLog.Operation;
import org.rida.access.UserRepository.User;













import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/** Names and passwords, looked at a few times only. */
@Service
public class LoginService {

    private final UserRepository table;
    private final PasswordPolicy passwords;
    private final LoginAttempts attempts;
    private final AuditLog audit;

    LoginService(UserRepository table, PasswordPolicy passwords, LoginAttempts attempts, AuditLog audit) {
        this.table = table;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** How a log-in ended. */
    public sealed interface LoginOutcome {
        record Welcomed(SessionUser person) implements LoginOutcome {}

        /** Wrong name or password, or a disabled account: which of them is not told. */
        record Refused() implements LoginOutcome {}

        /** The password was not looked at. */
        record Throttled() implements LoginOutcome {}
    }

    public LoginOutcome attempt(String name, String password, String address) {
        String account = UserRepository.plain(name);
        Actor actor = Actor.console(account, address);
        Optional<User> user = table.byName(account);
        OptionalLong attempt =
                attempts.reserve(account, address, user.map(User::knownFrom).orElse(""));
        if (attempt.isEmpty()) {
            audit.recordUnlessFlood(
                    operation(actor, AuditAction.LOGIN_THROTTLED, account),
                    AuditOutcome.REFUSED,
                    LoginAttempts.WINDOW,
                    LoginAttempts.OF_ADDRESS);
            return new LoginOutcome.Throttled();
        }
        if (!isRight(user, password)) {
            audit.record(operation(actor, AuditAction.LOGIN_FAILED, account), AuditOutcome.REFUSED);
            return new LoginOutcome.Refused();
        }
        SessionUser person = user.orElseThrow().person();
        audit.record(operation(actor, AuditAction.LOGGED_IN, account), () -> {
            attempts.succeeded(attempt.getAsLong());
            table.knownFrom(person.id(), address);
        });
        return new LoginOutcome.Welcomed(person);
    }

    /** Somebody whom another house vouches for (OpenID Connect): an account that is there, first met by its name. */
    public Optional<SessionUser> vouched(String subject, String name, String address) {
        Optional<User> user = table.bySubject(subject)
                .or(() -> table.byName(name).filter(u -> u.subject() == null))
                .filter(User::enabled);
        user.ifPresent(u -> {
            Actor actor = Actor.console(u.person().name(), address);
            audit.record(
                    new Operation(actor, AuditAction.LOGGED_IN, subject, Map.of("by", "oidc")),
                    () -> table.subject(u.person().id(), subject));
        });
        return user.map(User::person);
    }

    public void loggedOut(SessionUser person, String address) {
        Actor actor = Actor.console(person.name(), address);
        audit.record(operation(actor, AuditAction.LOGGED_OUT, person.name()), AuditOutcome.DONE);
    }

    private static Operation operation(Actor actor, AuditAction action, String account) {
        return new Operation(actor, action, account, Map.of());
    }

    private boolean isRight(Optional<User> user, String password) {
        String hash = user.filter(User::enabled).map(User::password).orElse(null);
        if (hash == null) {
            passwords.matchNobody(password);
            return false;
        }
        return passwords.matches(password, hash);
    }
}

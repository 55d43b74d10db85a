package org.rida.access;

import org.rida.access.Audit.Operation;
import org.rida.access.UserTable.User;




import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/** Names and passwords, looked at a few times only. */
@Service
public class LogIn {

    private final UserTable table;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Audit audit;

    LogIn(UserTable table, Passwords passwords, Attempts attempts, Audit audit) {
        this.table = table;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** How a log-in ended. */
    public sealed interface Outcome {
        record Welcomed(Person person) implements Outcome {}

        /** Wrong name or password, or a disabled account: which of them is not told. */
        record Refused() implements Outcome {}

        /** The password was not looked at. */
        record Throttled() implements Outcome {}
    }

    public Outcome attempt(String name, String password, String address) {
        String account = UserTable.plain(name);
        Actor actor = Actor.console(account, address);
        Optional<User> user = table.byName(account);
        OptionalLong attempt =
                attempts.reserve(account, address, user.map(User::knownFrom).orElse(""));
        if (attempt.isEmpty()) {
            audit.recordUnlessFlood(
                    operation(actor, Deed.LOGIN_THROTTLED, account),
                    AuditOutcome.REFUSED,
                    Attempts.WINDOW,
                    Attempts.OF_ADDRESS);
            return new Outcome.Throttled();
        }
        if (!isRight(user, password)) {
            audit.record(operation(actor, Deed.LOGIN_FAILED, account), AuditOutcome.REFUSED);
            return new Outcome.Refused();
        }
        Person person = user.orElseThrow().person();
        audit.record(operation(actor, Deed.LOGGED_IN, account), () -> {
            attempts.succeeded(attempt.getAsLong());
            table.knownFrom(person.id(), address);
        });
        return new Outcome.Welcomed(person);
    }

    /** Somebody whom another house vouches for (OpenID Connect): an account that is there, first met by its name. */
    public Optional<Person> vouched(String subject, String name, String address) {
        Optional<User> user = table.bySubject(subject)
                .or(() -> table.byName(name).filter(u -> u.subject() == null))
                .filter(User::enabled);
        user.ifPresent(u -> {
            Actor actor = Actor.console(u.person().name(), address);
            audit.record(
                    new Operation(actor, Deed.LOGGED_IN, subject, Map.of("by", "oidc")),
                    () -> table.subject(u.person().id(), subject));
        });
        return user.map(User::person);
    }

    public void loggedOut(Person person, String address) {
        Actor actor = Actor.console(person.name(), address);
        audit.record(operation(actor, Deed.LOGGED_OUT, person.name()), AuditOutcome.DONE);
    }

    private static Operation operation(Actor actor, Deed action, String account) {
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

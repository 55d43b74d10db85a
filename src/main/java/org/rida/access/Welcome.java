package org.rida.access;

import org.rida.access.Audit.Operation;
import org.rida.access.UserTable.User;
import org.rida.i18n.Problem;




import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How somebody gets in for the first time: with a one-time code they choose a password. There is no default password. */
@Service
public class Welcome {

    private final UserTable table;
    private final Codes codes;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Welcome(
            UserTable table,
            Codes codes,
            Passwords passwords,
            Attempts attempts,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.codes = codes;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A new set-up code while there is no administrator; earlier ones end. */
    public Optional<String> setUpCode(Actor actor) {
        return isSetUp()
                ? Optional.empty()
                : Optional.of(audit.record(
                        new Operation(actor, Deed.CODE_CREATED, "set-up", Map.of()), () -> codes.make(null)));
    }

    /** Whether there is an administrator. */
    public boolean isSetUp() {
        return table.administrators() > 0;
    }

    /**
     * Chooses a password with a code. While there is no administrator, the set-up code makes one of this name.
     *
     * @throws Problem when the code is not this name's, was used, is too old, or was guessed too often; or the password is too
     *     simple
     */
    public void choose(String code, String name, String password, Actor actor) {
        String account = UserTable.plain(name);
        passwords.check(account, password);
        OptionalLong attempt = attempts.reserve("code " + account, actor.address(), "");
        if (attempt.isEmpty()) {
            audit.recordUnlessFlood(
                    new Operation(actor, Deed.LOGIN_THROTTLED, account, Map.of("by", "code")),
                    AuditOutcome.REFUSED,
                    Attempts.WINDOW,
                    Attempts.OF_ADDRESS);
            throw Problem.of("problem.throttled", "minutes", Attempts.WINDOW.toMinutes());
        }
        audit.record(
                new Operation(actor, Deed.PASSWORD_SET, account, Map.of()),
                () -> transaction.executeWithoutResult(status -> {
                    long user = owner(code, account, actor);
                    table.password(user, passwords.hash(password));
                }));
        attempts.succeeded(attempt.getAsLong());
    }

    private long owner(String code, String name, Actor actor) {
        Optional<Long> known = table.byName(name).filter(User::enabled).map(user -> user.person()
                .id());
        if (known.isPresent() && codes.use(code, known)) {
            return known.get();
        }
        if (known.isEmpty() && !isSetUp() && codes.use(code, Optional.empty())) {
            Map<String, String> role = Map.of("role", Role.ADMINISTRATOR.code());
            return audit.record(
                    new Operation(actor, Deed.USER_ADDED, name, role),
                    () -> table.add(name, name, Role.ADMINISTRATOR).orElseThrow());
        }
        throw Problem.of("problem.code-wrong", "name", name);
    }
}

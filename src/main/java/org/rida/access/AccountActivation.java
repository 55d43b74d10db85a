package org.rida.access;

import org.rida.access.AuditLog.Operation;
import org.rida.access.UserRepository.User;
import org.rida.i18n.Problem;













import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How somebody gets in for the first time: with a one-time code they choose a password. There is no default password. */
@Service
public class AccountActivation {

    private final UserRepository table;
    private final OneTimeCodes codes;
    private final PasswordPolicy passwords;
    private final LoginAttempts attempts;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    AccountActivation(
            UserRepository table,
            OneTimeCodes codes,
            PasswordPolicy passwords,
            LoginAttempts attempts,
            AuditLog audit,
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
                        new Operation(actor, AuditAction.CODE_CREATED, "set-up", Map.of()), () -> codes.make(null)));
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
        String account = UserRepository.plain(name);
        passwords.check(account, password);
        OptionalLong attempt = attempts.reserve("code " + account, actor.address(), "");
        if (attempt.isEmpty()) {
            audit.recordUnlessFlood(
                    new Operation(actor, AuditAction.LOGIN_THROTTLED, account, Map.of("by", "code")),
                    AuditOutcome.REFUSED,
                    LoginAttempts.WINDOW,
                    LoginAttempts.OF_ADDRESS);
            throw Problem.of("problem.throttled", "minutes", LoginAttempts.WINDOW.toMinutes());
        }
        audit.record(
                new Operation(actor, AuditAction.PASSWORD_SET, account, Map.of()),
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
                    new Operation(actor, AuditAction.USER_ADDED, name, role),
                    () -> table.add(name, name, Role.ADMINISTRATOR).orElseThrow());
        }
        throw Problem.of("problem.code-wrong", "name", name);
    }
}

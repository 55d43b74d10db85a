package org.rida.access;

import java.util.Map;
import java.util.Optional;
import org.rida.access.AuditLog.Operation;
import org.rida.access.LoginAttempts.Reservation;
import org.rida.access.UserRepository.User;
import org.rida.i18n.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * First log-in: a user chooses a password with a one-time code. There is no default password. The code is passed on by
 * somebody who is already trusted: the operating-system user of the server, or an administrator.
 */
@Service
public class AccountActivation {

    private final UserRepository users;
    private final OneTimeCodes codes;
    private final PasswordPolicy passwords;
    private final LoginAttempts attempts;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    AccountActivation(
            UserRepository users,
            OneTimeCodes codes,
            PasswordPolicy passwords,
            LoginAttempts attempts,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.codes = codes;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Creates a set-up code, which invalidates earlier ones; empty when there is an administrator.
     *
     * @param actor for the audit log
     * @return the code, of which only a hash is stored
     */
    public Optional<String> setUpCode(Actor actor) {
        return isSetUp()
                ? Optional.empty()
                : Optional.of(audit.record(
                        new Operation(actor, AuditAction.CODE_CREATED, "set-up", Map.of()), () -> codes.create(null)));
    }

    /** Whether there is an enabled administrator. */
    public boolean isSetUp() {
        return users.countAdministrators() > 0;
    }

    /**
     * Sets a password by a one-time code. While there is no administrator, the set-up code creates one of this name. The
     * password is checked before the code is used up: somebody whose password breaks a rule keeps the code.
     *
     * @return number of the account
     * @throws Problem when the code is not valid for this name, after too many attempts, or when the password breaks a rule
     */
    public long choosePassword(String code, String name, String password, Actor actor) {
        String account = UserRepository.normalize(name);
        passwords.check(account, password);
        boolean known = users.byName(account).isPresent() || (!isSetUp() && Users.isName(account));
        String recorded = LoginAttempts.recordedName(account, known);
        // nobody guesses a code of 98 bits, so that others' attempts need not keep its owner waiting
        if (!isValid(code, account)) {
            countWrong(recorded, actor);
        }
        return audit.record(
                new Operation(actor, AuditAction.PASSWORD_SET, recorded, Map.of()),
                () -> transaction.execute(status -> {
                    long user = owner(code, account, actor);
                    users.setPassword(user, passwords.hash(password));
                    return user;
                }));
    }

    private void countWrong(String recorded, Actor actor) {
        Reservation attempt = attempts.reserve("code " + recorded, actor.address(), "");
        if (attempt.number().isEmpty()) {
            audit.recordUnlessFlood(
                    new Operation(actor, AuditAction.LOGIN_THROTTLED, recorded, Map.of("by", "code")),
                    AuditOutcome.REFUSED,
                    LoginAttempts.WINDOW,
                    LoginAttempts.MAX_PER_ADDRESS);
            throw LoginAttempts.throttled(attempt.retryAfter());
        }
    }

    private boolean isValid(String code, String account) {
        Optional<Long> owner = enabled(account);
        return (owner.isPresent() || !isSetUp()) && codes.isValid(code, owner);
    }

    private Optional<Long> enabled(String account) {
        return users.byName(account).filter(User::enabled).map(user -> user.person()
                .id());
    }

    /**
     * The account of the code; for the set-up code a new administrator.
     *
     * @throws Problem when the code is not valid for the name; the message does not say which of both is wrong
     */
    private long owner(String code, String name, Actor actor) {
        Optional<Long> known = enabled(name);
        if (known.isPresent() && codes.use(code, known)) {
            return known.get();
        }
        if (known.isEmpty() && !isSetUp() && codes.use(code, Optional.empty())) {
            Map<String, String> role = Map.of("role", Role.ADMINISTRATOR.code());
            return audit.record(
                    new Operation(actor, AuditAction.USER_ADDED, name, role),
                    () -> users.add(name, name, Role.ADMINISTRATOR).orElseThrow());
        }
        throw Problem.of("problem.code-wrong");
    }
}

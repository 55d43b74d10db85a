package org.rida.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.rida.access.AuditLog.Operation;
import org.rida.access.UserRepository.User;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Manages users. Every change is recorded in the audit log and ends the sessions that it affects. Names are compared in
 * lower case.
 */
@Service
public class Users {

    private final UserRepository repository;
    private final OneTimeCodes codes;
    private final PasswordPolicy passwords;
    private final LoginAttempts attempts;
    private final AuditLog audit;

    Users(
            UserRepository repository,
            OneTimeCodes codes,
            PasswordPolicy passwords,
            LoginAttempts attempts,
            AuditLog audit) {
        this.repository = repository;
        this.codes = codes;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** All users, by name, with disabled ones. */
    public List<UserAccount> all() {
        return repository.all().stream().map(User::account).toList();
    }

    /** The current data of the user of a session; empty when the session is no longer valid. */
    public Optional<SessionUser> current(SessionUser session) {
        return repository
                .byId(session.id())
                .filter(User::enabled)
                .map(User::person)
                .filter(person -> person.epoch() == session.epoch());
    }

    /**
     * Adds a user, who cannot log in before choosing a password.
     *
     * @return the one-time code for choosing it, which can be shown only now
     * @throws Problem when the name is taken or is not 2 to 64 letters, digits, dots, underscores, at signs and hyphens
     */
    @Transactional
    public String add(String name, String fullName, Role role, Actor actor) {
        String account = UserRepository.normalize(name);
        return audit.record(new Operation(actor, AuditAction.USER_ADDED, recorded(account), role(role)), () -> {
            if (!isName(account)) {
                throw Problem.of("problem.user-name", "name", account);
            }
            long id = repository
                    .add(account, fullName.isBlank() ? account : fullName, role)
                    .orElseThrow(() -> Problem.of("problem.user-exists", "name", account));
            return codes.create(id);
        });
    }

    /**
     * Disables an account: its owner cannot log in, and sessions and tokens are no longer accepted.
     *
     * @throws Problem for an unknown name, and for the last administrator, as nobody could manage users then
     */
    @Transactional
    public void disable(String name, Actor actor) {
        change(name, actor, AuditAction.USER_DISABLED, Map.of(), user -> {
            requireAnotherAdministrator(user);
            repository.disable(user.person().id());
        });
    }

    /**
     * Enables a disabled account; its password is as before.
     *
     * @throws Problem for an unknown name
     */
    @Transactional
    public void enable(String name, Actor actor) {
        change(
                name,
                actor,
                AuditAction.USER_ENABLED,
                Map.of(),
                user -> repository.enable(user.person().id()));
    }

    /**
     * Changes the role, which ends the sessions of the user.
     *
     * @throws Problem for an unknown name, and for the last administrator, as nobody could manage users then
     */
    @Transactional
    public void changeRole(String name, Role role, Actor actor) {
        Operation operation =
                new Operation(actor, AuditAction.ROLE_CHANGED, recorded(UserRepository.normalize(name)), role(role));
        audit.record(
                operation,
                () -> {
                    User user = get(name);
                    if (role != Role.ADMINISTRATOR) {
                        requireAnotherAdministrator(user);
                    }
                    repository.setRole(user.person().id(), role);
                    return user.person().role();
                },
                before -> AuditChange.values(role(before), role(role)));
    }

    /** Whether the user has done all first steps, or does not want to be led any more. */
    public boolean areFirstStepsOver(SessionUser person) {
        return repository.areFirstStepsOver(person.id());
    }

    /** The first page offers the first steps no more; the help still lists them. */
    public void endFirstSteps(SessionUser person) {
        repository.endFirstSteps(person.id());
    }

    /**
     * Creates a one-time code with which the user chooses a new password. The current password, sessions, API tokens and
     * passkeys end at once, since somebody else may know or have them.
     *
     * @return the code, which can be shown only now
     * @throws Problem for an unknown name, and in a session of the user's own, which would end before it shows the code
     */
    @Transactional
    public String createCode(String name, Actor actor) {
        Operation operation =
                new Operation(actor, AuditAction.CODE_CREATED, recorded(UserRepository.normalize(name)), Map.of());
        return audit.record(operation, () -> {
            SessionUser person = get(name).person();
            if (actor.kind() == Actor.Kind.CONSOLE && person.name().equals(actor.name())) {
                throw Problem.of("problem.own-code", "name", person.name());
            }
            long id = person.id();
            repository.removePassword(id);
            repository.removePasskeys(id);
            return codes.create(id);
        });
    }

    /**
     * Changes the password of a user who knows the current one.
     *
     * @throws Problem when the current password is wrong, after too many wrong ones, or when the new one breaks a rule
     */
    public void changePassword(SessionUser person, String currentPassword, String newPassword, Actor actor) {
        audit.record(new Operation(actor, AuditAction.PASSWORD_SET, person.name(), Map.of()), () -> {
            requirePassword(person, currentPassword, actor);
            passwords.check(person.name(), newPassword);
            repository.setPassword(person.id(), passwords.hash(newPassword));
        });
    }

    /**
     * Connects the account with an identity at an OpenID provider, which may log in from now on; an earlier one may not.
     *
     * @param subject issuer and subject
     * @throws Problem when another account has this identity
     */
    public void linkProvider(SessionUser person, String subject, Actor actor) {
        audit.record(
                new Operation(actor, AuditAction.PROVIDER_LINKED, person.name(), Map.of("subject", subject)), () -> {
                    try {
                        repository.linkSubject(person.id(), subject);
                    } catch (DuplicateKeyException e) {
                        throw Problem.because(e, "problem.provider-taken");
                    }
                });
    }

    /**
     * Asks for the password before an account is connected with a provider; a refusal is in the audit log.
     *
     * @throws Problem when it is wrong, and after too many wrong ones
     */
    public void confirmLinking(SessionUser person, String password, Actor actor) {
        try {
            requirePassword(person, password, actor);
        } catch (Problem refused) {
            audit.record(
                    new Operation(actor, AuditAction.PROVIDER_LINKED, person.name(), Map.of()), AuditOutcome.REFUSED);
            throw refused;
        }
    }

    /**
     * Asks for the password again before a change that outlasts the session. Wrong ones are counted outside any transaction,
     * so that a refusal does not undo the count.
     *
     * @throws Problem when it is wrong, and after too many wrong ones
     */
    private void requirePassword(SessionUser person, String password, Actor actor) {
        long attempt = attempts.reserve("password " + person.name(), actor.address(), LoginAttempts.SESSION)
                .orThrow();
        String hash = get(person.name()).password();
        if (hash == null || !passwords.matches(password, hash)) {
            throw Problem.of("problem.password-wrong");
        }
        attempts.markSucceeded(attempt);
    }

    // the user is looked up within the operation, so that an attempt on an unknown name is in the log as refused
    private void change(
            String name, Actor actor, AuditAction action, Map<String, String> detail, Consumer<User> change) {
        Operation operation = new Operation(actor, action, recorded(UserRepository.normalize(name)), detail);
        audit.record(operation, () -> change.accept(get(name)));
    }

    private static Map<String, String> role(Role role) {
        return Map.of("role", role.code());
    }

    private User get(String name) {
        return repository.byName(name).orElseThrow(() -> Problem.of("problem.user-unknown", "name", name));
    }

    private void requireAnotherAdministrator(User user) {
        boolean last =
                user.person().role() == Role.ADMINISTRATOR && user.enabled() && repository.countAdministrators() == 1;
        if (last) {
            throw Problem.of("problem.last-administrator", "name", user.person().name());
        }
    }

    static boolean isName(String account) {
        return account.matches("[\\p{L}\\p{N}._@-]{2,64}");
    }

    /** A name for the audit log: what cannot be a name may be anything that was typed by mistake. */
    private static String recorded(String account) {
        return isName(account) ? account : PiiMasking.mask(account);
    }
}

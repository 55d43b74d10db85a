package org.rida.access;

import org.rida.access.AuditLog.Operation;
import org.rida.access.UserRepository.User;
import org.rida.i18n.Problem;













import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps users. Every change is in the audit log, and ends the sessions that it concerns. */
@Service
public class Users {

    private final UserRepository table;
    private final OneTimeCodes codes;
    private final PasswordPolicy passwords;
    private final AuditLog audit;

    Users(UserRepository table, OneTimeCodes codes, PasswordPolicy passwords, AuditLog audit) {
        this.table = table;
        this.codes = codes;
        this.passwords = passwords;
        this.audit = audit;
    }

    public List<UserAccount> all() {
        return table.all().stream().map(User::account).toList();
    }

    /** The person as they are now; empty when the session that remembers them has ended. */
    public Optional<SessionUser> current(SessionUser remembered) {
        return table.byId(remembered.id())
                .filter(User::enabled)
                .map(User::person)
                .filter(person -> person.epoch() == remembered.epoch());
    }

    /**
     * A new user, who cannot log in before choosing a password.
     *
     * @return the code with which they choose it; it is shown once
     */
    @Transactional
    public String add(String name, String fullName, Role role, Actor actor) {
        String plain = UserRepository.plain(name);
        return audit.record(new Operation(actor, AuditAction.USER_ADDED, plain, role(role)), () -> {
            if (!plain.matches("[\\p{L}\\p{N}._@-]{2,64}")) {
                throw Problem.of("problem.user-name", "name", plain);
            }
            long id = table.add(plain, fullName.isBlank() ? plain : fullName, role)
                    .orElseThrow(() -> Problem.of("problem.user-exists", "name", plain));
            return codes.make(id);
        });
    }

    /** @throws Problem when it is the last administrator: nobody could let anybody in again */
    @Transactional
    public void disable(String name, Actor actor) {
        change(name, actor, AuditAction.USER_DISABLED, Map.of(), user -> {
            keepAnAdministrator(user);
            table.disable(user.person().id());
        });
    }

    @Transactional
    public void enable(String name, Actor actor) {
        change(
                name,
                actor,
                AuditAction.USER_ENABLED,
                Map.of(),
                user -> table.enable(user.person().id()));
    }

    @Transactional
    public void role(String name, Role role, Actor actor) {
        change(name, actor, AuditAction.ROLE_CHANGED, role(role), user -> {
            if (role != Role.ADMINISTRATOR) {
                keepAnAdministrator(user);
            }
            table.role(user.person().id(), role);
        });
    }

    /** A code with which the user chooses a new password; the old one works until then. */
    @Transactional
    public String code(String name, Actor actor) {
        Operation operation = new Operation(actor, AuditAction.CODE_CREATED, UserRepository.plain(name), Map.of());
        return audit.record(operation, () -> codes.make(get(name).person().id()));
    }

    /** @throws Problem when the present password is wrong, or the new one too simple */
    @Transactional
    public void changePassword(SessionUser person, String present, String wanted, Actor actor) {
        change(person.name(), actor, AuditAction.PASSWORD_SET, Map.of(), user -> {
            if (user.password() == null || !passwords.matches(present, user.password())) {
                throw Problem.of("problem.password-wrong");
            }
            passwords.check(person.name(), wanted);
            table.password(person.id(), passwords.hash(wanted));
        });
    }

    private void change(String name, Actor actor, AuditAction action, Map<String, String> detail, Consumer<User> change) {
        Operation operation = new Operation(actor, action, UserRepository.plain(name), detail);
        audit.record(operation, () -> change.accept(get(name)));
    }

    private static Map<String, String> role(Role role) {
        return Map.of("role", role.code());
    }

    private User get(String name) {
        return table.byName(name).orElseThrow(() -> Problem.of("problem.user-unknown", "name", name));
    }

    private void keepAnAdministrator(User user) {
        boolean last = user.person().role() == Role.ADMINISTRATOR && user.enabled() && table.administrators() == 1;
        if (last) {
            throw Problem.of("problem.last-administrator", "name", user.person().name());
        }
    }
}

package org.rida.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.access.UserTable.User;
import org.rida.wording.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps users. Every change is in the audit log, and ends the sessions that it concerns. */
@Service
public class Users {

    private final UserTable table;
    private final Codes codes;
    private final Passwords passwords;
    private final Audit audit;

    Users(UserTable table, Codes codes, Passwords passwords, Audit audit) {
        this.table = table;
        this.codes = codes;
        this.passwords = passwords;
        this.audit = audit;
    }

    public List<Account> all() {
        return table.all().stream().map(User::account).toList();
    }

    /** The person as they are now; empty when the session that remembers them has ended. */
    public Optional<Person> current(Person remembered) {
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
    public String add(String name, String fullName, Role role, Actor by) {
        String plain = UserTable.plain(name);
        if (!plain.matches("[\\p{L}\\p{N}._@-]{2,64}")) {
            throw Problem.of("problem.user-name", "name", plain);
        }
        long id = table.add(plain, fullName.isBlank() ? plain : fullName, role)
                .orElseThrow(() -> Problem.of("problem.user-exists", "name", plain));
        audit.record(by, Deed.USER_ADDED, plain, Map.of("role", role.code()));
        return codes.make(id);
    }

    /** @throws Problem when it is the last administrator: nobody could let anybody in again */
    @Transactional
    public void disable(String name, Actor by) {
        User user = get(name);
        keepAnAdministrator(user);
        table.disable(user.person().id());
        audit.record(by, Deed.USER_DISABLED, user.person().name());
    }

    @Transactional
    public void enable(String name, Actor by) {
        User user = get(name);
        table.enable(user.person().id());
        audit.record(by, Deed.USER_ENABLED, user.person().name());
    }

    @Transactional
    public void role(String name, Role role, Actor by) {
        User user = get(name);
        if (role != Role.ADMINISTRATOR) {
            keepAnAdministrator(user);
        }
        table.role(user.person().id(), role);
        audit.record(by, Deed.ROLE_CHANGED, user.person().name(), Map.of("role", role.code()));
    }

    /** A code with which the user chooses a new password; the old one works until then. */
    @Transactional
    public String code(String name, Actor by) {
        User user = get(name);
        audit.record(by, Deed.CODE_CREATED, user.person().name());
        return codes.make(user.person().id());
    }

    /** @throws Problem when the present password is wrong, or the new one too simple */
    @Transactional
    public void changePassword(Person person, String present, String wanted, Actor by) {
        User user = get(person.name());
        if (user.password() == null || !passwords.matches(present, user.password())) {
            throw Problem.of("problem.password-wrong");
        }
        passwords.check(person.name(), wanted);
        table.password(person.id(), passwords.hash(wanted));
        audit.record(by, Deed.PASSWORD_SET, person.name());
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

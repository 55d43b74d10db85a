package org.rida.access;

import org.rida.i18n.Problem;













import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a user may do. Each role may do what the ones before it may. */
public enum Role {
    /** Reads what was issued; sees nothing about single people. */
    BOARD,
    /** Explores figures, reads masked comments, mends rows, issues reports. */
    QUALITY,
    /** Runs jobs, keeps users, sees the audit log. */
    ADMINISTRATOR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** @throws Problem naming the roles that exist */
    public static Role of(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        "problem.role-unknown",
                        "role",
                        code,
                        "roles",
                        Arrays.stream(values()).map(Role::code).collect(Collectors.joining(", "))));
    }
}

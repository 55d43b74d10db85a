package org.rida.access;

import java.util.Arrays;
import java.util.Locale;
import org.rida.i18n.Problem;

/** What a user may do, from the least to the most; each role includes those before it. */
public enum Role {
    /** Reads issued reports; sees no single requests or comments. */
    BOARD,
    /** Explores figures, reads masked comments, corrects rejected rows, issues reports. */
    QUALITY,
    /** Runs jobs, manages users, reads the audit log. */
    ADMINISTRATOR;

    /** The form used in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /**
     * @param code in either case
     * @throws Problem for an unknown code; its message lists the codes
     */
    public static Role of(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        "problem.role-unknown",
                        "role",
                        code,
                        "roles",
                        Arrays.stream(values()).map(Role::code).toList()));
    }
}

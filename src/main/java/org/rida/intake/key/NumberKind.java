package org.rida.intake.key;

import java.util.Arrays;
import java.util.Locale;
import org.rida.i18n.Problem;

/** What a number is the number of. */
public enum NumberKind {
    BENEFICIARY,
    REQUEST,
    RESPONSE;

    /** The form used on the command line, in forms and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem when there is no such kind */
    public static NumberKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        "person.problem.kind",
                        "found",
                        code,
                        "kinds",
                        Arrays.stream(values()).map(NumberKind::code).toList()));
    }
}

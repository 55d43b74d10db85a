package org.rida.job.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;

/**
 * What somebody asked about their own data.
 *
 * @param subject the beginning of the keyed hash of the number, by which requests of one person are recognized
 * @param due day by which it is to be done
 * @param doneAt null while it is open
 * @param certified whether something was erased for it, which a certificate states
 */
public record PrivacyRequest(
        long id,
        RequestedAction kind,
        String subject,
        LocalDate received,
        LocalDate due,
        String actor,
        String reason,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String doneReason,
        boolean certified) {

    /** What is asked for. */
    public enum RequestedAction {
        EXPORT,
        ERASE,
        CORRECT;

        /** The form used in the database, on the command line and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Problem when there is no such action */
        public static RequestedAction of(String code) {
            return Arrays.stream(values())
                    .filter(action -> action.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(
                            "person.problem.kind",
                            "found",
                            code,
                            "kinds",
                            Arrays.stream(values()).map(RequestedAction::code).toList()));
        }
    }

    /** Days that are left until the due day; negative when it has passed. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, due);
    }

    public boolean isOpen() {
        return doneAt == null;
    }
}

package org.rida.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Shared parts of the decision tables: a reason is required, and a decision can be withdrawn once. */
final class Withdrawal {

    private Withdrawal() {}

    /**
     * @return the reason without blanks around it and without personal data
     * @throws Problem when the reason is blank or too long
     */
    static String requireReason(String reason) {
        if (reason.isBlank()) {
            throw Problem.of("quality.problem.reason");
        }
        Operation.requireShort(reason);
        return PiiMasking.mask(reason.strip());
    }

    /**
     * @param id number of the decision
     * @param actor who withdraws it
     * @param statement fills in withdrawal_actor, withdrawal_reason and withdrawn_at where they are empty
     * @throws Problem when nothing in force has the number
     */
    static void apply(StatementSpec statement, long id, String actor, String reason, InstantSource time) {
        int withdrawn = statement
                .param("id", id)
                .param("actor", actor)
                .param("at", now(time))
                .param("reason", requireReason(reason))
                .update();
        if (withdrawn == 0) {
            throw Problem.of("quality.problem.number", "number", Long.toString(id));
        }
    }

    // columns are "timestamp with time zone", for which the driver wants an offset
    /** The time in the form in which the driver stores it. */
    static OffsetDateTime now(InstantSource time) {
        return time.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * The withdrawal in columns of these names.
     *
     * @return empty for what is in force
     */
    static Optional<Signature> read(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("withdrawn_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Signature(
                        row.getString("withdrawal_actor"), at.toInstant(), row.getString("withdrawal_reason")));
    }
}

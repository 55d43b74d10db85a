package org.rida.job.lease;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.rida.i18n.BilingualText;
import org.rida.job.run.RunKey;

/**
 * The right of this process to work on a run.
 *
 * @param run the run's number
 * @param token the fencing token: each later acquisition of the run gets a higher one, and invalidates this one
 * @param job name of the job
 * @param parameters by name, in their exact form
 * @param actor who requested the run
 * @param reason why; may be empty
 * @param provisional what is missing of its inputs; empty when nothing is
 * @param attempts how often the run was acquired: 1 for the first process
 */
public record Lease(
        long run,
        long token,
        String job,
        Map<String, String> parameters,
        String actor,
        String reason,
        BilingualText provisional,
        int attempts) {

    /**
     * Reads a row that was just acquired.
     *
     * @param row with the run's columns, its token as {@code run_token}
     */
    public static Lease of(ResultSet row) throws SQLException {
        return new Lease(
                row.getLong("run_id"),
                row.getLong("run_token"),
                row.getString("job"),
                RunKey.parameters(row.getString("parameters")),
                row.getString("actor"),
                row.getString("reason"),
                new BilingualText(row.getString("provisional_ar"), row.getString("provisional_en")),
                row.getInt("attempts"));
    }
}

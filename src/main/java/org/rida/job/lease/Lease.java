package org.rida.job.lease;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.job.run.RunKey;

/**
 * The right of this process to work on a run, or on one part of a step of it.
 *
 * @param run the run's number
 * @param token the fencing token: each later acquisition of the run gets a higher one, and invalidates this one
 * @param job name of the job
 * @param parameters by name, in their exact form
 * @param actor who requested the run
 * @param reason why; may be empty
 * @param provisional what is missing of its inputs; empty when nothing is
 * @param attempts how often the run, or its part, was acquired: 1 for the first process
 * @param share null for the run itself
 */
public record Lease(
        long run,
        long token,
        String job,
        Map<String, String> parameters,
        String actor,
        String reason,
        BilingualText provisional,
        int attempts,
        @Nullable PartLease share) {

    /**
     * One part of a step, handed out by the process that holds the run.
     *
     * @param execution the part's step execution
     * @param token the part's own fencing token
     * @param step name of the step that the part belongs to
     */
    public record PartLease(long execution, long token, String step) {}

    /**
     * Reads a row that was just acquired.
     *
     * @param row with the run's columns, its token as {@code run_token}
     * @param share null for the run itself
     */
    public static Lease of(ResultSet row, @Nullable PartLease share) throws SQLException {
        return new Lease(
                row.getLong("run_id"),
                row.getLong("run_token"),
                row.getString("job"),
                RunKey.parameters(row.getString("parameters")),
                row.getString("actor"),
                row.getString("reason"),
                new BilingualText(row.getString("provisional_ar"), row.getString("provisional_en")),
                row.getInt("attempts"),
                share);
    }
}

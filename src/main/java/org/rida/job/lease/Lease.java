package org.rida.job.lease;

import org.rida.i18n.BilingualText;
import org.rida.job.run.RunKey;













import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The right of this process to work on a run, or on one part of a step of it.
 *
 * @param token whoever takes the run later gets a higher one, and this one is worth nothing from then on
 * @param provisional what is missing of its inputs; empty when nothing is
 * @param attempts 1 for the first process that works on it
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
     * One part of a step, taken from the process that holds the run.
     *
     * @param execution the part's step execution
     * @param token as the run's
     * @param step name of the step that it is a part of
     */
    public record PartLease(long execution, long token, String step) {}

    /** Of a row just taken: the run, its token as {@code run_token}, and how often it or its part was taken. */
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

package org.rida.tally;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion.Basis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The promised requests still open, those about to break the promise first. */
public class WatchList {

    private static final String OPEN =
            """
            select *, target - :asOf as days_left
            from (
                select request_no, kind, channel, service, department, segment, received_on,
                    case when :working then target_working else target_calendar end as target,
                    case
                        when served_on <= :asOf then 'SERVED'
                        when registered_on <= :asOf then 'REGISTERED'
                        when decided_on <= :asOf then 'DECIDED'
                        when submitted_on <= :asOf then 'SUBMITTED'
                        when signed_on <= :asOf then 'SIGNED'
                        when referred_on <= :asOf then 'REFERRED'
                        when verified_on <= :asOf then 'VERIFIED'
                        when informed_on <= :asOf then 'INFORMED'
                        else 'RECEIVED'
                    end as stage,
                    case when served_on <= :asOf then served_on
                        when registered_on <= :asOf then registered_on
                        when decided_on <= :asOf then decided_on
                        when submitted_on <= :asOf then submitted_on
                        when signed_on <= :asOf then signed_on
                        when referred_on <= :asOf then referred_on
                        when verified_on <= :asOf then verified_on
                        when informed_on <= :asOf then informed_on
                        else received_on
                    end as stage_since
                from episode
                where promised and received_on <= :asOf and (ended_on is null or ended_on > :asOf)
            ) open
            order by case when target - :asOf between 0 and :soon then 0 when target < :asOf then 1 else 2 end, target, received_on, request_no
            limit :most
            """;

    /** Within so many days a breach is projected. */
    public static final int SOON = 3;

    private final JdbcClient sql;

    public WatchList(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * One open request.
     *
     * @param daysLeft calendar days to the target day; negative when it is past
     * @param stage the last stage reached
     */
    public record Waiting(
            String requestNo,
            String kind,
            @Nullable String channel,
            @Nullable String service,
            @Nullable String department,
            @Nullable String segment,
            LocalDate receivedOn,
            LocalDate target,
            int daysLeft,
            Stage stage,
            LocalDate stageSince) {

        public boolean breachProjected() {
            return daysLeft >= 0 && daysLeft <= SOON;
        }

        public boolean overdue() {
            return daysLeft < 0;
        }
    }

    /** Projected breaches first, then those overdue, then the others; each by days left. */
    public List<Waiting> open(LocalDate asOf, Basis basis, int most) {
        return sql.sql(OPEN)
                .param("asOf", asOf)
                .param("working", basis == Basis.WORKING)
                .param("soon", SOON)
                .param("most", most)
                .query((row, n) -> new Waiting(
                        row.getString("request_no"),
                        row.getString("kind"),
                        row.getString("channel"),
                        row.getString("service"),
                        row.getString("department"),
                        row.getString("segment"),
                        row.getObject("received_on", LocalDate.class),
                        row.getObject("target", LocalDate.class),
                        row.getInt("days_left"),
                        Stage.valueOf(row.getString("stage")),
                        row.getObject("stage_since", LocalDate.class)))
                .list();
    }
}

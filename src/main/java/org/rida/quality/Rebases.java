package org.rida.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.database.PerRequest;
import org.rida.i18n.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Stores at which months charts get new limits. Only a person decides that, never the program. At most one rebase of a
 * series and month is in force; an index of the database holds that.
 */
@Service
public class Rebases {

    private static final String RECORD =
            """
            insert into rebase (series, month, actor, reason, recorded_at)
            values (:series, :month, :actor, :reason, :at)
            returning rebase_id
            """;

    private static final String WITHDRAW =
            """
            update rebase set withdrawal_actor = :actor, withdrawal_reason = :reason, withdrawn_at = :at
            where rebase_id = :id and withdrawn_at is null
            """;

    private static final String LIST = "select * from rebase order by month desc, rebase_id desc";

    private final JdbcClient sql;
    private final InstantSource time;
    private final AuditLog audit;

    public Rebases(JdbcClient sql, InstantSource time, AuditLog audit) {
        this.audit = audit;
        this.sql = sql;
        this.time = time;
    }

    /**
     * Resets the process limits from this month on.
     *
     * @return its number
     * @throws Problem when the reason is empty or the limits of the series are reset in that month already
     */
    public long record(SeriesKey series, YearMonth month, Actor actor, String reason) {
        Map<String, String> detail = Map.of("month", month.toString(), "reason", reason.strip());
        return audit.record(
                new Operation(actor, AuditAction.LIMITS_RESET, series.toString(), detail),
                () -> record(series, month, actor.name(), reason),
                id -> Map.of("rebase", Long.toString(id)));
    }

    private long record(SeriesKey series, YearMonth month, String actor, String reason) {
        try {
            return sql.sql(RECORD)
                    .param("series", series.toString())
                    .param("month", month.atDay(1))
                    .param("reason", Withdrawal.requireReason(reason))
                    .param("actor", actor)
                    .param("at", Withdrawal.now(time))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw Problem.because(e, "quality.problem.rebased", "series", series.toString(), "month", month);
        }
    }

    /** @throws Problem when the reason is empty, or no rebase in force has the number */
    public void withdraw(long id, Actor actor, String reason) {
        audit.record(
                Operation.because(reason, actor, AuditAction.LIMITS_RESET_WITHDRAWN, Long.toString(id)),
                () -> Withdrawal.apply(sql.sql(WITHDRAW), id, actor.name(), reason, time));
    }

    /** All that were ever recorded, the latest month first. */
    public List<Rebase> list() {
        return PerRequest.once(Rebases.class, this, () -> sql.sql(LIST)
                .query((row, n) -> rebase(row))
                .list());
    }

    /** Those of one series that count, by month. */
    public SortedMap<YearMonth, Rebase> inForce(SeriesKey series) {
        return inForce().getOrDefault(series, new TreeMap<>());
    }

    /** Those of every series that has any. */
    public Map<SeriesKey, SortedMap<YearMonth, Rebase>> inForce() {
        Map<SeriesKey, SortedMap<YearMonth, Rebase>> found = new HashMap<>();
        list().stream().filter(Rebase::inForce).forEach(r -> found.computeIfAbsent(r.series(), s -> new TreeMap<>())
                .put(r.month(), r));
        return found;
    }

    private static Rebase rebase(ResultSet row) throws SQLException {
        return new Rebase(
                row.getLong("rebase_id"),
                SeriesKey.parse(row.getString("series")),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                new Signature(
                        row.getString("actor"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")),
                Withdrawal.read(row));
    }
}

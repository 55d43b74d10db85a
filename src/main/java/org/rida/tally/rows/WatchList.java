package org.rida.tally.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.database.RowOrder;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Stage;
import org.rida.tally.count.FilteredCounts;
import org.rida.tally.count.SliceFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The promised requests still open, those about to break the promise first.
 *
 * <p>The expected day of an answer is the day on which the request reached its last stage, plus the median of the days that
 * requests answered in the 90 days before took from that stage to their reply. Where that day has passed, the request has waited
 * longer than half of the others and the median says nothing more of it: then there is no expected day. It only orders the list
 * by urgency and is no forecast.
 */
public class WatchList {

    // Each stage of each request answered lately, with the days from there to the reply.
    private static final String TYPICAL_DAYS =
            """
            usual as (
                select s.stage, percentile_disc(0.5) within group (order by e.replied_on - s.since) as days
                from episode e cross join lateral (values
                    ('received', received_on), ('informed', informed_on), ('verified', verified_on), ('referred', referred_on),
                    ('signed', signed_on), ('submitted', submitted_on), ('decided', decided_on)) s (stage, since)
                where promised and ended_on between :asOf - :referenceDays and :asOf and replied_on = ended_on and s.since <= replied_on
                group by s.stage
            )
            """;

    // %s: the condition of the filter
    private static final String OPEN =
            """
            open as (
                select e.request_no, e.kind, e.channel, e.service, e.department, e.segment, e.received_on,
                    case when :working then e.target_working else e.target_calendar end as target,
                    reached.stage, reached.since
                from episode e cross join lateral (
                    select stage, since from (values
                        (1, 'received', received_on), (2, 'informed', informed_on), (3, 'verified', verified_on),
                        (4, 'referred', referred_on), (5, 'signed', signed_on), (6, 'submitted', submitted_on),
                        (7, 'decided', decided_on), (8, 'registered', registered_on), (9, 'served', served_on)) s (place, stage, since)
                    where since <= :asOf order by place desc limit 1
                ) reached
                where promised and received_on <= :asOf and (ended_on is null or ended_on > :asOf)
                    and %s
            ), projected as (
                select open.*, target - :asOf as days_left, :asOf - received_on as days_since, case when since + usual.days >= :asOf then since + usual.days end as expected,
                    usual.days is null or greatest(since + usual.days, :asOf) > target as misses
                from open left join usual using (stage)
            ), judged as (
                select *, case
                    when days_left < 0 then 'overdue'
                    when days_left <= :soon and misses then 'breach_projected'
                    else 'within' end as state
                from projected
            )
            """;

    private static final String PAGE = "with " + TYPICAL_DAYS + ", " + OPEN
            + """
            select *, count(*) over () as found, exists (
                select from current_request r where r.request_no = judged.request_no and r.received_on < judged.received_on) as reopened
            from judged
            where (cast(:state as text) is null or state = :state) and (cast(:stage as text) is null or stage = :stage)
            """;

    private static final String URGENCY =
            "case state when 'breach_projected' then 0 when 'overdue' then 1 else 2 end, target, received_on, request_no";

    private static final String PART = "offset :offset limit :limit";

    /** What the list can be ordered by. Names of services and such differ by language: the list is filtered by them instead. */
    private static final Map<String, String> COLUMNS = Map.of(
            "request", "request_no",
            "received", "received_on",
            "days", "days_since",
            "left", "days_left",
            "target", "target",
            "expected", "expected",
            "stage",
                    "array_position(array[%s], stage)"
                            .formatted(Stream.of(Stage.values())
                                    .map(stage -> "'" + stage.code() + "'")
                                    .collect(Collectors.joining(","))));

    private static final String SUMMARY = "with " + TYPICAL_DAYS + ", " + OPEN
            + """
            select count(*) as open,
                count(*) filter (where state = 'overdue') as overdue,
                count(*) filter (where state = 'breach_projected') as projected
            from judged
            where (cast(:state as text) is null or state = :state) and (cast(:stage as text) is null or stage = :stage)
            """;

    /** Within so many days a breach is projected. */
    public static final int SOON_DAYS = 3;

    private static final int REFERENCE_DAYS = 90;

    private final JdbcClient sql;

    public WatchList(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** How urgent a request is. */
    public enum WatchState {
        /** At most {@link #SOON_DAYS} days are left, and the answer is expected later than that or cannot be expected at all. */
        BREACH_PROJECTED,
        /** The target day has passed. */
        OVERDUE,
        /** Neither overdue nor about to be. */
        WITHIN
    }

    /**
     * What is asked for; null for all.
     *
     * @param stage last stage reached
     * @param cut by dimensions whose value is fixed at receipt, {@link org.rida.policy.Dimension#AT_RECEIPT}
     */
    public record Filter(@Nullable WatchState state, @Nullable Stage stage, SliceFilter cut) {

        /** No filter. */
        public static final Filter ALL = new Filter(null, null, SliceFilter.EVERYBODY);

        /** What it selects, as the audit log records it: {@code state=overdue channel=phone}; empty without a filter. */
        @Override
        public String toString() {
            return Stream.of(
                            state == null ? "" : "state=" + state.name().toLowerCase(Locale.ROOT),
                            stage == null ? "" : "stage=" + stage.code(),
                            cut.toString())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * One open request.
     *
     * @param receivedOn day on which the request was received or reopened last, from which its target counts
     * @param reopened whether it was received before that day
     * @param daysSince calendar days since then
     * @param daysLeft calendar days to the target day; negative when it is past
     * @param stage the last stage reached
     * @param expected the day on which others were answered from there; null when none was lately, and when that day has passed
     */
    public record Waiting(
            String requestNo,
            String kind,
            @Nullable String channel,
            @Nullable String service,
            @Nullable String department,
            @Nullable String segment,
            LocalDate receivedOn,
            boolean reopened,
            int daysSince,
            LocalDate target,
            int daysLeft,
            Stage stage,
            LocalDate stageSince,
            @Nullable LocalDate expected,
            WatchState state) {}

    /**
     * @param rows those of this page
     * @param found how many there are on all pages
     */
    public record WatchPaging(long found, List<Waiting> rows) {}

    /**
     * How many are open, and how many of them are past their target or about to be.
     *
     * @param open all open requests that match
     * @param overdue those past their target
     * @param breachProjected those that will probably miss it
     */
    public record Summary(long open, long overdue, long breachProjected) {}

    /**
     * Projected breaches first, then those overdue, then the others; each by target day.
     *
     * @param asOf day of the list; later events are not known on it
     * @param basis which days the target is counted in
     * @param offset number of rows to skip
     * @param limit most rows of the page
     */
    public WatchPaging open(LocalDate asOf, Basis basis, Filter filter, int offset, int limit) {
        return open(asOf, basis, filter, RowOrder.OWN, offset, limit);
    }

    /** As {@link #open(LocalDate, Basis, Filter, int, int)}, in another order. */
    public WatchPaging open(LocalDate asOf, Basis basis, Filter filter, RowOrder order, int offset, int limit) {
        record CountedRow(long found, Waiting row) {}
        String page = PAGE.formatted(FilteredCounts.conditions(filter.cut()));
        List<CountedRow> rows = statement(page + order.orderBy(COLUMNS, URGENCY) + PART, asOf, basis, filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new CountedRow(row.getLong("found"), waiting(row)))
                .list();
        // beyond the last page there is no row that could carry the number
        return rows.isEmpty() && offset > 0
                ? new WatchPaging(summary(asOf, basis, filter).open(), List.of())
                : new WatchPaging(
                        rows.isEmpty() ? 0 : rows.get(0).found(),
                        rows.stream().map(CountedRow::row).toList());
    }

    /** @return numbers over all requests that match the filter, whatever page is shown */
    public Summary summary(LocalDate asOf, Basis basis, Filter filter) {
        return statement(SUMMARY.formatted(FilteredCounts.conditions(filter.cut())), asOf, basis, filter)
                .query((row, n) -> new Summary(row.getLong("open"), row.getLong("overdue"), row.getLong("projected")))
                .single();
    }

    private JdbcClient.StatementSpec statement(String query, LocalDate asOf, Basis basis, Filter filter) {
        JdbcClient.StatementSpec statement = sql.sql(query)
                .param("asOf", asOf)
                .param("referenceDays", REFERENCE_DAYS)
                .param("working", basis == Basis.WORKING)
                .param("soon", SOON_DAYS)
                .param("state", code(filter.state()))
                .param("stage", code(filter.stage()));
        FilteredCounts.bind(filter.cut(), statement);
        return statement;
    }

    private static @Nullable String code(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString("request_no"),
                row.getString("kind"),
                row.getString("channel"),
                row.getString("service"),
                row.getString("department"),
                row.getString("segment"),
                row.getObject("received_on", LocalDate.class),
                row.getBoolean("reopened"),
                row.getInt("days_since"),
                row.getObject("target", LocalDate.class),
                row.getInt("days_left"),
                Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                row.getObject("since", LocalDate.class),
                row.getObject("expected", LocalDate.class),
                WatchState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }
}

package org.rida.tally.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.metric.capacity.FlowHistory;
import org.rida.metric.capacity.FlowWeek;
import org.rida.metric.capacity.QueueFlow;
import org.rida.metric.capacity.QueueState;
import org.rida.policy.Dimension;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Counts the queue of promised requests day by day: who came, who left without an answer, who was answered, and who waits. A
 * reopened request comes once more. All days are calendar days.
 */
public class QueueCounts {

    // %1$s: the value by which queues are told apart, %2$s: the condition of the filter
    private static final String REQUESTS =
            """
            select %1$s as value, received_on as entered_on, ended_on as gone_on,
                replied_on is not distinct from ended_on as answered
            from episode
            where promised and received_on <= :cutOff
                and (ended_on is null or ended_on >= :since or received_on >= :since) and %2$s
            """;

    // A stage that was skipped or not recorded counts as passed on the day of the next one that was reached. Whoever
    // left
    // without an answer left the stage that was reached by then.
    private static final String STAGES =
            """
            select stage as value, entered_on, least(moved_on, unanswered_on) as gone_on, moved_on is not distinct from least(moved_on, unanswered_on) as answered
            from (
                select stage, entered_on, case when moved_on <= coalesce(unanswered_on, moved_on) then moved_on end as moved_on, unanswered_on
                from (
                    select *, case when replied_on is distinct from ended_on then ended_on end as unanswered_on,
                        least(verified_on, submitted_on, decided_on, replied_on) as verified,
                        least(submitted_on, decided_on, replied_on) as submitted,
                        least(decided_on, replied_on) as decided
                    from episode
                    where promised and received_on <= :cutOff
                        and (ended_on is null or ended_on >= :since or received_on >= :since) and %2$s
                ) e cross join lateral (values
                    ('received-verified', received_on, verified), ('verified-submitted', verified, submitted),
                    ('submitted-decided', submitted, decided), ('decided-replied', decided, replied_on)) s (stage, entered_on, moved_on)
                where entered_on <= coalesce(unanswered_on, entered_on)
            ) passed
            """;

    private static final String FLOWS =
            """
            with passage as (%s)
            select value, day, sum(received) as received, sum(gone) as gone, sum(answered) as answered
            from (
                select value, entered_on as day, 1 as received, 0 as gone, 0 as answered
                from passage where entered_on between :since and :cutOff
                union all
                select value, gone_on, 0, case when answered then 0 else 1 end, case when answered then 1 else 0 end
                from passage where gone_on between :since and :cutOff and entered_on <= :cutOff
            ) moves
            group by value, day
            """;

    // one row for each of the last days of receipt, and one without a day for what was received before
    private static final String STATE =
            """
            with passage as (%s)
            select value, case when entered_on >= :recent then entered_on end as day,
                count(*) filter (where waits) as open, count(*) filter (where waits or answered) as remaining,
                coalesce(sum(:cutOff - entered_on) filter (where waits), 0) as waited
            from (select *, gone_on is null or gone_on > :cutOff as waits from passage where entered_on <= :cutOff) p
            where waits or entered_on >= :recent
            group by 1, 2
            """;

    /** The stages whose queues are counted, in order, written as pairs. */
    public static final List<String> STAGE_QUEUES =
            List.of("received-verified", "verified-submitted", "submitted-decided", "decided-replied");

    private static final int WEEK = 7;

    private final JdbcClient sql;

    public QueueCounts(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * @param weeks first days of the weeks of the history, at least one, oldest first
     * @param cutOff last day that is known; later events are not known on it
     * @param targetDays within which a request is to be answered
     */
    public record QueueWindow(List<LocalDate> weeks, LocalDate cutOff, int targetDays) {

        LocalDate recent() {
            return cutOff.minusDays(targetDays - 1L);
        }

        LocalDate since() {
            return weeks.get(0).isBefore(recent()) ? weeks.get(0) : recent();
        }
    }

    /**
     * The queues of each value of a dimension that is fixed at receipt.
     *
     * @return by value, sorted; values without anybody in the window are left out
     */
    public SortedMap<String, ObservedQueue> bySlice(QueueWindow window, SliceFilter filter, Dimension by) {
        return queues(REQUESTS.formatted(WindowCounts.column(by), FilteredCounts.conditions(filter)), window, filter);
    }

    /**
     * The queue of each stage of {@link #STAGE_QUEUES}: who entered it, who moved on, as answered, and who is in it. Recent days
     * are those on which it was entered.
     */
    public SortedMap<String, ObservedQueue> byStage(QueueWindow window, SliceFilter filter) {
        return queues(STAGES.formatted("", FilteredCounts.conditions(filter)), window, filter);
    }

    /**
     * Those who wait in a stage.
     *
     * @param open requests
     * @param waited days since they entered the stage, summed over them
     */
    public record StageQueue(long open, long waited) {}

    /** Where the requests that are open at the end of a day stand: each is in one stage of {@link #STAGE_QUEUES}. */
    public Map<String, StageQueue> standing(LocalDate cutOff, SliceFilter filter) {
        Map<String, StageQueue> queues = new HashMap<>();
        RowCallbackHandler row =
                r -> queues.put(r.getString("value"), new StageQueue(r.getLong("open"), r.getLong("waited")));
        LocalDate after = cutOff.plusDays(1);
        StatementSpec statement = sql.sql(STATE.formatted(STAGES.formatted("", FilteredCounts.conditions(filter))));
        FilteredCounts.bind(filter, statement);
        statement
                .param("since", after)
                .param("cutOff", cutOff)
                .param("recent", after)
                .query(row);
        return queues;
    }

    private SortedMap<String, ObservedQueue> queues(String passages, QueueWindow window, SliceFilter filter) {
        Map<String, Map<LocalDate, QueueFlow>> flows = flows(passages, window, filter);
        Map<String, WaitingCounts> states = states(passages, window, filter);
        SortedMap<String, ObservedQueue> queues = new TreeMap<>();
        flows.keySet().forEach(value -> states.putIfAbsent(value, new WaitingCounts()));
        states.forEach((value, state) -> queues.put(
                value,
                new ObservedQueue(
                        history(flows.getOrDefault(value, Map.of()), window),
                        new QueueState(state.open, recent(state, window)),
                        state.open == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of((double) state.waited / state.open))));
        return queues;
    }

    private static FlowHistory history(Map<LocalDate, QueueFlow> flows, QueueWindow window) {
        return new FlowHistory(window.weeks().stream()
                .map(start -> new FlowWeek(IntStream.range(0, WEEK)
                        .mapToObj(day -> flows.getOrDefault(start.plusDays(day), new QueueFlow(0, 0, 0)))
                        .toList()))
                .toList());
    }

    private static List<Long> recent(WaitingCounts state, QueueWindow window) {
        List<Long> days = new ArrayList<>();
        for (LocalDate day = window.recent(); !day.isAfter(window.cutOff()); day = day.plusDays(1)) {
            days.add(state.remaining.getOrDefault(day, 0L));
        }
        return days;
    }

    private Map<String, Map<LocalDate, QueueFlow>> flows(String passages, QueueWindow window, SliceFilter filter) {
        Map<String, Map<LocalDate, QueueFlow>> flows = new HashMap<>();
        RowCallbackHandler row = r -> flows.computeIfAbsent(r.getString("value"), v -> new HashMap<>())
                .put(
                        r.getObject("day", LocalDate.class),
                        new QueueFlow(r.getLong("received"), r.getLong("gone"), r.getLong("answered")));
        bind(sql.sql(FLOWS.formatted(passages)), window, filter).query(row);
        return flows;
    }

    private Map<String, WaitingCounts> states(String passages, QueueWindow window, SliceFilter filter) {
        Map<String, WaitingCounts> states = new HashMap<>();
        RowCallbackHandler row = r -> states.computeIfAbsent(r.getString("value"), v -> new WaitingCounts())
                .add(
                        r.getObject("day", LocalDate.class),
                        r.getLong("open"),
                        r.getLong("remaining"),
                        r.getLong("waited"));
        bind(sql.sql(STATE.formatted(passages)), window, filter)
                .param("recent", window.recent())
                .query(row);
        return states;
    }

    private static StatementSpec bind(StatementSpec statement, QueueWindow window, SliceFilter filter) {
        FilteredCounts.bind(filter, statement);
        return statement.param("since", window.since()).param("cutOff", window.cutOff());
    }

    /** Sums of one value's rows. */
    private static final class WaitingCounts {

        private final Map<LocalDate, Long> remaining = new HashMap<>();
        private long open;
        private long waited;

        void add(@Nullable LocalDate day, long openThen, long remainingThen, long waitedThen) {
            open += openThen;
            waited += waitedThen;
            if (day != null) {
                remaining.put(day, remainingThen);
            }
        }
    }
}

package org.rida.tally.count;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Recounts the stale months: for each group of populations one grouped query over all dimensions. Sums over months are made
 * when they are read; stored are single months only.
 */
public class MonthCounter {

    // Groups are a hundred times fewer than the planner fears; it would sort texts, which costs far more than hashing.
    // Room is taken only for groups that are there: one family's stored counts.
    private static final String GROUP_BY_HASH = "set local hash_mem_multiplier = 200";

    // Estimates of groups are far too high, those of repeated look-ups too: sorts would spill, and caches would never
    // be hit.
    private static final String NO_SORT = "set local enable_sort = off";

    private static final String NO_MEMOIZE = "set local enable_memoize = off";

    // A year's groups fit into a processor's cache and into modest memory, however long the history.
    private static final int MONTHS_PER_QUERY = 12;

    private static final String STALE_MONTHS = "select month from stale where population_group = :group order by month";

    private static final String DELETE =
            """
            delete from month_count c using stale s
            where s.population_group = :group and c.month = s.month and c.population like any(:patterns)
            """;

    // Arguments: the facts, the columns they are grouped by, the grouping sets, the query over the groups.
    private static final String COUNT =
            """
            with stale_now as materialized (
                select month, cut_off from stale where population_group = :group and month between :first and :last
            ), fact as (
            %1$s
            ), counted as (
                select month, population, bucket, grouping(%2$s) as rolled_up, coalesce(%2$s) as value, count(*) as n
                from fact
                group by month, population, bucket, grouping sets ((), %3$s)
            ), named as (
                select month, population, bucket, s.slice,
                    case when s.slice = 'all' then 'all' else coalesce(value, 'not-given') end as value, n
                from counted join unnest(cast(:slices as text[]), cast(:rolledUp as int[])) s (slice, rolled_up) using (rolled_up)
                where value is not null or s.slice not in ('outcome', 'mode', 'timeliness')
            )
            insert into month_count (month, population, slice, value, bucket, n)
            %4$s
            """;

    private static final String AS_COUNTED = "select month, population, slice, value, bucket, n from named";

    // What is open was counted by the day of receipt: ages and targets follow from it.
    public static final String AGES =
            """
            join stale_now s on s.month = c.month
            join clock_day began on began.day = cast(c.bucket as date)
            join clock_day now on now.day = s.cut_off
            cross join lateral (values
                ('open', (now.day - began.day)::text),
                ('open-working', working_days(began.day, now.day, began.working_days_through, now.working_days_before)::text),
                ('open-beyond-target', case when began.target_calendar < now.day then 'beyond' else 'within' end),
                ('open-beyond-target-working', case when began.target_working < now.day then 'beyond' else 'within' end)
            ) f (population, bucket)
            """;

    private static final String OPEN_FROM_DAYS =
            "select c.month, f.population, c.slice, c.value, f.bucket, sum(c.n) from named c "
                    + AGES
                    + "group by c.month, f.population, c.slice, c.value, f.bucket";

    private static final String COUNTED =
            """
            insert into counted_month (month, cut_off, answers_cut_off, stale, counted_at)
            select month, case when month <= cast(:coversTo as date) then least(last_day, :coversTo) end,
                least(last_day, cast(:answersTo as date)), false, now()
            from (select distinct month, (month + interval '1 month' - interval '1 day')::date as last_day from stale) m
            on conflict (month) do update set cut_off = excluded.cut_off, answers_cut_off = excluded.answers_cut_off,
                stale = false, counted_at = excluded.counted_at
            """;

    private final JdbcClient sql;
    private final FactQuery facts;

    /**
     * @param sql within the transaction of the refresh
     * @param policy that decides what is counted
     */
    public MonthCounter(JdbcClient sql, Policy policy) {
        this.sql = sql;
        this.facts = new FactQuery(policy);
    }

    /**
     * Replaces the counts of the months in table stale.
     *
     * <p>The planner's settings hold until the end of the caller's transaction ("set local"), so that no other query is
     * planned by them.
     *
     * @param progress is called before each group; an exception from it ends the refresh
     * @param coversTo the last day of the inputs' coverage
     * @param answersTo the last day of the answers' coverage
     */
    public void recount(LocalDate coversTo, LocalDate answersTo, RecountProgress progress) {
        sql.sql(GROUP_BY_HASH).update();
        sql.sql(NO_SORT).update();
        sql.sql(NO_MEMOIZE).update();
        PopulationGroup[] groups = PopulationGroup.values();
        for (int i = 0; i < groups.length; i++) {
            progress.at(i + 1, groups.length + 1);
            delete(groups[i]);
            List<LocalDate> months = months(groups[i]);
            for (int at = 0; at < months.size(); at += MONTHS_PER_QUERY) {
                List<LocalDate> batch = months.subList(at, Math.min(at + MONTHS_PER_QUERY, months.size()));
                count(groups[i], batch.get(0), batch.get(batch.size() - 1), coversTo);
            }
        }
        sql.sql(COUNTED)
                .param("coversTo", coversTo)
                .param("answersTo", answersTo)
                .update();
    }

    // deleted by group, since one stale month need not be stale for all of them
    private void delete(PopulationGroup group) {
        sql.sql(DELETE)
                .param("group", group.code())
                .param("patterns", group.patterns())
                .update();
    }

    private List<LocalDate> months(PopulationGroup group) {
        return sql.sql(STALE_MONTHS)
                .param("group", group.code())
                .query(LocalDate.class)
                .list();
    }

    private void count(PopulationGroup group, LocalDate first, LocalDate last, LocalDate coversTo) {
        List<String> dimensions = group.dimensions();
        String columns = String.join(", ", dimensions);
        String sets =
                dimensions.stream().map(dimension -> "(" + dimension + ")").collect(joining(", "));
        // names of columns are those of the group, never input
        StatementSpec statement = sql.sql(COUNT.formatted(CountFacts.sql(group), columns, sets, groupedColumns(group)))
                .param(
                        "slices",
                        Stream.concat(dimensions.stream(), Stream.of("all")).toArray(String[]::new))
                .param("rolledUp", rolledUp(dimensions.size()))
                .param("group", group.code())
                .param("first", first)
                .param("last", last);
        facts.bind(statement, coversTo).update();
    }

    /** The query that turns grouped rows into populations and buckets; ages of open requests are derived here. */
    static String groupedColumns(PopulationGroup group) {
        return group == PopulationGroup.OPEN ? OPEN_FROM_DAYS : AS_COUNTED;
    }

    /** The value of PostgreSQL's grouping() for each set: one bit for every column not in it, the last column the lowest. */
    private static Integer[] rolledUp(int columns) {
        int all = (1 << columns) - 1;
        return IntStream.rangeClosed(1, columns + 1)
                .mapToObj(column -> column > columns ? all : all - (1 << (columns - column)))
                .toArray(Integer[]::new);
    }
}

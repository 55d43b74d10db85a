package org.rida.tally.count;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rida.policy.Dimension;
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

    // Argument: the table of counts.
    private static final String DELETE =
            """
            delete from %s c using stale s
            where s.population_group = :group and c.month = s.month and c.population like any(:patterns)
            """;

    // Arguments: the facts, the columns they are grouped by, all columns as told, the query over the groups, the
    // grouping sets.
    // Rows are grouped by all dimensions at once and only then by each, since of many rows there are several times
    // fewer
    // cells. Sums of int are several times faster than those of bigint.
    private static final String COUNT =
            """
            with stale_now as materialized (
                select month, cut_off from stale where population_group = :group and month between :first and :last
            ), fact as (
            %1$s
            ), named as (
                select month, population, bucket, %3$s, count(*) as n
                from fact
                group by month, population, bucket, %2$s
            ), cell (month, population, bucket, kind, channel, service, department, segment, party, outcome, mode, timeliness, n) as materialized (
            %4$s
            ), new_profile as (
                insert into count_profile (kind, channel, service, department, segment, party)
                select distinct kind, channel, service, department, segment, party from cell
                except select kind, channel, service, department, segment, party from count_profile
                returning *
            ), profile as materialized (
                select * from count_profile union all select * from new_profile
            ), stored as (
                insert into month_cell (month, population, outcome, mode, timeliness, bucket, profiles, counts)
                select month, population, outcome, mode, timeliness, bucket, array_agg(profile_id), array_agg(n)
                from cell join profile using (kind, channel, service, department, segment, party)
                group by month, population, outcome, mode, timeliness, bucket
            )
            insert into month_count (month, population, slice, value, bucket, n)
            select month, population, s.slice, coalesce(value, 'all'), bucket, n
            from (
                select month, population, bucket, grouping(%2$s) as rolled_up, coalesce(%2$s) as value, sum(n) as n
                from cell
                group by month, population, bucket, grouping sets ((), %5$s)
            ) c join unnest(cast(:slices as text[]), cast(:rolledUp as int[])) s (slice, rolled_up) using (rolled_up)
            """;

    private static final String DIMENSIONS =
            "c.kind, c.channel, c.service, c.department, c.segment, c.party, c.outcome, c.mode, c.timeliness";

    private static final String AS_COUNTED =
            "select month, population, bucket, " + DIMENSIONS + ", cast(n as int) from named c";

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
            "select c.month, f.population, f.bucket, " + DIMENSIONS + ", cast(sum(c.n) as int) from named c "
                    + AGES
                    + "group by c.month, f.population, f.bucket, " + DIMENSIONS;

    // A month that is counted again with the same result is what it was: what was drafted from it is not out of date.
    // Whether what fell due and was late still waits is known only later; it is late in every figure, and no report
    // tells it by its outcome. Counts are multiplied with hashes, so that those of one name add up without being
    // grouped, which took twice as long.
    private static final String COUNTED =
            """
            with hashes as (
                select month, population, sum(n * cast(hashtextextended(
                    population || '|' || slice || '|' || value || '|'
                        || case when bucket in ('late_answered', 'late_left', 'late_waiting') then 'late' else bucket end,
                    0) as numeric)) as hash
                from month_count
                where month = any(cast(:months as date[])) and not (slice = 'outcome' and population in ('due', 'due-working'))
                group by month, population
            ), counts as (
                select month, jsonb_object_agg(population, hash) as versions from hashes group by month
            ), counted as (
                select month, case when month <= cast(:coversTo as date) then least(last_day, :coversTo) end as cut_off,
                    least(last_day, cast(:answersTo as date)) as answers_cut_off
                from (select m as month, (m + interval '1 month' - interval '1 day')::date as last_day
                    from unnest(cast(:months as date[])) m) m
            )
            insert into counted_month (month, cut_off, answers_cut_off, stale, counted_at, versions)
            select month, cut_off, answers_cut_off, false, now(),
                coalesce(versions, '{}') || jsonb_build_object('', concat(cut_off, '|', answers_cut_off))
            from counted left join counts using (month)
            on conflict (month) do update set cut_off = excluded.cut_off, answers_cut_off = excluded.answers_cut_off,
                stale = false, counted_at = excluded.counted_at, versions = excluded.versions
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
        // before anything is counted: what another group has just stored would be looked through for nothing
        for (PopulationGroup group : groups) {
            delete("month_count", group);
            delete("month_cell", group);
        }
        for (int i = 0; i < groups.length; i++) {
            progress.at(i + 1, groups.length + 1);
            List<LocalDate> months = months(groups[i]);
            for (int at = 0; at < months.size(); at += MONTHS_PER_QUERY) {
                List<LocalDate> batch = months.subList(at, Math.min(at + MONTHS_PER_QUERY, months.size()));
                count(groups[i], batch.get(0), batch.get(batch.size() - 1), coversTo);
            }
        }
        sql.sql(COUNTED)
                .param(
                        "months",
                        sql.sql("select distinct cast(month as text) from stale")
                                .query(String.class)
                                .list()
                                .toArray(String[]::new))
                .param("coversTo", coversTo)
                .param("answersTo", answersTo)
                .update();
    }

    // deleted by group, since one stale month need not be stale for all of them
    private void delete(String table, PopulationGroup group) {
        sql.sql(DELETE.formatted(table))
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
        // names of columns are those of the group, never input
        String query = COUNT.formatted(
                CountFacts.sql(group),
                String.join(", ", dimensions),
                PopulationGroup.allDimensions().stream()
                        .map(dimension -> told(dimension, dimensions))
                        .collect(joining(", ")),
                group == PopulationGroup.OPEN ? OPEN_FROM_DAYS : AS_COUNTED,
                dimensions.stream().map(dimension -> "(" + dimension + ")").collect(joining(", ")));
        StatementSpec statement = sql.sql(query)
                .param(
                        "slices",
                        Stream.concat(dimensions.stream(), Stream.of(Dimension.EVERYTHING))
                                .toArray(String[]::new))
                .param("rolledUp", rolledUp(dimensions.size()))
                .param("group", group.code())
                .param("first", first)
                .param("last", last);
        facts.bind(statement, coversTo).update();
    }

    /** A dimension as a column that is never null: empty when the facts do not have it. */
    private static String told(String dimension, List<String> dimensions) {
        String value = dimensions.contains(dimension)
                ? WindowCounts.column(Dimension.valueOf(dimension.toUpperCase(Locale.ROOT)))
                : "''";
        return value + " as " + dimension;
    }

    /** The value of PostgreSQL's grouping() for each set: one bit for every column not in it, the last column the lowest. */
    private static Integer[] rolledUp(int columns) {
        int all = (1 << columns) - 1;
        return IntStream.rangeClosed(1, columns + 1)
                .mapToObj(column -> column > columns ? all : all - (1 << (columns - column)))
                .toArray(Integer[]::new);
    }
}

package org.rida.tally;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the policy's clock contract into table clock_day: for each day of receipt the clock version, both target days and
 * the running numbers of working days. Episodes are then judged by a join. Computed here and not in SQL, because the
 * policy's calendar and its versions are Java values; a day's row is small, and a join is faster than a call for each
 * request.
 */
class ClockDays {

    // running numbers of working days count from here, so that they do not depend on which days are in the table
    private static final LocalDate EPOCH = LocalDate.of(1900, 1, 1);

    // the span of days that the touched requests and the stored days need
    private static final String NEEDED =
            """
            select least(min(least(r.received_on, r.reopened_on)), (select min(started_on) from earlier_outcome), (select min(day) from clock_day)) as first,
                   greatest(max(greatest(r.received_on, r.reopened_on, r.replied_on, r.left_on)),
                            (select max(day) from clock_day), cast(:coversTo as date)) as last
            from current_request r join touched t on t.request_no = r.request_no
            """;

    private static final String CALCULATED =
            """
            create temp table calculated_day on commit drop as
            select * from unnest(cast(:days as date[]), cast(:versions as text[]), cast(:calendar as date[]),
                cast(:working as date[]), cast(:before as int[]), cast(:through as int[]))
                as d (day, clock_version, target_calendar, target_working, working_days_before, working_days_through)
            """;

    // days beyond the coverage may change freely: nothing has been judged by them
    private static final String DIFFERS =
            """
            select exists (
                select from clock_day known join calculated_day d using (day)
                where day <= :coversTo and known is distinct from row(d.*)::clock_day)
            """;

    private static final String STORE =
            """
            insert into clock_day select * from calculated_day
            on conflict (day) do update set
                clock_version = excluded.clock_version,
                target_calendar = excluded.target_calendar,
                target_working = excluded.target_working,
                working_days_before = excluded.working_days_before,
                working_days_through = excluded.working_days_through
            where clock_day is distinct from excluded
            """;

    private final JdbcClient sql;
    private final Policy policy;

    ClockDays(JdbcClient sql, Policy policy) {
        this.sql = sql;
        this.policy = policy;
    }

    /** Whether a day that has been counted has another target or working-day number now. */
    enum ClockReading {
        /** All days that were counted before have the targets and numbers that they were counted with. */
        AS_COUNTED,
        /** At least one differs, so that all episodes have to be judged again. */
        POLICY_CHANGED
    }

    /**
     * Fills the days that the touched requests need.
     *
     * @param coversTo the last day of the inputs' coverage
     * @return whether episodes that were judged before must be judged again
     */
    ClockReading prepare(LocalDate coversTo) {
        record Span(LocalDate first, LocalDate last) {}
        Span span = sql.sql(NEEDED)
                .param("coversTo", coversTo)
                .query((row, n) -> new Span(
                        orElse(row.getObject("first", LocalDate.class), coversTo),
                        row.getObject("last", LocalDate.class)))
                .single();
        sql.sql("drop table if exists calculated_day").update();
        calculate(span.first(), span.last());
        ClockReading finding = sql.sql(DIFFERS)
                        .param("coversTo", coversTo)
                        .query(Boolean.class)
                        .single()
                ? ClockReading.POLICY_CHANGED
                : ClockReading.AS_COUNTED;
        sql.sql(STORE).update();
        sql.sql("analyze clock_day").update();
        return finding;
    }

    private static LocalDate orElse(@Nullable LocalDate day, LocalDate other) {
        return day == null ? other : day;
    }

    // one pass: each day's number follows from the day before
    private void calculate(LocalDate first, LocalDate last) {
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        List<ClockVersion> versions = days.stream().map(policy::clockOn).toList();
        List<LocalDate> calendar = new ArrayList<>();
        List<LocalDate> working = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        List<Integer> through = new ArrayList<>();
        int worked = workedBefore(first);
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            calendar.add(day.plusDays(versions.get(i).targetDays()));
            working.add(policy.calendar().afterWorkingDays(day, versions.get(i).targetWorkingDays()));
            before.add(worked);
            worked += policy.calendar().isWorkingDay(day) ? 1 : 0;
            through.add(worked);
        }
        sql.sql(CALCULATED)
                .param("days", texts(days))
                .param("versions", versions.stream().map(ClockVersion::version).toArray(String[]::new))
                .param("calendar", texts(calendar))
                .param("working", texts(working))
                .param("before", before.toArray(Integer[]::new))
                .param("through", through.toArray(Integer[]::new))
                .update();
    }

    // counted once per refresh, from the fixed day to the first one needed
    private int workedBefore(LocalDate day) {
        return ChronoUnit.DAYS.between(EPOCH, day) <= 0
                ? 0
                : (int) EPOCH.datesUntil(day)
                        .filter(policy.calendar()::isWorkingDay)
                        .count();
    }

    private static String[] texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }
}

package org.rida.tally;

import java.time.LocalDate;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.Role;
import org.rida.policy.Question.Scale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the stale months again: per family of populations one grouped query over all slices. */
class Counting {

    private static final String FORGET =
            """
            delete from month_count c using stale s
            where s.family = :family and c.month = s.month and c.population like any(:patterns)
            """;

    private static final String COUNT =
            """
            with fact as (
            %s
            ), counted as (
                select month, population, bucket,
                    case
                        when grouping(kind) = 0 then 'kind'
                        when grouping(channel) = 0 then 'channel'
                        when grouping(service) = 0 then 'service'
                        when grouping(department) = 0 then 'department'
                        when grouping(segment) = 0 then 'segment'
                        when grouping(party) = 0 then 'party'
                        when grouping(outcome) = 0 then 'outcome'
                        when grouping(mode) = 0 then 'mode'
                        when grouping(timeliness) = 0 then 'timeliness'
                        else 'all'
                    end as slice,
                    coalesce(kind, channel, service, department, segment, party, outcome, mode, timeliness) as value,
                    count(*) as n
                from fact
                group by month, population, bucket, grouping sets (
                    (), (kind), (channel), (service), (department), (segment), (party), (outcome), (mode), (timeliness))
            )
            insert into month_count (month, population, slice, value, bucket, n)
            select month, population, slice,
                case when slice = 'all' then 'all' else coalesce(value, 'not-given') end, bucket, n
            from counted
            where slice not in ('outcome', 'mode', 'timeliness') or value is not null
            """;

    private static final String COUNTED =
            """
            insert into counted_month (month, cut_off, stale, counted_at)
            select month, max(cut_off), false, now() from stale group by month
            on conflict (month) do update set cut_off = excluded.cut_off, stale = false, counted_at = excluded.counted_at
            """;

    private final JdbcClient sql;
    private final Policy policy;

    Counting(JdbcClient sql, Policy policy) {
        this.sql = sql;
        this.policy = policy;
    }

    void recount(LocalDate coversTo, RecountProgress progress) {
        Family[] families = Family.values();
        for (int i = 0; i < families.length; i++) {
            progress.at(i + 1, families.length + 1);
            forget(families[i]);
            count(families[i], coversTo);
        }
        sql.sql(COUNTED).update();
    }

    private void forget(Family family) {
        sql.sql(FORGET)
                .param("family", family.code())
                .param("patterns", family.patterns())
                .update();
    }

    private void count(Family family, LocalDate coversTo) {
        sql.sql(COUNT.formatted(Facts.of(family)))
                .param("coversTo", coversTo)
                .param("working", workingVersions())
                .param("yesNo", yesNoQuestions())
                .param("overall", code(Role.OVERALL))
                .param("before", code(Role.BEFORE))
                .param("after", code(Role.AFTER))
                .update();
    }

    /** The versions whose headline is in working days. */
    private String[] workingVersions() {
        return policy.clock().stream()
                .filter(v -> v.headline() == Basis.WORKING)
                .map(ClockVersion::version)
                .toArray(String[]::new);
    }

    private String[] yesNoQuestions() {
        return policy.questions().stream()
                .filter(q -> q.scale() == Scale.YES_NO)
                .map(Question::code)
                .toArray(String[]::new);
    }

    /** A name that no question has when the survey does not ask. */
    private String code(Role role) {
        return policy.questions().stream()
                .filter(q -> q.role() == role)
                .map(Question::code)
                .findFirst()
                .orElse("");
    }
}

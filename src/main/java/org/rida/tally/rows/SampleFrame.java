package org.rida.tally.rows;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.rida.intake.key.ErasedNumbers;
import org.rida.metric.survey.SampleDraw.Candidate;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Of whom a sample is drawn: the newest run of every promised request received in some days, whatever became of it, so that those
 * who were rejected, left or still wait are asked like those who were helped. Duplicates and people who were erased are left out.
 */
public class SampleFrame {

    // a state is what was known on the day of asking, or on the last day that the files cover
    private static final String FRAME =
            """
            with asked as (
                select coalesce(o.beneficiary_key, i.request_no) as person, max(i.invited_on) as last_asked
                from survey_invitation i left join current_request o using (request_no) group by 1
            ), run as (
                select distinct on (request_no) *, case when clock_version = any(:working) then target_working else target_calendar end as target
                from episode where received_on <= :day order by request_no, episode_no desc
            )
            select e.request_no, p.person, a.last_asked, case
                when e.ended_on is null or e.ended_on > :day then case when e.target < :day then 'late' else 'waiting' end
                when e.replied_on is distinct from e.ended_on then 'left'
                else coalesce(e.decision, 'answered') end as state
            from run e join current_request c using (request_no)
            cross join lateral (select coalesce(c.beneficiary_key, c.request_no) as person) p
            left join asked a on a.person = p.person
            where e.promised and c.received_on between :first and :last and c.left_reason is distinct from 'duplicate'
            order by e.request_no
            """;

    private final JdbcClient sql;
    private final Policy policy;

    public SampleFrame(DataSource database, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.policy = policy;
    }

    /**
     * By number of request. The state is accepted, rejected, answered (of files without decisions), left, late (waits beyond its
     * target day) or waiting.
     *
     * @param first day of receipt
     * @param last day of receipt
     * @param day on which the state is asked for, not after the last day that the files cover
     */
    public List<Candidate> candidates(LocalDate first, LocalDate last, LocalDate day) {
        return sql
                .sql(FRAME)
                .param("first", first)
                .param("last", last)
                .param("day", day)
                .param("working", workingVersions())
                .query((row, n) -> new Candidate(
                        row.getString("request_no"),
                        row.getString("person"),
                        row.getString("state"),
                        row.getObject("last_asked", LocalDate.class)))
                .list()
                .stream()
                .filter(candidate -> !ErasedNumbers.isPseudonym(candidate.request()))
                .toList();
    }

    private String[] workingVersions() {
        return policy.clock().stream()
                .filter(version -> version.headline() == Basis.WORKING)
                .map(ClockVersion::version)
                .toArray(String[]::new);
    }
}

package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.job.run.Runs;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** A draft whose figures have changed is made again, also when the process ended meanwhile. */
class DraftRenewalTest extends RunOperatorCase {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final Map<String, String> MONTH = Map.of("month", "2026-08");

    @Autowired
    EditionRepository editions;

    @BeforeEach
    void aDraftWaits() {
        sql.sql("truncate report_edition, draft_renewal cascade").update();
        operator.run("august", MONTH, SARA);
        assertThat(editions.toIssue()).hasSize(1);
    }

    @Test
    void itIsStartedAtOnceWhenNothingIsInTheWay() {
        restarted().renew(List.of(AUGUST), SARA);
        assertThat(waiting()).containsExactly("sara the board meets tomorrow");
        assertThat(stored()).isZero();
    }

    @Test
    void itWaitsForTheRunInItsWayAndSurvivesARestart() {
        long inTheWay = operator.start("august", MONTH, SARA);
        restarted().renew(List.of(AUGUST), SARA);
        restarted().renew(List.of(AUGUST), SARA);
        assertThat(stored()).isEqualTo(1);

        DraftRenewal afterRestart = restarted();
        afterRestart.startDelayed();
        assertThat(waiting()).hasSize(1);
        assertThat(stored()).isEqualTo(1);

        operator.stop(inTheWay, SARA);
        afterRestart.startDelayed();
        assertThat(waiting()).containsExactly("sara the board meets tomorrow");
        assertThat(runs.list(Runs.RunSelection.newest(1)).get(0).id()).isGreaterThan(inTheWay);
        assertThat(stored()).isZero();
        afterRestart.startDelayed();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aJobThatIsGoneIsForgotten() {
        sql.sql("update run set job = 'gone'").update();
        restarted().renew(List.of(AUGUST), SARA);
        assertThat(waiting()).isEmpty();
        assertThat(stored()).isZero();
    }

    @Test
    void draftsOfEarlierMonthsStay() {
        restarted().renew(List.of(AUGUST.plusMonths(1)), SARA);
        restarted().renew(List.of(), SARA);
        assertThat(waiting()).isEmpty();
    }

    /** It remembers nothing but what is stored. */
    private DraftRenewal restarted() {
        return new DraftRenewal(editions, runs, operator, sql);
    }

    private List<String> waiting() {
        return sql.sql("select actor || ' ' || reason from run where state = 'waiting'")
                .query(String.class)
                .list();
    }

    private long stored() {
        return sql.sql("select count(*) from draft_renewal").query(Long.class).single();
    }
}

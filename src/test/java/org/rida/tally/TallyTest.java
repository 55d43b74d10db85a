package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.rida.metric.Counts;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.Slice;

/** The cases that have a name. */
class TallyTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    private final Ledger ledger = new Ledger();
    private final Tally tally = new Tally(ledger.database, POLICY);
    private final MonthCounts counts = new MonthCounts(ledger.database);

    @Test
    void repliedOnDay14IsOnTimeAndOnDay15Late() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-19 decision=accepted")
                .request("b", "received_on=2026-01-05 replied_on=2026-01-20 decision=rejected");
        refresh();
        assertThat(in("2026-01", "due")).hasToString("{late_answered=1, on_time=1}");
        assertThat(in("2026-01", "answered")).hasToString("{14=1, 15=1}");
        assertThat(in("2026-01", "answered-in-time")).hasToString("{late=1, on_time=1}");
        assertThat(counts.of(YearMonth.parse("2026-01"), "due", Slice.OUTCOME, "accepted"))
                .hasToString("{on_time=1}");
    }

    @Test
    void aMonthWithoutRowsCountsNothing() {
        ledger.requests("2026-03-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-06")
                .request("b", "received_on=2026-03-05 replied_on=2026-03-06");
        Recount recount = refresh();
        assertThat(recount.months())
                .containsExactly(YearMonth.parse("2026-01"), YearMonth.parse("2026-02"), YearMonth.parse("2026-03"));
        assertThat(recount.coversTo()).isEqualTo(LocalDate.parse("2026-03-31"));
        assertThat(in("2026-02", "received")).isEqualTo(Counts.NONE);
    }

    private Recount refresh() {
        return tally.refresh(RecountProgress.NONE);
    }

    private Counts in(String month, String population) {
        return counts.of(YearMonth.parse(month), population);
    }
}

package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A month has another version where any of its counts, or the days that they cover, are others. */
class MonthVersionTest extends CountRefreshCase {

    /** What was due in January and late is answered in February: it is late still. */
    @Test
    void laterDataLeaveAnEarlierMonthWhatItIs() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-06")
                .request("b", "received_on=2026-01-05");
        refresh();
        String january = version("2026-01");

        ledger.requests("2026-02-28").request("b", "received_on=2026-01-05 replied_on=2026-02-01 decision=accepted");
        assertThat(refresh().months()).contains(YearMonth.parse("2026-01"));
        assertThat(version("2026-01")).isEqualTo(january);
        recountAll();
        assertThat(version("2026-01")).isEqualTo(january);
    }

    @Test
    void aLateOrCorrectedRowMakesAnotherVersion() {
        ledger.requests("2026-03-31").request("a", "received_on=2026-01-05 replied_on=2026-01-06 channel=web");
        refresh();
        Set<String> january = new HashSet<>(Set.of(version("2026-01")));
        String march = version("2026-03");
        for (String row : List.of(
                "a received_on=2026-01-05 replied_on=2026-01-06 channel=phone",
                "a received_on=2026-01-05 replied_on=2026-01-07 channel=phone",
                "b received_on=2026-01-31 replied_on=2026-01-31 channel=phone")) {
            ledger.requests("2026-03-31").request(row.substring(0, 1), row.substring(2));
            refresh();
            assertThat(january.add(version("2026-01"))).as(row).isTrue();
        }
        assertThat(version("2026-03")).isEqualTo(march);
    }

    /** What is open on the 20th is not what is open at the end. */
    @Test
    void aMonthThatIsCoveredFurtherIsAnother() {
        ledger.requests("2026-01-20").request("a", "received_on=2026-01-05 replied_on=2026-01-06");
        refresh();
        String begun = version("2026-01");
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 replied_on=2026-01-06");
        refresh();
        assertThat(version("2026-01")).isNotEqualTo(begun);
    }

    private String version(String month) {
        return JdbcClient.create(ledger.database)
                .sql("select versions::text from month_last_count where month = :month")
                .param("month", LocalDate.parse(month + "-01"))
                .query(String.class)
                .single();
    }
}

package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.policy.ChangedPolicy;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.report.figure.QueueFigures;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.SliceFilter;
import org.springframework.beans.factory.annotation.Autowired;

/** What would be if more were answered in a week, beside the rows themselves. */
class WhatIfTest extends RunningConsole {

    @Autowired
    DataSource database;

    /** Of the thirteen weeks up to the last day of the sample, of which that of the National Day is none. */
    @Test
    void whatIfAgreesWithTheRows() {
        record Sums(double received, double gone, double answered, long open) {}
        Sums sums = sql.sql(
                        """
                        with week as (
                            select date '2026-10-31' - 7 * n as last from generate_series(0, 13) n
                            where date '2026-09-23' not between date '2026-10-31' - 7 * n - 6 and date '2026-10-31' - 7 * n
                        )
                        select (select count(*) from episode, week where promised and received_on between last - 6 and last) as received,
                            (select count(*) from episode, week where promised and ended_on between last - 6 and last
                                and replied_on is distinct from ended_on) as gone,
                            (select count(*) from episode, week where promised and replied_on between last - 6 and last
                                and replied_on = ended_on) as answered,
                            (select count(*) from episode where promised and received_on <= '2026-10-31'
                                and (ended_on is null or ended_on > '2026-10-31')) as open
                        """)
                .query((row, n) -> new Sums(
                        row.getDouble("received"),
                        row.getDouble("gone"),
                        row.getDouble("answered"),
                        row.getLong("open")))
                .single();
        double perDay = sums.received() / 91;
        double needed = perDay - sums.gone() / 91 + (sums.open() - perDay * 3.5) / 56;

        String page = client(Role.QUALITY)
                .get("/what-if?lang=en&answers=12&target=14&weeks=8")
                .body();

        assertThat(row(page, "Answered, a day")).containsExactly(oneDecimal(sums.answered() / 91), "12");
        assertThat(row(page, "Open requests on 31 October 2026"))
                .containsExactly(sums.open() + " requests", sums.open() + " requests");
        assertThat(row(page, "Answers a day that would bring the queue there by then"))
                .containsExactly(oneDecimal(needed), oneDecimal(needed));
        long after = Math.round(sums.open() + (perDay - sums.gone() / 91 - 12) * 56);
        assertThat(row(page, "Open requests on 26 December 2026 (8 weeks)").get(1))
                .isEqualTo(Math.max(0, after) + " requests");
    }

    /** Numbers out of range are not used, and the page shows which it used. */
    @ParameterizedTest
    @ValueSource(strings = {"answers=-1&target=0&weeks=105", "answers=x&target=1e9&weeks=", "answers=NaN"})
    void whatIfIgnoresWhatIsNoNumber(String parameters) {
        String page = client(Role.QUALITY).get("/what-if?lang=en&" + parameters).body();
        assertThat(page).contains("name=\"target\" min=\"1\" max=\"365\" step=\"1\" value=\"14\"");
        assertThat(page).containsPattern("name=\"answers\"[^>]+value=\"11.5\"");
        for (String sent : parameters.split("&")) {
            String value = sent.substring(sent.indexOf('=') + 1);
            assertThat(page.contains("“" + value + "” was not used"))
                    .as("%s is told", sent)
                    .isEqualTo(!value.isEmpty());
        }
        assertThat(client(Role.QUALITY)
                        .get("/what-if?lang=en&service=nothing-of-this-name")
                        .body())
                .contains("fewer than 10 requests came");
    }

    /** By hand: at the end of a day those days count of which what was received is within the promise that it was given. */
    @Test
    void aPromiseToComeCountsFromItsDayOn() {
        Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
        List<ClockVersion> versions = new ArrayList<>(policy.clock());
        versions.add(new ClockVersion("later", LocalDate.parse("2026-11-15"), 9, 6, Basis.CALENDAR));
        DataCoverage coverage = DataCoverage.of(database).orElseThrow();
        QueueFigures now = queue(policy, coverage);
        QueueFigures later = queue(ChangedPolicy.withClock(policy, versions), coverage);

        assertThat(later.targetDays(LocalDate.parse("2026-10-31"))).isEqualTo(14);
        assertThat(later.targetDays(LocalDate.parse("2026-11-20")))
                .as("7 to 14, and 15 to 20 November")
                .isEqualTo(14);
        assertThat(later.targetDays(LocalDate.parse("2026-11-25")))
                .as("12 to 14, and 17 to 25 November")
                .isEqualTo(12);
        assertThat(later.targetDays(LocalDate.parse("2026-12-26"))).isEqualTo(9);
        assertThat(later.coming(8)).isPresent();
        assertThat(later.coming(2)).isEmpty();
        assertThat(later.whatIf(12, 8).targetQueue())
                .isCloseTo(now.whatIf(12, 8).targetQueue() * 9 / 14, within(1e-9));
        assertThat(later.whatIf(12, 2).targetQueue())
                .isCloseTo(now.whatIf(12, 2).targetQueue(), within(1e-9));
        assertThat(later.clearing(later.whole()).day().orElse(Integer.MAX_VALUE))
                .isGreaterThanOrEqualTo(now.clearing(now.whole()).day().orElse(Integer.MAX_VALUE));
    }

    private QueueFigures queue(Policy policy, DataCoverage coverage) {
        return new QueueFigures(database, policy, coverage, coverage.coversTo(), SliceFilter.EVERYBODY);
    }

    private static List<String> row(String page, String label) {
        String cells = page.substring(page.indexOf(">" + label + "<"));
        return all(cells.substring(0, cells.indexOf("</tr>")), "<td[^>]*>([^<]*)</td>");
    }

    private static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}

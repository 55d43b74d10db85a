package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;

/** What would be if more were answered in a week, beside the rows themselves. */
class WhatIfTest extends RunningConsole {

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
        assertThat(client(Role.QUALITY)
                        .get("/what-if?lang=en&service=nothing-of-this-name")
                        .body())
                .contains("fewer than 10 requests came");
    }

    private static List<String> row(String page, String label) {
        String cells = page.substring(page.indexOf(">" + label + "<"));
        return all(cells.substring(0, cells.indexOf("</tr>")), "<td[^>]*>([^<]*)</td>");
    }

    private static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}

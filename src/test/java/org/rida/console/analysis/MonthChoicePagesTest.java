package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;

/** Pages with a choice of months where old files lie far from new ones: here a few requests and answers of 2013. */
class MonthChoicePagesTest extends RunningConsole {

    private static final List<String> PAGES =
            List.of("/trends?measure=received&until=", "/turnaround?month=", "/respondents?month=", "/lineage?month=");

    @BeforeEach
    void countsOf2013() {
        sql.sql(
                        """
                        insert into counted_month (month, cut_off, answers_cut_off, stale, counted_at)
                        select m, (m + interval '1 month - 1 day')::date, (m + interval '1 month - 1 day')::date, false, now()
                        from generate_series(date '2013-03-01', (select min(month) from counted_month) - interval '1 month',
                            interval '1 month') m
                        """)
                .update();
        sql.sql(
                        """
                        insert into month_count (month, population, slice, value, bucket, n)
                        select m, p, 'all', 'all', b, 7 from generate_series(date '2013-03-01', date '2013-05-01', interval '1 month') m,
                            (values ('received', 'promised'), ('responses', 'all')) as populations (p, b)
                        """)
                .update();
    }

    @AfterEach
    void countsOfTheSample() {
        sql.sql("delete from month_count where month < '2014-01-01'").update();
        sql.sql("delete from counted_month where month < (select min(month) from month_count)")
                .update();
    }

    @Test
    void monthsWithoutDataAreNotOfferedAndThoseOf2013Are() {
        for (String page : PAGES) {
            assertThat(officer("en", page.contains("until") ? "/trends?measure=received" : page))
                    .as(page)
                    .contains("<option value=\"2013-04\"")
                    .doesNotContain("<option value=\"2019-04\"");
        }
        assertThat(client(Role.ADMINISTRATOR).get("/jobs/monthly-board-report").body())
                .contains("<option value=\"2013-04\"");
    }

    /** A run may read their files; who chooses one should know that there is nothing yet. */
    @ParameterizedTest
    @CsvSource({"en, \\(no data yet\\)", "ar, \\(لا بيانات له بعد\\)"})
    void aJobMarksTheMonthsWithoutData(String language, String mark) {
        String job = client(Role.ADMINISTRATOR)
                .get("/jobs/monthly-board-report?lang=" + language)
                .body();

        assertThat(job)
                .containsPattern("<option value=\"2026-11\"[^>]*>[^<]+" + mark)
                .doesNotContainPattern("<option value=\"2026-0[3-9]\"[^>]*>[^<]+" + mark)
                .doesNotContainPattern("<option value=\"2013-04\"[^>]*>[^<]+" + mark);
    }

    @ParameterizedTest
    @CsvSource({
        "en, There are no data for ([A-Z][a-z]+ 2017 – )?April 2019\\., March 2013 – May 2013",
        "ar, لا توجد بيانات عن (مايو ٢٠١٧ – )?أبريل ٢٠١٩\\., مارس ٢٠١٣ – مايو ٢٠١٣"
    })
    void aMonthFarFromTheDataNamesThoseThatHaveSomeWithALink(String language, String none, String some) {
        for (String page : PAGES) {
            String shown = officer(language, page + "2019-04");
            assertThat(shown).as(page).containsPattern(none).contains(some);
            Matcher link =
                    Pattern.compile("<a href=\"([^\"]+)\">" + some + "</a>").matcher(shown);
            assertThat(link.find()).as(page).isTrue();
            // behind the counts of this test there are no rows that could be listed
            if (page.startsWith("/lineage")) {
                continue;
            }
            assertThat(officer(language, link.group(1).replace("&amp;", "&")))
                    .as(link.group(1))
                    .doesNotContain("id=\"months-without-data\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01", "2031-12"})
    void aMonthBeforeAndAfterAllDataIsNamedAndAnotherIsShown(String month) {
        for (String page : List.of("/trends?until=", "/turnaround?month=", "/respondents?month=")) {
            assertThat(officer("en", page + month))
                    .as(page)
                    .containsPattern(
                            "There are no data for (January 1999|December 2031)\\.</span> <span>\\w+ 20\\d\\d is shown instead\\.");
        }
    }

    @Test
    void aPageWithoutAMonthOpensOnOneWithData() {
        for (String page : List.of("/trends", "/turnaround", "/respondents", "/comments", "/lineage")) {
            assertThat(client(Role.QUALITY).get(page).body()).as(page).doesNotContain("id=\"months-without-data\"");
        }
        // nothing is newer than 2013 any more, but one date that was mistyped
        sql.sql("create table kept as select * from month_count where month > '2014-01-01'")
                .update();
        sql.sql("delete from month_count where month > '2014-01-01'").update();
        try {
            for (String page : List.of("/trends?measure=received", "/turnaround", "/respondents")) {
                assertThat(client(Role.QUALITY).get(page).body())
                        .as(page)
                        .contains("مايو ٢٠١٣")
                        .doesNotContain("id=\"months-without-data\"");
            }
        } finally {
            sql.sql("insert into month_count select * from kept").update();
            sql.sql("drop table kept").update();
        }
    }

    private String officer(String language, String address) {
        return client(Role.QUALITY)
                .get(address + (address.contains("lang=") ? "" : "&lang=" + language))
                .body();
    }
}

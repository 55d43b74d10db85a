package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.RequiresProgram;
import org.rida.access.Role;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.report.document.Block;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.ExplorerQuery;
import org.rida.report.explore.ExplorerQuery.EarlierTime;
import org.rida.report.figure.MetricRef;
import org.rida.report.render.chart.SeriesExtras.EarlierPoint;
import org.rida.tally.count.SliceFilter;
import org.springframework.beans.factory.annotation.Autowired;

/** Trends beside those of an earlier time, checked against the rows. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class EarlierTimeTest extends BrowserCase {

    private static final String OF_DAYS =
            """
            select count(*) from episode
            where promised and target_calendar between :first and :last
              and not (ended_on <= target_calendar and replied_on is distinct from ended_on)
            """;

    @Autowired
    Explorer explorer;

    @ParameterizedTest
    @CsvSource({"BEFORE, 12, 12", "BEFORE, 6, 6", "YEAR, 6, 12", "YEAR, 24, 12"})
    void monthsOfThePolicysCalendar(EarlierTime time, int months, int back) {
        Explorer.ExplorerView view = view(time, months);
        List<EarlierPoint> points = Objects.requireNonNull(view.earlier()).points();

        assertThat(points).hasSize(view.line().chart().points().size());
        points.forEach(p -> {
            YearMonth month = p.at().minusMonths(back);
            boolean known = !month.isBefore(explorer.coverage().orElseThrow().first());
            assertThat(p.n()).as(month.toString()).isEqualTo(known ? rows(month.atDay(1), month.atEndOfMonth()) : 0);
            assertThat(p.value() == null).isEqualTo(p.n() == 0);
        });
    }

    /** Umm al-Qura: 1 Ramadan 1446 was 1 March 2025, 1 Ramadan 1447 was 18 February 2026; both had 29 or 30 days. */
    @Test
    void ramadanIsComparedWithRamadan() {
        Block.TableData table =
                Objects.requireNonNull(view(EarlierTime.HIJRI, 12).earlier()).table();
        Block.TableRow ramadan = table.rows().stream()
                .filter(row -> row.label().en().contains("Ramadan"))
                .findFirst()
                .orElseThrow();

        assertThat(ramadan.label().en()).contains("1447");
        assertThat(ramadan.cells().get(1).value())
                .isEqualTo((double) rows(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 3, 19)));
        assertThat(ramadan.cells().get(2).text().en()).contains("Ramadan", "1446");
        assertThat(ramadan.cells().get(4).value())
                .isEqualTo((double) rows(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 29)));
    }

    @ParameterizedTest
    @EnumSource
    void aDifferenceIsNoVerdict(EarlierTime time) {
        Block.TableData table = Objects.requireNonNull(view(time, 12).earlier()).table();

        assertThat(table.rows()).isNotEmpty().allMatch(row -> row.judgement() == Block.ChartJudgement.COMMON);
        String page = client(Role.QUALITY)
                .get("/trends?lang=en&measure=promise-kept&months=12&earlier=" + time.code())
                .body();
        String shown = page.substring(page.indexOf("id=\"earlier\""), page.indexOf("id=\"notes\""));
        assertThat(shown).contains("points", "is no verdict").doesNotContain("clear difference", "improvement");
    }

    @Test
    void medianHasNoIntervalOfADifference() {
        String page = client(Role.QUALITY)
                .get("/trends?lang=en&measure=answered-median&months=12&earlier=year")
                .body();

        assertThat(page).contains("computed for shares only").doesNotContain("Difference (95% interval)");
    }

    @Test
    void theComparisonStaysInEveryAddressOfThePageAndInItsFiles() {
        TestClient officer = client(Role.QUALITY);
        String page = officer.get("/trends?lang=en&measure=promise-kept&channel=phone&earlier=hijri")
                .body();

        // those of the bar are of the page as it opens
        assertThat(all(page.substring(page.indexOf("<main")), "href=\"(/trends[^\"]*)\""))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(link -> link.contains("earlier=hijri"));
        assertThat(all(page, "href=\"([^\"]+)\"[^>]*hreflang=\"ar\"").get(0)).contains("earlier=hijri");
        assertThat(all(page, "(<input type=\"hidden\" name=\"earlier\" value=\"hijri\">)"))
                .hasSize(2);
        assertThat(officer.get("/trends.csv?measure=promise-kept&earlier=year&lang=en")
                        .body())
                .contains("Same months, year before");
        assertThat(officer.get("/trends?earlier=&measure=promise-kept").statusCode())
                .isEqualTo(302);
        assertThat(officer.get("/trends?lang=en&earlier=sometime").body()).doesNotContain("id=\"earlier\"");
    }

    @ParameterizedTest
    @CsvSource({"ar, 390", "en, 1280"})
    void aChoiceIsDrawnAndKeptByBackForwardAndOtherFilters(String language, int width) {
        try (TestBrowser browser = browser()) {
            browser.width(width);
            browser.logIn("quality", PASSWORD, language);
            browser.go("/trends?measure=promise-kept&months=12");
            String chart = width == 390 ? ".chart.on-narrow" : ".chart.on-wide";
            browser.choose("select[name=earlier]", "year");
            browser.until(d -> browser.address().contains("earlier=year"));
            assertThat(browser.address()).doesNotContain("=&").doesNotEndWith("=");
            browser.until(d -> browser.has(chart + "[tabindex]"));
            browser.picture("earlier-" + language + "-" + width);
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.smallLetters()).isEmpty();
            assertThat(browser.overflow()).isZero();
            browser.script("document.querySelector('" + chart + "').focus()");
            browser.keys(org.openqa.selenium.Keys.END);
            assertThat(String.valueOf(
                            browser.script("return document.querySelector('" + chart + " .chart-tip').textContent")))
                    .contains(language.equals("ar") ? "أكتوبر ٢٠٢٥" : "October 2025");

            browser.choose("select[name=channel]", "phone");
            browser.until(d -> browser.address().contains("channel=phone"));
            assertThat(browser.address()).contains("earlier=year");
            browser.back();
            browser.until(d -> !browser.address().contains("channel=phone"));
            assertThat(chosen(browser)).isEqualTo("year");
            browser.back();
            browser.until(d -> !browser.address().contains("earlier"));
            browser.until(d -> chosen(browser).isEmpty());
            browser.forward();
            browser.until(d -> browser.address().contains("earlier=year"));
            browser.until(d -> chosen(browser).equals("year"));
        }
    }

    private static String chosen(TestBrowser browser) {
        return String.valueOf(browser.script("return document.querySelector('select[name=earlier]').value"));
    }

    private Explorer.ExplorerView view(EarlierTime time, int months) {
        return explorer.view(new ExplorerQuery(
                        new MetricRef(Metric.PROMISE_KEPT, null),
                        SliceFilter.EVERYBODY,
                        null,
                        null,
                        months,
                        Dimension.CHANNEL,
                        null,
                        null,
                        time))
                .orElseThrow();
    }

    private long rows(LocalDate first, LocalDate last) {
        return sql.sql(OF_DAYS)
                .param("first", first)
                .param("last", last)
                .query(Long.class)
                .single();
    }
}

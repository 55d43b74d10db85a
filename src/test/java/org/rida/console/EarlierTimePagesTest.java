package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.RequiresProgram;
import org.rida.access.Role;
import org.rida.report.document.Block;
import org.rida.report.explore.EarlierMonths;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.ExplorerQuery.EarlierTime;
import org.springframework.beans.factory.annotation.Autowired;

/** The page and the files of a comparison with an earlier time. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class EarlierTimePagesTest extends BrowserCase {

    @Autowired
    Explorer explorer;

    /** To be computed with: a spreadsheet reads every number of the comparison, and its titles say what they are of. */
    @ParameterizedTest
    @EnumSource
    void filesNameTheComparisonAndHaveNumbers(EarlierTime time) {
        HttpResponse<String> file =
                client(Role.QUALITY).get("/trends.csv?lang=en&measure=promise-kept&months=12&earlier=" + time.code());
        List<String> lines = file.body().lines().toList();
        EarlierMonths.EarlierView view = new KeptPromises(explorer).beside(time, 12);

        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("-" + time.code() + ".csv");
        assertThat(lines.get(0))
                .contains("Promise kept", "compared with: " + view.name().en());
        assertThat(file.body()).contains(view.answer().en());
        int head = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("Month,"))
                .findFirst()
                .orElseThrow());
        assertThat(lines.get(head))
                .contains("Month compared with", "Promise kept, month compared with", "interval), lower", "upper");
        for (int i = 0; i < view.table().rows().size(); i++) {
            Block.TableRow row = view.table().rows().get(i);
            String[] cells = lines.get(head + 1 + i).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            assertThat(cells).hasSize(9);
            assertThat(List.of(cells[1], cells[2], cells[4], cells[5], cells[6], cells[7], cells[8]))
                    .allMatch(cell -> cell.matches("-?[0-9.]+(E-?[0-9]+)?"));
            assertThat(Double.valueOf(cells[1])).isEqualTo(row.cells().get(0).value());
            assertThat(Double.valueOf(cells[6])).isEqualTo(row.cells().get(5).value());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDifferenceIsNoVerdict(EarlierTime time) {
        Block.TableData table = new KeptPromises(explorer).beside(time, 12).table();

        assertThat(table.rows()).isNotEmpty().allMatch(row -> row.judgement() == Block.ChartJudgement.COMMON);
        String page = client(Role.QUALITY)
                .get("/trends?lang=en&measure=promise-kept&months=12&earlier=" + time.code())
                .body();
        String shown = page.substring(page.indexOf("id=\"earlier\""), page.indexOf("id=\"where\""));
        assertThat(shown).contains("points", "is no verdict").doesNotContain("clear difference", "improvement");
    }

    /** A mean has an interval, a median and a count have none. */
    @ParameterizedTest
    @CsvSource({
        "mean-score.overall, '(Better|Worse|The same): .*Chance alone'",
        "answered-median, '(Better|Worse|The same)\\. Whether chance alone'",
        "received, '(Higher|Lower|The same)\\. Whether chance alone'"
    })
    void otherMeasuresThanSharesAreComparedAsFarAsTheyHaveIntervals(String measure, String expected) {
        assertThat(client(Role.QUALITY)
                        .get("/trends?lang=en&months=12&earlier=year&measure=" + measure)
                        .body())
                .containsPattern(expected);
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
            String chart = width == 390 ? "#earlier .chart.on-narrow" : "#earlier .chart.on-wide";
            browser.choose("select[name=earlier]", "year");
            browser.until(d -> browser.address().contains("earlier=year"));
            assertThat(browser.address()).doesNotContain("=&").doesNotEndWith("=");
            browser.until(d -> browser.has(chart + "[tabindex]"));
            browser.picture("earlier-" + language + "-" + width);
            assertThat(browser.checks().violations()).isEmpty();
            assertThat(browser.checks().oddLetters()).isEmpty();
            assertThat(browser.checks().overflow()).isZero();
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
}

package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.rida.RequiresProgram;
import org.rida.access.Role;
import org.rida.policy.Policy.Audience;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** Charts, tables and the list of reports, and reports themselves, as a browser shows them. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class ReportsBrowserTest extends BrowserCase {

    @Autowired
    EditionRepository editions;

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void aChartTellsItsPointsToKeysPointerAndFinger(String language) {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, language);
            browser.go("/trends?measure=promise-kept");
            String tip = "return document.querySelector('.chart.on-wide .chart-tip').innerText";
            String limits = language.equals("ar") ? "حدود الضبط" : "Process limits";
            assertThat(browser.script(tip)).isEqualTo("");
            browser.script("document.querySelector('.chart.on-wide').focus()");
            browser.keys(Keys.END);
            assertThat(String.valueOf(browser.script(tip)))
                    .contains(limits, language.equals("ar") ? "أكتوبر ٢٠٢٦" : "October 2026");
            Object last = browser.script(tip);
            browser.keys(Keys.ARROW_LEFT);
            assertThat(browser.script(tip)).isNotEqualTo(last);
            browser.picture("chart-" + language);
            assertThat(browser.checks().violations()).isEmpty();
            browser.keys(Keys.ENTER);
            browser.until(d -> browser.address().startsWith("/lineage?key=promise-kept&month=2026-09"));
            browser.back();
            browser.until(d -> browser.has(".chart-tip"));
            assertThat(browser.script(
                            "return [...document.querySelectorAll('.chart-files')].filter(f => !f.hidden).length"))
                    .isEqualTo(3L);
            browser.script("window.made = []; URL.createObjectURL = blob => { made.push(blob.type); return '#'; };"
                    + " for (const as of ['svg', 'png']) document.querySelector(`[data-as=${as}]`).click()");
            browser.until(d -> "image/svg+xml,image/png".equals(browser.script("return String(made)")));

            browser.width(390);
            browser.go("/");
            browser.script("const s = document.querySelector('.chart.on-narrow'), b = s.getBoundingClientRect();"
                    + " s.dispatchEvent(new PointerEvent('pointerdown',"
                    + " {bubbles: true, pointerType: 'touch', clientX: b.right - 5}))");
            assertThat(String.valueOf(
                            browser.script("return document.querySelector('.chart.on-narrow .chart-tip').innerText")))
                    .contains(limits);
            browser.picture("chart-" + language + "-390");
            assertThat(browser.checks().overflow()).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The year is in the address with what was typed before; back and the other language keep both. */
    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void theListOfReportsIsOfTheChosenYear(String language) {
        String word = "earlier-" + language;
        TestEdition.draft(editions, word, YearMonth.of(2017, 5), Audience.QUALITY);
        List<String> wrong = new ArrayList<>();
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, language);
            browser.until(d -> browser.has("#reports thead button"));
            browser.script("const box = document.querySelector('.table-tools input'); box.value = '" + word + "';"
                    + " box.dispatchEvent(new Event('input'))");
            browser.click(".years a[href*='year=2017']");
            browser.until(d -> browser.has(".years a[href*='year=2017'][aria-current]"));
            assertThat(browser.address()).contains("year=2017", "reports.find=" + word);
            browser.until(d -> browser.has("#reports thead button"));
            assertThat(browser.script("return [...document.querySelectorAll('#reports tbody tr')].every(r =>"
                            + " r.hidden || r.innerText.includes('" + word + "'))"))
                    .isEqualTo(true);
            assertThat(String.valueOf(browser.script("return document.querySelector('a.language').href")))
                    .contains("year=2017", "reports.find=" + word);
            browser.checks().look("years", language, wrong);
            assertThat(wrong).isEmpty();
            browser.width(390);
            assertThat(browser.script("const area = document.querySelector('#reports').closest('.scroll');"
                            + " return area.scrollHeight - area.clientHeight"))
                    .as("the hidden headings of one row, which must not be scrolled to")
                    .isEqualTo(0L);
            browser.width(1280);
            browser.back();
            browser.until(d ->
                    !browser.address().contains("year=") && browser.has(".years a[aria-current]:not([href*='year='])"));
            assertThat(browser.address()).contains("reports.find=" + word);
        }
    }

    @Test
    void aTableIsSortedFilteredAndSaved() {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, "ar");
            String states = "return [...document.querySelectorAll('#reports tbody tr')].filter(r => !r.hidden)"
                    + ".map(r => r.cells[2].querySelector('.state').innerText).join()";
            Object first = browser.script(states);
            browser.click("#reports thead th:nth-child(3) button");
            String sorted = String.valueOf(browser.script(states));
            browser.click("#reports thead th:nth-child(3) button");
            assertThat(browser.script(states)).isNotEqualTo(sorted);
            assertThat(browser.address()).contains("reports.sort=-2");
            browser.script("const box = document.querySelector('.table-tools input'); box.value = 'مسودة 2';"
                    + " box.dispatchEvent(new Event('input'))");
            assertThat(browser.script(states)).isEqualTo("مسودة ٢");
            browser.go(browser.address());
            assertThat(browser.script(states)).isEqualTo("مسودة ٢");
            browser.script("window.made = []; URL.createObjectURL = blob => { blob.text().then(t => made.push(t));"
                    + " return '#'; }; document.querySelector('.table-tools button').click()");
            browser.until(d -> String.valueOf(browser.script("return made[0]")).contains("مسودة ٢"));
            browser.picture("table-ar");
            browser.go("/");
            assertThat(browser.script(states)).isEqualTo(first);
            assertThat(browser.checks().violations()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The page of a report as it is sent, which forbids every script. */
    @ParameterizedTest
    @CsvSource({"ar, 390", "ar, 1280", "en, 390"})
    void reportsAreAccessible(String language, int width) {
        try (TestBrowser browser = browser()) {
            browser.logIn(Role.BOARD.code(), PASSWORD, language);
            browser.width(width);
            browser.goDespitePolicy("/reports/1/" + language + ".html");
            browser.unfold();
            assertThat(browser.checks().violations()).isEmpty();
            assertThat(browser.checks().unreachableScrollAreas()).isEmpty();
            assertThat(browser.checks().hiddenSideways()).isEmpty();
            if (width == 390) {
                assertThat(browser.checks().oddLetters()).isEmpty();
                assertThat(browser.checks().smallTargets()).isEmpty();
            }
            assertThat(browser.checks().overflow()).isNotPositive();
        }
    }
}

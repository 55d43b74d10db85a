package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.rida.RequiresProgram;

/** All charts, not only run charts, tell their values to pointer, keys and finger, in letters that are read at every width. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class ChartAnswersTest extends BrowserCase {

    private static final String TRENDS = "/trends?measure=promise-kept&by=service";
    private static final List<String> PAGES =
            List.of("/", TRENDS + "&a=home-repair&b=rent&earlier=year", "/turnaround", "/respondents", "/what-if");
    private static final String SHOWN =
            "const chart = [...document.querySelectorAll(arguments)].find(e => e.checkVisibility());";

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void everyDrawingTellsItsValuesInLettersOf11To15Pixels(String language) {
        List<String> wrong = new ArrayList<>();
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, language);
            for (String page : PAGES) {
                browser.go(page);
                for (int width : new int[] {1280, 900, 390}) {
                    browser.width(width);
                    browser.checks().oddLetters().forEach(letters -> wrong.add(page + " " + width + ": " + letters));
                    browser.checks()
                            .silentDrawings()
                            .forEach(drawing -> wrong.add(page + " " + width + " silent: " + drawing));
                    assertThat(browser.checks().overflow())
                            .as(page + " " + width)
                            .isZero();
                }
                browser.width(1280);
                browser.checks().violations().forEach(violation -> wrong.add(page + ": " + violation));
                browser.complaints().forEach(complaint -> wrong.add(page + ": " + complaint));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Also between the widths of the other tests: a page without a scroll bar is some pixels wider than one with it. */
    @Test
    void lettersHave11To15PixelsAtEachWidth() {
        Set<String> wrong = new TreeSet<>();
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, "en");
            for (String page :
                    List.of("/", TRENDS, "/turnaround", "/respondents", "/what-if", "/requests?number=R-2608-0167")) {
                browser.go(page);
                browser.unfold();
                for (int width = 320; width <= 1460; width += 20) {
                    browser.width(width);
                    for (String letters : browser.checks().oddLetters()) {
                        wrong.add(page + " " + width + ": " + letters);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The grey points, too, have names; a group leads to itself alone, from the chart and from the table. */
    @Test
    void aFunnelNamesEachGroupAndLeadsToIt() {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, "en");
            browser.go(TRENDS);
            List<String> told = new ArrayList<>();
            browser.script(shown("#where .half .chart") + "chart.focus()");
            browser.keys(Keys.HOME);
            String tip = shown("#where .half .chart") + "return chart.querySelector('.chart-tip').innerText";
            String text = String.valueOf(browser.script(tip));
            while (!told.contains(text)) {
                told.add(text);
                browser.keys(Keys.ARROW_RIGHT);
                text = String.valueOf(browser.script(tip));
            }
            assertThat(told)
                    .hasSizeGreaterThan(5)
                    .allMatch(
                            point -> point.matches(
                                    "(?s).+\\n\\d+\\.\\d% \\([\\d,]+ of [\\d,]+\\)\\n95% interval: .+\\n.*limit.*\\nOnly this group"));
            browser.keys(Keys.HOME, Keys.ENTER);
            browser.until(d -> browser.address().contains("service="));
            assertThat(browser.address()).contains("measure=promise-kept").doesNotContain("by=");
            browser.back();
            browser.until(d -> browser.has("#where tbody th a"));
            browser.click("#where tbody th a");
            browser.until(d -> browser.has(".chips"));
        }
    }

    /** A finger is told first; the way on is the link below the values. */
    @Test
    void aBarOfATableTellsAFingerBeforeItLeadsToItsRows() {
        try (TestBrowser browser = browser()) {
            browser.width(390);
            browser.logIn("quality", PASSWORD, "en");
            browser.go(TRENDS);
            browser.script("document.querySelector('#where td a:has(.chart)').scrollIntoView({block: 'center'})");
            String touch = "const link = document.querySelector('#where td a:has(.chart)');"
                    + "const touch = {bubbles: true, cancelable: true, pointerType: 'touch', clientX: 200, clientY: 200};"
                    + "link.dispatchEvent(new PointerEvent('pointerdown', touch)); link.click();";
            // what scrolls the page away hides what was told, so that both are one step
            AtomicReference<String> told = new AtomicReference<>("");
            browser.until(d -> {
                told.set(String.valueOf(
                        browser.script(touch + "return document.querySelector('#where td .chart-tip').innerText")));
                return !told.get().isEmpty();
            });
            assertThat(told.get()).contains("Promise kept: ", " of ", "95% interval: ", "Rows");
            assertThat(browser.address()).startsWith("/trends");
            browser.script(touch + "document.querySelector('#where td .chart-tip a').click()");
            browser.until(d -> browser.address().startsWith("/lineage?key=promise-kept"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whetherAPictureWasCopiedIsSaidInWords(boolean works) {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, "en");
            browser.go(TRENDS);
            browser.script("window.given = []; navigator.clipboard.write = async items => {"
                    + " const made = await items[0].getType('image/png'); given.push(made.size);"
                    + (works ? "" : " throw new Error('refused');")
                    + " }; document.querySelector('[data-as=copy]').click()");
            browser.until(
                    d -> !browser.script("return document.querySelector('.chart-files [role=status]').textContent")
                            .equals(""));
            assertThat(browser.script("return document.querySelector('.chart-files [role=status]').textContent"))
                    .isEqualTo(
                            works
                                    ? "Copied."
                                    : "The picture could not be made or copied. Download SVG works without it.");
            assertThat(((Number) browser.script("return given[0]")).intValue()).isGreaterThan(10_000);
        }
    }

    private static String shown(String css) {
        return SHOWN.replace("arguments", "'" + css + "'");
    }
}

package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.rida.RequiresProgram;
import org.rida.access.Role;

/** Months of charts that people noted or decided something about. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class ChartMarksTest extends BrowserCase {

    private static final String KEPT = "/trends?measure=promise-kept&months=24";
    private static final String NOTE = "The committee met twice";
    private static final String REASON = "A second committee";

    /** Shapes of a chart that cover a mark, or leave the drawing: marks have a row of their own. */
    private static final String COVERED =
            """
            return [...document.querySelectorAll('main .chart svg')].filter(svg => svg.checkVisibility()).flatMap(svg => {
              const frame = svg.getBoundingClientRect();
              const others = [...svg.querySelectorAll('text, circle, polyline, a polygon')];
              return [...svg.querySelectorAll('a polygon')].flatMap(mark => {
                const m = mark.getBoundingClientRect();
                if (m.left < frame.left || m.right > frame.right || m.top < frame.top) return ['outside'];
                return others.filter(o => o !== mark).filter(o => {
                  const b = o.getBoundingClientRect();
                  return b.left < m.right && m.left < b.right && b.top < m.bottom && m.top < b.bottom;
                }).map(o => o.outerHTML);
              });
            });
            """;

    @BeforeEach
    void write() {
        for (String month : List.of("2026-05", "2026-06")) {
            client(Role.QUALITY)
                    .post("/trends", "/notes", Map.of("topic", "promise-kept", "month", month, "text", NOTE));
        }
        client(Role.QUALITY)
                .post(
                        "/rebases?series=promise-kept&month=2026-06",
                        "/rebases",
                        Map.of("series", "promise-kept", "month", "2026-06", "reason", REASON));
    }

    @AfterEach
    void withdraw() {
        for (String table : List.of("quality_note", "rebase")) {
            sql.sql("update " + table
                            + " set withdrawal_actor = 'quality', withdrawal_reason = 'over', withdrawn_at = now()"
                            + " where withdrawn_at is null")
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({"ar, 1280", "ar, 390", "en, 1280", "en, 390"})
    void aMarkIsToldAndLeadsToWhatWasNoted(String language, int width) {
        try (TestBrowser browser = browser()) {
            browser.width(width);
            browser.logIn("quality", PASSWORD, language);
            browser.go(KEPT);
            String chart = width == 390 ? ".chart.on-narrow" : ".chart.on-wide";
            browser.until(d -> browser.has(chart + "[tabindex]"));
            browser.picture("marks-" + language + "-" + width);

            assertThat(browser.checks().violations()).isEmpty();
            assertThat(browser.checks().oddLetters()).isEmpty();
            assertThat((List<?>) browser.script(COVERED)).isEmpty();
            assertThat((List<?>) browser.script("return [...document.querySelectorAll('" + chart
                            + " svg a')].map(a => a.getAttribute('aria-label'))"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .anyMatch(name -> name.toString().contains(NOTE)
                            && name.toString().contains(language.equals("ar") ? "مايو ٢٠٢٦" : "May 2026"));

            browser.script("document.querySelector('" + chart + "').focus()");
            browser.keys(Keys.END);
            for (int months = 0; months < 5; months++) {
                browser.keys(Keys.ARROW_LEFT);
                assertThat(tip(browser, chart).split(REASON, -1))
                        .as("a reset is told in its month, and once")
                        .hasSize(months == 3 ? 2 : 1);
            }
            assertThat(tip(browser, chart)).contains(NOTE);

            browser.click(chart + " svg a[href*='#note-']");
            browser.until(d -> browser.address().contains("#note-"));
            assertThat(browser.text()).contains(NOTE);
        }
    }

    private static String tip(TestBrowser browser, String chart) {
        return String.valueOf(browser.script("return document.querySelector('" + chart + " .chart-tip').textContent"));
    }

    @Test
    void neighboursDoNotTouchHoweverManyMonthsThereAre() {
        try (TestBrowser browser = browser()) {
            browser.logIn("quality", PASSWORD, "en");
            for (int width : new int[] {390, 1280}) {
                browser.width(width);
                browser.go("/trends?measure=promise-kept&months=60");
                assertThat((List<?>) browser.script(COVERED)).isEmpty();
            }
        }
    }

    @Test
    void theBoardSeesTheChartWithoutInternalNotes() {
        String officer = client(Role.QUALITY).get("/?lang=en").body();
        String board = client(Role.BOARD).get("/?lang=en").body();

        assertThat(officer).contains(NOTE, REASON, "Notes and decisions in these months");
        assertThat(board).contains("<svg").doesNotContain(NOTE, REASON, "#note-", "#action-");
    }

    @Test
    void aNoteIsAboutItsSeriesAndTheGroupsInIt() {
        TestClient officer = client(Role.QUALITY);
        officer.post(
                "/trends",
                "/notes",
                Map.of("topic", "promise-kept@channel=phone", "month", "2026-07", "text", "Two lines were down"));
        List<String> shown = new ArrayList<>();
        for (String address : List.of(
                "/trends?measure=promise-kept",
                "/trends?measure=promise-kept&channel=phone",
                "/trends?measure=promise-kept&channel=phone&channel=website",
                "/trends?measure=promise-kept&channel=website",
                "/trends?measure=received&channel=phone")) {
            if (officer.get(address).body().contains("Two lines were down")) {
                shown.add(address);
            }
        }

        assertThat(shown)
                .containsExactly(
                        "/trends?measure=promise-kept",
                        "/trends?measure=promise-kept&channel=phone",
                        "/trends?measure=promise-kept&channel=phone&channel=website");
    }

    @Test
    void aWithdrawnNoteIsNoLongerShownAndAFormLeadsNowhereElse() {
        TestClient officer = client(Role.QUALITY);
        String back = officer.post(
                        "/trends",
                        "/notes",
                        Map.of(
                                "topic", "month",
                                "month", "2026-04",
                                "text", "A storm on the coast",
                                "back", "https://elsewhere.example/"))
                .headers()
                .firstValue("Location")
                .orElse("");
        assertThat(back).endsWith("/trends#notes");
        String page = officer.get("/trends?lang=en&measure=received").body();
        assertThat(page).contains("A storm on the coast");
        long id = sql.sql("select max(note_id) from quality_note where topic = 'month'")
                .query(Long.class)
                .single();
        officer.post("/trends", "/notes/" + id + "/withdraw", Map.of("reason", "wrong month"));

        assertThat(officer.get("/trends?lang=en&measure=received").body()).doesNotContain("A storm on the coast");
        assertThat(audited("note-changed", Long.toString(id))).isEqualTo(1);
    }
}

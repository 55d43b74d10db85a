package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.rida.RequiresProgram;

/** The first day of each of the three users, in a real browser; pictures of it lie in target/screenshots. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class RolesBrowserTest extends BrowserCase {

    @ParameterizedTest
    @MethodSource("org.rida.Campaign#arabic")
    void aBoardMemberReadsTheReport(String language) {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.go("/?lang=" + language);
            assertThat(browser.address()).isEqualTo("/login");
            browser.picture("login-" + language);
            browser.logIn("board", PASSWORD, language);

            assertThat(browser.text()).contains(language.equals("ar") ? "٨٦٪" : "86%");
            browser.click(".definition summary");
            assertThat(browser.text()).contains(language.equals("ar") ? "بلا رد قبله" : "by their target day");
            browser.click(".definition summary");
            browser.picture("board-" + language);
            assertThat(browser.print()).startsWith('%', 'P', 'D', 'F');
            browser.width(390);
            browser.picture("board-" + language + "-390");
            browser.go("/reports/1/" + language + ".html");
            assertThat(browser.text())
                    .contains(language.equals("ar") ? "أُجيب عنه خلال أسبوعين" : "Answered within two weeks");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.rida.Campaign#english")
    void aQualityOfficerLooksForCauses(String language) {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, language);
            browser.go("/trends");
            browser.choose("select[name=measure]", "satisfied-share:speed");
            browser.until(d -> browser.address().contains("measure=satisfied-share"));
            browser.choose("select[name=channel]", "website");
            browser.until(d -> browser.address().contains("channel=website"));
            assertThat(browser.text())
                    .contains(
                            language.equals("ar") ? "سرعة الإنجاز" : "Speed",
                            language.equals("ar") ? "أين الفرق؟" : "Breakdown");
            browser.picture("trends-" + language);
            browser.width(390);
            browser.picture("trends-" + language + "-390");
            browser.go("/turnaround?by=channel");
            browser.picture("turnaround-" + language + "-390");
            browser.go("/what-if");
            browser.picture("what-if-" + language + "-390");
            browser.go("/respondents");
            browser.picture("respondents-" + language + "-390");
            browser.width(1280);
            browser.picture("respondents-" + language);
            browser.go("/what-if");
            browser.click("form[action='/what-if'] button");
            browser.until(d -> browser.address().contains("answers=11.5"));
            assertThat(browser.text()).contains(language.equals("ar") ? "١١٫٥" : "11.5");
            browser.picture("what-if-" + language);
        }
    }

    /** The browser is closed while the run goes on, and opened again. */
    @Test
    void anAdministratorWatchesStopsAndRestartsARun() {
        String run;
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("administrator", PASSWORD, "ar");
            browser.go("/jobs/monthly-board-report");
            browser.choose("select[name='parameter.month']", "2026-08");
            browser.click("form[action$='/runs'] button");
            browser.until(d -> browser.address().matches("/runs/\\d+"));
            run = browser.address();
            browser.until(d -> browser.has("progress"));
            browser.picture("run-live");
            browser.click("form[action$='/stop'] button");
            browser.until(
                    d -> browser.text().contains("أُوقف") || browser.text().contains("اكتمل"));
            browser.picture("run-stopped");
        }
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("administrator", PASSWORD, "en");
            browser.go(run);
            browser.until(d ->
                    browser.has("form[action$='/restart']") || browser.text().contains("Draft 1 of “"));
            if (browser.has("form[action$='/restart']")) {
                browser.click("form[action$='/restart'] button");
            }
            browser.untilText("Completed");
            browser.until(d ->
                    browser.text().contains("Draft 1 of “") && browser.text().contains("” for August 2026"));
            browser.picture("run-done");
            browser.go("/jobs?lang=ar");
            browser.picture("jobs-ar");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.rida.Campaign#arabic")
    void anAdministratorTriesARunAndChangesARule(String language) {
        boolean arabic = language.equals("ar");
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("administrator", PASSWORD, language);
            browser.go("/jobs/monthly-board-report");
            browser.choose("select[name='parameter.month']", "2026-09");
            browser.click("button[formaction$='/preview']");
            browser.untilText(arabic ? "ما الذي سيفعله التشغيل" : "What a run would do");
            browser.picture("dry-run-" + language);
            browser.complaints();

            browser.go("/rules?file=satisfaction-trends.yaml");
            browser.script("const w = document.getElementById('content'); w.value = w.value + '# " + language + "\\n'");
            browser.click("form[action='/rules/check'] button");
            browser.untilText(arabic ? "ما يتغير" : "What changes");
            assertThat(browser.checks().violations()).isEmpty();
            browser.picture("rules-checked-" + language);
            browser.width(390);
            browser.picture("rules-checked-" + language + "-390");
            browser.type("reason", "a note");
            browser.keys(Keys.ENTER);
            browser.untilText(arabic ? "نافذ الآن" : "is now in force");
            browser.picture("rules-in-force-" + language);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anAdministratorAddsAUser() {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("administrator", PASSWORD, "en");
            browser.go("/users");
            browser.type("name", "huda");
            browser.type("fullName", "هدى");
            browser.click("form.fields button");
            browser.untilText("One-time code of huda");
            String code = String.valueOf(browser.script("return document.querySelector('p.code').textContent"));
            browser.click("form[action='/logout'] button");
            browser.until(d -> browser.address().endsWith("/login?logout"));
            browser.go("/activate");
            browser.type("code", code);
            browser.type("name", "huda");
            browser.type("password", "a sentence of hers");
            browser.type("again", "a sentence of hers");
            browser.keys(Keys.ENTER);
            browser.untilText("The password is saved");
            browser.logIn("huda", "a sentence of hers", "en");
            assertThat(browser.text()).contains("86%");
        }
    }
}

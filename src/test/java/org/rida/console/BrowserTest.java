package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.rida.RequiresProgram;
import org.rida.access.Role;
import org.rida.job.Await;
import org.rida.policy.Policy.Audience;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** The first day of each of the three users, in a real browser; pictures of it lie in target/screenshots. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class BrowserTest extends RunningConsole {

    @Autowired
    EditionRepository editions;

    @AfterAll
    static void quit() {
        TestBrowser.quit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
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
    @ValueSource(strings = {"ar", "en"})
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
    @ValueSource(strings = {"ar", "en"})
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
            assertThat(browser.violations()).isEmpty();
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

    @Test
    void everythingByKeyboard() {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("board", PASSWORD, "en");
            browser.keys(Keys.TAB);
            assertThat(browser.script("return document.activeElement.className"))
                    .isEqualTo("skip");
            browser.keys(Keys.ENTER);
            assertThat(browser.script("return document.activeElement.id")).isEqualTo("main");
            browser.keys(Keys.TAB);
            assertThat(browser.script("return document.activeElement.tagName")).isEqualTo("SUMMARY");
            browser.keys(Keys.ENTER);
            assertThat(browser.text()).contains("by their target day");
        }
    }

    @Test
    void whatIsChosenIsWhatTheAddressSaysAlsoAfterBack() {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, "en");
            browser.go("/trends?measure=promise-kept&by=channel&a=interview&b=website");
            String chips =
                    "return [...document.querySelectorAll('.chip')].map(chip => chip.innerText.replace(/\\s+/g, ' ').trim()).join()";
            assertThat(browser.script(chips)).isEqualTo("");
            browser.choose("select[name=service]", "home-repair");
            browser.until(d -> browser.address().contains("service=home-repair"));
            assertThat(browser.address()).contains("a=interview", "b=website").doesNotContain("=&", "channel=");
            browser.back();
            browser.until(d -> !browser.address().contains("service="));
            browser.until(d -> "".equals(browser.script(chips)));
            browser.forward();
            browser.until(d -> browser.address().contains("service=home-repair"));
            browser.until(d -> "Service Home repair".equals(browser.script(chips)));

            browser.choose("select[name=service]", "rent");
            browser.until(d -> "Service Home repair,Service Rent support".equals(browser.script(chips)));
            assertThat(browser.address()).contains("service=home-repair", "service=rent", "a=interview", "b=website");
            browser.picture("trends-several-en");
            browser.click(".language");
            browser.until(d -> "ar".equals(browser.script("return document.documentElement.lang")));
            assertThat(browser.address()).contains("service=home-repair", "service=rent", "a=interview", "b=website");
            assertThat(browser.violations()).isEmpty();
            browser.width(390);
            browser.picture("trends-several-ar-390");
            browser.width(1280);
            browser.script("document.querySelector('.chip').focus()");
            browser.keys(Keys.ENTER);
            browser.until(d -> !browser.address().contains("home-repair"));
            assertThat(browser.address()).contains("service=rent", "a=interview", "b=website");
            browser.go("/watch?state=overdue");
            assertThat(browser.script("return document.querySelector('a[href^=\"/watch.csv\"]').getAttribute('href')"))
                    .isEqualTo("/watch.csv?state=overdue");
        }
    }

    @Test
    void anotherLanguageLosesNothing() {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("administrator", PASSWORD, "en");
            browser.go("/rules?file=satisfaction-trends.yaml");
            String typed = "return document.getElementById('content').value";
            browser.script("const w = document.getElementById('content'); w.value = w.value + '# typed\\n'");
            browser.click(".language");
            browser.until(d -> "ar".equals(browser.script("return document.documentElement.lang")));
            assertThat(String.valueOf(browser.script(typed))).endsWith("# typed\n");
            browser.click("form[action='/rules/check'] button");
            browser.untilText("ما يتغير");
            browser.click(".language");
            browser.untilText("What changes");
            assertThat(String.valueOf(browser.script(typed))).endsWith("# typed\n");

            browser.go("/jobs/monthly-board-report");
            browser.choose("select[name='parameter.month']", "2026-09");
            browser.click("button[formaction$='/preview']");
            browser.untilText("What a run would do");
            browser.click(".language");
            browser.untilText("ما الذي سيفعله التشغيل");
            assertThat(browser.text()).contains("سبتمبر");

            browser.go("/users?lang=en");
            browser.type("name", "layla");
            browser.click("form.fields button");
            browser.untilText("One-time code of layla");
            String code = "return document.querySelector('p.code').textContent";
            Object shown = browser.script(code);
            browser.click(".language");
            browser.until(d -> "ar".equals(browser.script("return document.documentElement.lang")));
            assertThat(browser.script(code)).isEqualTo(shown);
            browser.go("/users?lang=en");
            browser.go("/audit");
            browser.go("/users?lang=en");
            assertThat(browser.has("p.code")).isFalse();
        }
    }

    /** WCAG 3.2.2: a list is walked through with arrow keys, which must not leave the page. */
    @Test
    void aListIsChosenFromByKeyboardAndMenusClose() {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("administrator", PASSWORD, "en");
            browser.go("/trends");
            browser.script("window.stays = true; document.querySelector('select[name=months]').focus()");
            browser.keys(Keys.ARROW_DOWN);
            browser.keys(Keys.ARROW_DOWN);
            assertThat(browser.script("return window.stays")).isEqualTo(true);
            assertThat(browser.address()).isEqualTo("/trends");
            assertThat(browser.script("return document.activeElement.value")).isEqualTo("60");
            browser.keys(Keys.ENTER);
            browser.until(d -> browser.address().contains("months=60"));

            String open = "return document.querySelectorAll('details.nav-more[open]').length";
            browser.click(".nav-more summary");
            assertThat(browser.script(open)).isEqualTo(1L);
            browser.keys(Keys.ESCAPE);
            assertThat(browser.script(open)).isEqualTo(0L);
            assertThat(browser.script("return document.activeElement.tagName")).isEqualTo("SUMMARY");
            browser.click(".nav-more summary");
            browser.click("main h2");
            assertThat(browser.script(open)).isEqualTo(0L);
            browser.pressByKeys(".nav-more:has([href='/audit']) summary");
            assertThat(browser.script(open)).isEqualTo(1L);
            browser.click(".nav-more:has([href='/comments']) summary");
            assertThat(browser.script(open)).as("one menu at a time").isEqualTo(1L);
            browser.picture("menu-open");
            browser.pressByKeys(".nav-more [href='/comments']");
            browser.until(d -> browser.address().equals("/comments") && browser.has(".nav-more summary.current"));
        }
    }

    /** A window of 4000 pixels has room for everything on one line. Counts and the name are as long as they may become. */
    @ParameterizedTest
    @CsvSource({"board, ar", "board, en", "quality, ar", "quality, en", "administrator, ar", "administrator, en"})
    void theBarTakesOneLineOfADesksWindow(String role, String language) {
        String height = "return document.querySelector('header.bar').getBoundingClientRect().height";
        try (TestBrowser browser = browser()) {
            browser.width(4000);
            browser.logIn(role, PASSWORD, language);
            browser.until(d ->
                    browser.has("header .own-name") && "loaded".equals(browser.script("return document.fonts.status")));
            browser.script(
                    """
                    document.querySelectorAll('.wide > a, .wide > details > summary').forEach(place => {
                      place.querySelector('.waiting-count')?.remove();
                      place.insertAdjacentHTML('beforeend', ' <span class="waiting-count">99</span>');
                    });
                    document.querySelector('header .own-name').textContent = 'Abdulrahman bin Abdulaziz Al-Mutlaq '.repeat(3);
                    """);
            Object line = browser.script(height);
            browser.width(1280);
            browser.picture("bar-" + role + "-" + language);
            assertThat(browser.script(height)).isEqualTo(line);
        }
    }

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
            assertThat(browser.violations()).isEmpty();
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
            assertThat(browser.overflow()).isZero();
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
            browser.look("years", language, wrong);
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
            assertThat(browser.violations()).isEmpty();
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
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.unreachableScrollAreas()).isEmpty();
            assertThat(browser.overflow()).isNotPositive();
        }
    }

    /** A register that no mapping knows, from the upload to the figures and to what was understood, by keyboard at 390 pixels. */
    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void anAdministratorSetsUpAFile(String language) throws IOException {
        boolean arabic = language.equals("ar");
        Path file = Files.createTempDirectory("setup").resolve("complaints-" + language + ".csv");
        Files.writeString(
                file,
                """
                ref of case,came in,done,how,rating
                77001,03/04/2026,05/04/2026,Fax,5
                77002,07/04/2026,09/04/2026,Phone,4
                """);
        List<String> wrong = new ArrayList<>();
        try (TestBrowser browser = browser()) {
            browser.width(390);
            browser.logIn("administrator", PASSWORD, language);
            browser.go("/files");
            browser.send("file", file);
            browser.pressByKeys("form[action='/files'] button");
            browser.look("setup-check", language, wrong);
            browser.width(390);
            browser.pressByKeys("form[action='/setup'] button");
            browser.look("setup-file", language, wrong);
            browser.width(390);
            browser.chooseByKeys("#leaveOutColumn", "ref of case");
            browser.tabTo("#leaveOut");
            browser.keys("77001, 77002");
            browser.pressByKeys("form[action$='/file'] .btn-primary");
            browser.pressByKeys("button[name='type'][value='request']");
            browser.until(d -> browser.has("button[value='request'][aria-pressed='true']"));
            browser.chooseByKeys("select[name='column.0']", "request_no");
            browser.chooseByKeys("select[name='column.1']", "received_on");
            browser.chooseByKeys("select[name='column.2']", "replied_on");
            browser.chooseByKeys("select[name='column.3']", "channel");
            browser.chooseByKeys("select[name='column.4']", "overall");
            browser.chooseByKeys("#constant-kind", "complaint");
            browser.look("setup-columns", language, wrong);
            browser.width(390);
            browser.pressByKeys("form[action$='/columns'] .foot .btn-primary");
            browser.until(d -> browser.has("form[action$='/values']"));
            browser.look("setup-values", language, wrong);
            browser.width(390);
            browser.pressByKeys("form[action$='/values'] .btn-primary");
            browser.until(d -> browser.has("#order"));
            browser.look("setup-dates", language, wrong);
            browser.width(390);
            browser.chooseByKeys("#order", "day-first");
            browser.pressByKeys("form[action$='/dates'] .btn-primary");
            browser.until(d -> browser.has("form[action$='/save']"));
            browser.look("setup-preview", language, wrong);
            browser.width(390);
            browser.pressByKeys("form[action$='/save'] button");
            browser.untilText(arabic ? "اكتمل" : "Completed");
            browser.look("setup-result", language, wrong);
            browser.width(390);
            browser.pressByKeys("#live a[href^='/files/']");
            browser.until(d -> browser.has("#questions"));
            browser.look("setup-understood", language, wrong);
            browser.go("/files/"
                    + sql.sql("select min(file_id) from file_question")
                            .query(Long.class)
                            .single());
            browser.look("file-questions", language, wrong);
            browser.go("/files");
            browser.look("setup-files", language, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    /** What was rejected is corrected on its page; nothing of this file is accepted, so that others find the same figures. */
    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void anAdministratorCorrectsRejectedRows(String language) throws Exception {
        Path file = Files.createTempDirectory("rejected").resolve("rejected-" + language + ".csv");
        Files.writeString(
                file,
                """
                request_no,received_on,kind,channel
                B-1,2026-10-40,complaint,الفاكس
                B-2,2026-10-41,complaint,الفاكس
                B-3,2026-10-42,complaint,phone
                B-4,2026-10-04,enquiry,phone
                B-5,2026-10-04,enquiry,phone
                B-6,2026-10-04,enquiry,phone
                B-7,2026-10-04,enquiry,phone
                """
                        .replace("B-", language + "-"));
        List<String> wrong = new ArrayList<>();
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("administrator", PASSWORD, language);
            browser.go("/files");
            browser.send("file", file);
            browser.click("form[action='/files'] button");
            browser.click("form[action$='/ingest'] button");
            browser.until(d -> !browser.has("form[action$='/ingest']"));
            Await.until(Duration.ofMinutes(5), () -> !rejected(file).isEmpty());
            String page = "/rejected/" + rejected(file).get(0);
            browser.go(page);
            browser.choose("select[name='value.channel.0']", "letter");
            browser.look("rejected", language, wrong);
            browser.click("form[action$='/equal'] .btn-primary");
            browser.until(d -> browser.has("[role='alert']"));
            browser.look("rejected-still", language, wrong);
            client(Role.ADMINISTRATOR).post(page, page + "/dismiss", Map.of("reason", "test"));
        }
        assertThat(wrong).isEmpty();
    }

    private List<Long> rejected(Path file) {
        return sql.sql("select file_id from source_file where name = :name and state = 'merged'")
                .param("name", String.valueOf(file.getFileName()))
                .query(Long.class)
                .list();
    }

    private TestBrowser browser() {
        return TestBrowser.open("http://localhost:" + port);
    }
}

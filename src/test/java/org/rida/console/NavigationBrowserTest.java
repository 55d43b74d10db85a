package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.rida.RequiresProgram;

/** The bar, the choices of a page and its lists by keyboard and pointer; addresses, and going back, keep what is chosen. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class NavigationBrowserTest extends BrowserCase {

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
            String reached = "return document.activeElement.closest('main') ? document.activeElement.tagName : ''";
            browser.keys(Keys.TAB);
            while (Set.of("A", "BUTTON").contains(browser.script(reached))) {
                browser.keys(Keys.TAB);
            }
            assertThat(browser.script(reached))
                    .as("behind the hint of the first steps, which a reader may have put away")
                    .isEqualTo("SUMMARY");
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
            browser.choose("select[name=months]", "12");
            browser.until(d -> browser.address().contains("months=12"));
            assertThat(browser.address())
                    .as("what was chosen before another choice")
                    .contains("service=home-repair", "service=rent", "a=interview", "b=website");
            browser.picture("trends-several-en");
            browser.click(".language");
            browser.until(d -> "ar".equals(browser.script("return document.documentElement.lang")));
            assertThat(browser.address()).contains("service=home-repair", "service=rent", "a=interview", "b=website");
            assertThat(browser.checks().violations()).isEmpty();
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

    /** The address of what was sent leads to its form, far below the message. */
    @ParameterizedTest
    @CsvSource({"1280", "390"})
    void whatBecameOfAFormIsInView(int width) {
        try (TestBrowser browser = browser()) {
            browser.width(width);
            browser.logIn("quality", PASSWORD, "en");
            browser.go("/actions");
            browser.script("for (const field of ['obstacle', 'action', 'owner'])"
                    + " document.getElementById(field).value = field === 'action' ? ' ' : 'papers';"
                    + " document.getElementById('action').form.submit()");
            browser.until(d -> browser.address().endsWith("#new"));
            browser.until(
                    d -> "in view"
                            .equals(
                                    browser.script(
                                            """
                    const told = document.querySelector('[role=alert]')?.getBoundingClientRect();
                    const form = document.getElementById('new').getBoundingClientRect();
                    const inside = box => box && box.top >= 0 && box.bottom <= innerHeight;
                    return inside(told) && inside(form) && (told.bottom <= form.top || told.top >= form.bottom) ? 'in view' : 'out';
                    """)));
            browser.picture("what-became-of-a-form-" + width);
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

            browser.go("/trends?measure=promise-kept");
            browser.script("document.querySelector('.save-view').open = true;"
                    + "document.querySelector('.save-view [name=shared]').checked = true;");
            browser.click(".language");
            browser.until(d -> "ar".equals(browser.script("return document.documentElement.lang")));
            String ticked = "return document.querySelector('.save-view [name=shared]').checked"
                    + " && document.querySelector('.save-view').open";
            assertThat(browser.script(ticked)).as("a tick, and where it stands").isEqualTo(true);
            browser.click(".language");

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
}

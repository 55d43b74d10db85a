package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.rida.RequiresProgram;

/** An officer saves what is on the screen, finds it in the menu, and is sent it by mail. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class SavedViewsBrowserTest extends RunningConsole {

    @ParameterizedTest
    @CsvSource({"ar, انتظار الهاتف", "en, Waiting by phone"})
    void aViewIsSavedAsItIsOnTheScreenAndSubscribedTo(String language, String name) {
        List<String> wrong = new ArrayList<>();
        try (TestBrowser browser = TestBrowser.open("http://localhost:" + port)) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, language);
            browser.go("/trends?measure=received&channel=phone");
            // as a table does that is sorted without asking the server
            browser.script("history.replaceState(null, '', location.href + '&groups.sort=-1')");
            browser.click(".save-view summary");
            browser.type("view-name", name);
            browser.keys(Keys.ENTER);
            browser.until(d -> browser.address().equals("/views"));
            // other views may have been saved by the tests before
            String own = "#"
                    + browser.script(
                            "return [...document.querySelectorAll('a.view-link')].find(link => link.innerText.trim() === '"
                                    + name + "').closest('section').id")
                    + " ";
            browser.click(own + "details:not([open]) summary");
            browser.checks().look("views", language, wrong);
            browser.width(390);
            browser.checks().smallTargets().forEach(target -> wrong.add("small: " + target));
            browser.checks().unreachableControls().forEach(control -> wrong.add("unreachable: " + control));
            browser.click(own + "form[action$='/subscribe'] button");
            browser.until(d -> browser.has(own + "form[action$='/unsubscribe']"));
            browser.checks().look("views-subscribed", language, wrong);
            browser.click(own + "form[action$='/unsubscribe'] button");
            browser.until(d -> !browser.has(own + "form[action$='/unsubscribe']"));

            browser.click(own + "a.view-link");
            browser.until(d -> browser.address().startsWith("/trends"));
            assertThat(browser.address()).contains("measure=received", "channel=phone", "groups.sort=-1");
            browser.checks().look("view-opened", language, wrong);
            browser.go("/views");
            browser.click(own + "> details summary");
            browser.script("window.confirm = () => true");
            browser.click(own + "form[action$='/delete'] button");
            browser.until(d -> !browser.text().contains(name));
        }
        assertThat(wrong).isEmpty();
    }
}

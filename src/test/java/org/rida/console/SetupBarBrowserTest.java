package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rida.RequiresProgram;

/** With scripts, each choice of a set-up is answered at once: what it gives, and what speaks for or against it. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class SetupBarBrowserTest extends BrowserCase {

    @Test
    void aChoiceIsAnsweredAtOnceAndKeptOnTheWayBack() throws IOException {
        Path file = Files.createTempDirectory("bar").resolve("bar.csv");
        Files.writeString(
                file,
                """
                Case,Opened,Closed,Way,Kind
                H-1,13/10/2026,20/10/2026,phone,complaint
                H-2,14/10/2026,21/10/2026,phone,enquiry
                """);
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("administrator", PASSWORD, "en");
            browser.go("/files");
            browser.send("file", file);
            browser.click("form[action='/files'] button");
            browser.click("form[action='/setup'] button");
            browser.click("form[action$='/file'] .btn-primary");
            browser.untilText("2 of 2 rows would count, 0 would be rejected");
            assertThat(reasons(browser, 2)).contains("Never before “Opened” in the 2 rows that have both days.");

            browser.choose("select[name='column.4']", "");
            browser.untilText("The request type is not known");
            assertThat(reasons(browser, 4)).contains("Your choice");
            browser.choose("#constant-kind", "complaint");
            browser.untilText("2 of 2 rows would count, 0 would be rejected");
            browser.choose("select[name='column.1']", "replied_on");
            browser.choose("select[name='column.2']", "received_on");
            browser.until(d -> reasons(browser, 1).contains("Before “Closed” in 2 of 2 rows that have both days."));

            browser.click(".setup-bar button[value='file']");
            browser.until(d -> browser.has("#headerLine"));
            browser.click(".setup-steps button[value='columns']");
            browser.untilText("0 of 2 rows would count, 2 would be rejected");
            assertThat(browser.script(
                            "return [1, 2, 4].map(at => document.querySelector(`[name='column.${at}']`).value)"
                                    + ".concat(document.querySelector('#constant-kind').value).join()"))
                    .isEqualTo("replied_on,received_on,,complaint");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String reasons(TestBrowser browser, int column) {
        return String.valueOf(browser.script("return document.querySelector('#why-%d').innerText".formatted(column)));
    }
}

package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.RequiresProgram;

/** What was fetched last from survey servers, on the page of files: in both languages, on a telephone, too. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class FetchedFilesTest extends RunningConsole {

    @AfterEach
    void forget() {
        sql.sql("delete from pulled_file").update();
    }

    @ParameterizedTest
    @CsvSource({"ar, آخر ما جُلب من الخوادم", "en, Last fetched from servers"})
    void theTableSaysWhenEachFeedCame(String language, String title) {
        fetched("kobo-satisfaction", "https://kf.kobotoolbox.org aXmpl7Zq4WbVn2", 412);
        fetched("kobo-satisfaction", "https://kf.kobotoolbox.org aXmpl7Zq4WbVn2", 3);
        fetched("survey-of-visitors", "https://survey.charity.example/index.php/admin/remotecontrol 482915", 1280);
        List<String> wrong = new ArrayList<>();
        try (TestBrowser browser = TestBrowser.open("http://localhost:" + port)) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, language);
            browser.go("/files");
            browser.checks().look("fetched", language, wrong);
            assertThat(browser.text())
                    .contains(title, "kobo-satisfaction", "https://kf.kobotoolbox.org aXmpl7Zq4WbVn2", "482915")
                    .contains(language.equals("ar") ? "١٬٢٨٠" : "1,280")
                    .as("the newest of each feed")
                    .doesNotContain("412", "٤١٢");
            browser.width(390);
            browser.checks().smallTargets().forEach(target -> wrong.add("small: " + target));
            browser.checks().unreachableControls().forEach(control -> wrong.add("unreachable: " + control));
        }
        assertThat(wrong).isEmpty();
    }

    private void fetched(String feed, String origin, int answers) {
        sql.sql(
                        """
                        insert into pulled_file (feed, origin, name, sha256, pulled_at, since, latest, pages, answers)
                        values (:feed, :origin, :feed || '-20261101-020000.csv', repeat('0', 64), '2026-11-01T02:00Z',
                            '2026-10-30T09:15Z', '2026-10-31T18:20Z', 2, :answers)
                        """)
                .param("feed", feed)
                .param("origin", origin)
                .param("answers", answers)
                .update();
    }
}

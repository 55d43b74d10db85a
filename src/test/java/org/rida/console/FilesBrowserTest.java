package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.RequiresProgram;
import org.rida.access.Role;
import org.rida.job.Await;

/** A file is set up, and rejected rows are corrected, in a browser. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class FilesBrowserTest extends BrowserCase {

    /** A register that no mapping knows, from the upload to the figures and to what was understood, by keyboard at 390 pixels. */
    @ParameterizedTest
    @MethodSource("org.rida.Campaign#arabic")
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
            browser.checks().look("setup-check", language, wrong);
            browser.width(390);
            browser.pressByKeys("form[action='/setup'] button");
            browser.checks().look("setup-file", language, wrong);
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
            browser.checks().look("setup-columns", language, wrong);
            browser.width(390);
            browser.pressByKeys("form[action$='/columns'] .setup-bar .btn-primary");
            browser.until(d -> browser.has("form[action$='/values']"));
            browser.checks().look("setup-values", language, wrong);
            browser.width(390);
            browser.pressByKeys("form[action$='/values'] .btn-primary");
            browser.until(d -> browser.has("#order"));
            browser.checks().look("setup-dates", language, wrong);
            browser.width(390);
            browser.chooseByKeys("#order", "day-first");
            browser.pressByKeys("form[action$='/dates'] .btn-primary");
            browser.until(d -> browser.has("form[action$='/save']"));
            // every row is left out, which is not hidden among the notes
            assertThat(browser.has("details[open] li")).isTrue();
            browser.checks().look("setup-preview", language, wrong);
            browser.width(390);
            browser.pressByKeys("form[action$='/save'] button");
            browser.untilText(arabic ? "اكتمل" : "Completed");
            browser.checks().look("setup-result", language, wrong);
            browser.width(390);
            browser.pressByKeys("#live a[href^='/files/']");
            browser.until(d -> browser.has("#questions"));
            browser.checks().look("setup-understood", language, wrong);
            browser.go("/files/"
                    + sql.sql("select min(file_id) from file_question")
                            .query(Long.class)
                            .single());
            browser.checks().look("file-questions", language, wrong);
            browser.go("/files");
            browser.checks().look("setup-files", language, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    /** What was rejected is corrected on its page; nothing of this file is accepted, so that others find the same figures. */
    @ParameterizedTest
    @MethodSource("org.rida.Campaign#english")
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
            browser.checks().look("rejected", language, wrong);
            browser.click("form[action$='/equal'] .btn-primary");
            browser.until(d -> browser.has("[role='alert']"));
            browser.checks().look("rejected-still", language, wrong);
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
}

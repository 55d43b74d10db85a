package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.springframework.beans.factory.annotation.Value;

/** The page of the charity in an installation that is in use. Nothing here changes a file. */
class CharityPageTest extends RunningConsole {

    @Value("${rida.jobs}")
    Path jobs;

    @ParameterizedTest
    @CsvSource({
        "en, 'Enter a whole number of days from 1 to 365.', '2 fields need a correction'",
        "ar, 'أدخل عددًا صحيحًا من الأيام من ١ إلى ٣٦٥.', 'حقلان يحتاجان تصحيحًا'"
    })
    void whatIsWrongIsToldBesideItsField(String language, String reason, String count) throws IOException {
        String before = policy();
        TestClient administrator = client(Role.ADMINISTRATOR);
        Map<String, String> form = PageForms.form(administrator, "/charity?lang=" + language);
        assertThat(form).containsEntry("name.en", "Model Charity of Madinah");
        form.put("target-days", "\"><script>alert(1)</script>");
        form.put("name.en", "a\u202Eb");
        String answer = administrator.post("/charity", "/charity", form).body();
        assertThat(answer)
                .contains(count, reason, "id=\"wrong-target-days\"", "aria-describedby=\"wrong-target-days\"")
                .contains("id=\"wrong-name.en\"")
                .doesNotContain("<script>alert", "id=\"wrong-name.ar\"");
        // what was typed is still there, to be corrected
        assertThat(PageForms.controls(answer)).containsEntry("target-days", "\"><script>alert(1)</script>");
        assertThat(policy()).isEqualTo(before);
    }

    /** Else its invented requests, and reports of them, would be those of a real charity. */
    @ParameterizedTest
    @CsvSource({"en, Remove the demonstration first", "ar, أزِل العرض التوضيحي أولًا"})
    void theFictionalCharityKeepsItsNameWhileItsRequestsAreThere(String language, String reason) throws IOException {
        String before = policy();
        TestClient administrator = client(Role.ADMINISTRATOR);
        Map<String, String> form = PageForms.form(administrator, "/charity?lang=" + language);
        form.put("name.en", "Oasis Charity");

        assertThat(administrator.post("/charity", "/charity", form).body()).contains("id=\"wrong-name.en\"", reason);
        form.put("target-days", "9");
        form.put("scope", "from");
        assertThat(administrator.post("/charity", "/charity/promise", form).body())
                .contains(reason);
        assertThat(policy()).isEqualTo(before);
    }

    /** They may say more than the form can show. */
    @Test
    void recipientsThatWereWrittenByHandAreLeftAlone() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        assertThat(PageForms.form(administrator, "/charity")).doesNotContainKey("mail.draft");
        assertThat(PageForms.text(administrator, "/charity?lang=en")).contains("has a page of its own");
    }

    @Test
    void itCanBeOpenedAtAnyTimeAndNobodyIsSentThere() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        assertThat(administrator.get("/settings").body()).contains("href=\"/charity\"");
        assertThat(administrator.get("/").body()).contains("href=\"/settings\"").doesNotContain("data-awaiting");
        assertThat(client(Role.QUALITY).get("/").body()).doesNotContain("href=\"/settings\"");
        assertThat(PageForms.text(administrator, "/charity?lang=en"))
                .contains("Beneficiary satisfaction and turnaround")
                .doesNotContain("Welcome");
    }

    /** A form without any field, and one with thousands of rows. */
    @Test
    void aFormThatNoPageOffersIsRefused() throws IOException {
        String before = policy();
        TestClient administrator = client(Role.ADMINISTRATOR);
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 900; i++) {
            many.put("channel." + i + ".en", "x");
        }
        assertThat(administrator.post("/account", "/charity", many).statusCode())
                .isLessThan(500);
        assertThat(administrator.post("/account", "/charity", Map.of()).body()).contains("is-invalid");
        assertThat(policy()).isEqualTo(before);
    }

    private String policy() throws IOException {
        return Files.readString(jobs.resolve("policy/association.yaml"))
                + Files.readString(jobs.resolve("policy/clock.yaml"))
                + Files.readString(jobs.resolve("policy/vocabulary.yaml"));
    }
}

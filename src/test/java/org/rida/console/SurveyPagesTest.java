package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.RequiresProgram;
import org.rida.access.Role;
import org.rida.policy.PolicyReader;
import org.rida.policy.Question;
import org.rida.policy.Theme;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.util.HtmlUtils;

/** Questions and themes are changed in the browser, and the settings lead to all forms. The policy's files are put back after each test. */
class SurveyPagesTest extends RunningConsole {

    @Value("${rida.jobs}")
    Path jobs;

    private Path copy = Path.of("");
    private TestClient administrator = stranger();

    @BeforeEach
    void keepThePolicy() throws IOException {
        copy = Files.createTempDirectory("policy");
        FileSystemUtils.copyRecursively(jobs.resolve("policy"), copy);
        administrator = client(Role.ADMINISTRATOR);
    }

    @AfterEach
    void putBack() throws IOException {
        FileSystemUtils.copyRecursively(copy, jobs.resolve("policy"));
    }

    @Test
    void theSettingsLeadToEveryForm() {
        String page = administrator.get("/settings?lang=en").body();
        for (String form : List.of("/charity", "/recipients", "/questions", "/themes", "/jobs", "/messages#mail")) {
            assertThat(page).contains("<dt><a href=\"" + form + "\"");
            assertThat(administrator.get(form.replaceFirst("#.*", "")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(PageForms.text(administrator, "/settings?lang=en")).contains("13 are asked", "9 themes");
        assertThat(client(Role.QUALITY).get("/settings").statusCode()).isEqualTo(403);
    }

    @Test
    @RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
    void everybodyCanReadAndReachThem() {
        List<String> wrong = new ArrayList<>();
        try (TestBrowser browser = TestBrowser.open("http://localhost:" + port)) {
            for (String language : List.of("ar", "en")) {
                browser.logIn("administrator", PASSWORD, language);
                for (String page : List.of("settings", "questions", "themes", "themes/documents", "themes/-")) {
                    browser.go("/" + page);
                    browser.checks().look(page.replace('/', '-'), language, wrong);
                    browser.width(390);
                    browser.checks().smallTargets().forEach(target -> wrong.add(page + " too low: " + target));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aQuestionIsWordedAnewRetiredAndAdded() throws IOException {
        long before = changes();
        Map<String, String> form = PageForms.form(administrator, "/questions");
        form.put("speed.en", "How fast: \"we\" # are");
        form.put("access.retired", "on");
        form.put("new.ar", "هل كانت القاعة نظيفة؟");
        form.put("new.en", "Was the hall clean?");
        form.put("new.role", "ASPECT");
        String proposed =
                administrator.post("/questions", "/questions?lang=en", form).body();
        assertThat(proposed).contains("The code “was-the-hall-clean” is proposed");
        assertThat(question("speed").name().en()).isEqualTo("Speed");
        Map<String, String> again = PageForms.controls(proposed);
        assertThat(again)
                .containsEntry("new.code", "was-the-hall-clean")
                .containsEntry("speed.en", form.get("speed.en"));
        assertThat(administrator.post("/questions", "/questions", again).body())
                .contains("data-wait-for=\"/charity\"", "href=\"/questions\"");
        assertThat(question("speed").name().en()).isEqualTo("How fast: \"we\" # are");
        assertThat(question("access").retired()).isTrue();
        assertThat(question("was-the-hall-clean").scale()).isEqualTo(Question.AnswerScale.ONE_TO_FIVE);
        assertThat(Files.readString(jobs.resolve("policy/questions.yaml"))).startsWith("# The survey.");
        assertThat(changes()).isEqualTo(before + 1);
        // the new one has no answers yet
        assertThat(administrator.get("/questions").body())
                .contains("/questions/was-the-hall-clean/delete")
                .doesNotContain("/questions/overall/delete", "/questions/comment/delete");
        administrator.post("/questions", "/questions/was-the-hall-clean/delete", Map.of());
        assertThat(PolicyReader.read(jobs.resolve("policy")).questions()).hasSize(13);
    }

    @Test
    void aQuestionWithAnswersStays() {
        for (String code : List.of("overall", "suggestion")) {
            administrator.post("/questions", "/questions/" + code + "/delete?lang=en", Map.of());
            assertThat(PageForms.text(administrator, "/questions?lang=en"))
                    .containsPattern("Not deleted: “.+” has .+ answers, which figures and issued reports count");
            assertThat(question(code)).isNotNull();
        }
    }

    @Test
    void whatIsWrongIsToldBesideItsField() throws IOException {
        String before = Files.readString(jobs.resolve("policy/questions.yaml"));
        Map<String, String> form = PageForms.form(administrator, "/questions");
        form.put("overall.ar", "");
        form.put("new.ar", "س");
        form.put("new.en", "a\u202Eb");
        form.put("new.code", "received_on<b>");
        form.put("new.role", "OVERALL");
        String answer =
                administrator.post("/questions", "/questions?lang=ar", form).body();
        assertThat(answer)
                .contains("id=\"wrong-overall.ar\"", "id=\"wrong-new.en\"", "id=\"wrong-new.code\"")
                .contains("id=\"wrong-new.role\"", "٤ حقول تحتاج تصحيحًا")
                .doesNotContain("<b>");
        assertThat(Files.readString(jobs.resolve("policy/questions.yaml"))).isEqualTo(before);
        // the names of other columns are no codes
        form = PageForms.form(administrator, "/questions");
        form.putAll(Map.of("new.ar", "س", "new.en", "x", "new.code", "channel", "new.role", "CHOICES"));
        assertThat(administrator.post("/questions", "/questions", form).body())
                .contains("id=\"wrong-new.code\"", "id=\"wrong-new.options\"");
    }

    @Test
    void aThemeIsTriedAndSaved() throws IOException {
        Map<String, String> form = theme("documents");
        assertThat(form.get("arabic").lines().count()).isGreaterThan(20);
        form.put("arabic", form.get("arabic") + "\nشكرا");
        String tried = administrator
                .post("/themes/documents", "/themes/documents/try?lang=en", form)
                .body();
        List<String> counts = all(tried, "<dd><span>([\\d,]+)</span>");
        int now = number(counts.get(0));
        assertThat(number(counts.get(1))).isEqualTo(now + number(counts.get(2))).isGreaterThan(now);
        assertThat(number(counts.get(3))).isZero();
        assertThat(themes().get(1).phrases()).doesNotContain("شكرا");
        form.put("en", "Papers");
        form.put("type", "SUGGESTION");
        String comments = comments();
        assertThat(administrator
                        .post("/themes/documents", "/themes/documents", form)
                        .body())
                .contains("data-wait-for");
        assertThat(themes().get(1).phrases()).contains("شكرا");
        assertThat(themes().get(1).name().en()).isEqualTo("Papers");
        assertThat(themes().get(1).type()).isEqualTo(Theme.ThemeType.SUGGESTION);
        assertThat(comments()).isEqualTo(comments);
    }

    @Test
    void aThemeIsAddedAndItsMistakesAreTold() {
        Map<String, String> form = new HashMap<>(
                Map.of("ar", "المواقف", "en", "Parking", "type", "OBSTACLE", "arabic", "<هؤلاء> موقف", "english", ""));
        for (String way : List.of("", "/try")) {
            assertThat(administrator.post("/themes/-", "/themes/-" + way, form).body())
                    .contains("id=\"wrong-arabic\"");
        }
        form.put("arabic", "");
        assertThat(administrator.post("/themes/-", "/themes/-", form).body()).contains("id=\"wrong-arabic\"");
        form.put("arabic", "<مدة> موقف، مواقف");
        administrator.post("/themes/-", "/themes/-", form);
        assertThat(themes()).hasSize(10).last().satisfies(theme -> {
            assertThat(theme.code()).isEqualTo("parking");
            assertThat(theme.phrases()).hasSize(2);
        });
        assertThat(theme("parking").get("arabic")).isEqualTo("<مدة> موقف\nمواقف");
        assertThat(administrator.get("/themes/nothing").statusCode()).isEqualTo(404);
        assertThat(administrator.post("/themes", "/themes/nothing", form).statusCode())
                .isEqualTo(404);
    }

    private long changes() {
        return sql.sql(
                        """
                        select count(*) from audit_entry where actor = 'administrator' and action = 'rules-changed'
                            and subject = 'policy/questions.yaml' and outcome = 'done'
                        """)
                .query(Long.class)
                .single();
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(",", ""));
    }

    private Question question(String code) {
        return PolicyReader.read(jobs.resolve("policy")).question(code);
    }

    private List<Theme> themes() {
        return PolicyReader.read(jobs.resolve("policy")).themes();
    }

    private String comments() throws IOException {
        return String.join(
                "\n",
                Files.readString(jobs.resolve("policy/themes.yaml"))
                        .lines()
                        .filter(line -> line.strip().startsWith("#"))
                        .toList());
    }

    /** With the two fields that have several lines. */
    private Map<String, String> theme(String code) {
        String page = administrator.get("/themes/" + code).body();
        Map<String, String> form = PageForms.controls(page);
        for (String field : List.of("arabic", "english")) {
            form.put(
                    field,
                    HtmlUtils.htmlUnescape(all(page, "(?s)name=\"" + field + "\"[^>]*>(.*?)</textarea>")
                            .get(0)));
        }
        return form;
    }
}

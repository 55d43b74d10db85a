package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.rida.Campaign;
import org.rida.RequiresProgram;
import org.rida.database.TestDatabase;
import org.rida.job.Await;
import org.rida.job.ServingProcess;

/**
 * The first day of a charity: the program is started on an empty folder, and everything up to an issued report with the charity's own
 * name is done in the browser. The forms are sent as the pages offer them; how many there are is a limit that the product keeps.
 */
class FirstDayTest {

    private static final String PASSWORD = "three quiet words";
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Pattern CODE = Pattern.compile("\\b([A-Z0-9]{5}(?:-[A-Z0-9]{5}){3})\\b");

    /** Each is a filled-in form with its button: activation, log-in, charity, upload, six of the file, run, issue. */
    private static final int MOST_FORMS = 12;

    private static final String NAME_AR = "جمعية الواحة الخضراء";
    private static final String NAME_EN = "Green Oasis Charity: \"#1\" & <b>more</b>";

    @TempDir(cleanup = CleanupMode.NEVER)
    Path place;

    private TestClient person;
    private int forms;

    @BeforeEach
    void emptyFolder() throws IOException {
        try (var entries = Files.list(place)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void fromAnEmptyFolderToAnIssuedReport() throws Exception {
        fromAnEmptyFolderToAnIssuedReport("ar");
    }

    /** The same steps; the pages are looked at in both languages in every build. */
    @Test
    @Tag("campaign")
    void fromAnEmptyFolderToAnIssuedReportInEnglish() throws Exception {
        fromAnEmptyFolderToAnIssuedReport("en");
    }

    private void fromAnEmptyFolderToAnIssuedReport(String language) throws Exception {
        try (ServingProcess process = ServingProcess.start(properties())) {
            person = new TestClient("http://localhost:" + process.awaitPort());
            activate(process);
            nameTheCharity(language);
            importFile(language);
            issue(language);
        }
        assertThat(forms).isLessThanOrEqualTo(MOST_FORMS);
        // nothing of the fictional charity is left
        try (var files = Files.walk(place.resolve("jobs"))) {
            assertThat(files.filter(Files::isRegularFile).map(FirstDayTest::read))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains("sample-data")
                            || text.contains("Model Charity")
                            || text.contains("model-charity"));
        }
    }

    /** Every form by keyboard; the page that waits for the server goes on by itself. */
    @Test
    @RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
    void theFormInABrowser() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (ServingProcess process = ServingProcess.start(properties())) {
            String base = "http://localhost:" + process.awaitPort();
            person = new TestClient(base);
            activate(process);
            try (TestBrowser browser = TestBrowser.open(base)) {
                browser.width(1280);
                for (String language : Campaign.english()) {
                    browser.logIn("huda", PASSWORD, language);
                    browser.until(d -> browser.address().startsWith("/charity"));
                    browser.checks().look("charity", language, wrong);
                    browser.type("target-days", "0");
                    browser.keys(Keys.ENTER);
                    browser.until(d -> browser.has("#wrong-target-days"));
                    browser.checks().look("charity-wrong", language, wrong);
                    browser.width(390);
                    browser.checks().smallTargets().forEach(target -> wrong.add("too low: " + target));
                    browser.checks().unreachableScrollAreas().forEach(area -> wrong.add("not reached: " + area));
                    browser.width(1280);
                }
                browser.type("target-days", "12");
                browser.type("name.en", NAME_EN);
                browser.keys(Keys.ENTER);
                browser.until(d -> browser.address().startsWith("/files"), MOST);
                browser.untilText("Next, upload a first file.");
                // the waiting page asks until the server is there again
                assertThat(browser.complaints()).allMatch(said -> said.contains("Failed to load resource"));
                browser.checks().look("charity-then", "en", wrong);
            }
            assertThat(PageForms.form(person, "/charity")).containsEntry("target-days", "12");
        }
        assertThat(wrong).isEmpty();
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("spring.datasource.url", TestDatabase.freshUrl());
        properties.put("spring.datasource.username", "postgres");
        for (String folder : List.of("data", "jobs", "reports")) {
            properties.put("rida." + folder, place.resolve(folder).toString());
        }
        return properties;
    }

    private void activate(ServingProcess process) throws InterruptedException {
        String code = Await.first(MOST, () -> {
            Matcher found = CODE.matcher(process.said());
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        });
        send("/activate", "/activate", Map.of("code", code, "name", "huda", "password", PASSWORD, "again", PASSWORD));
        forms++;
        person.logIn("huda", PASSWORD);
    }

    private void nameTheCharity(String language) throws InterruptedException {
        assertThat(location(person.get("/?lang=" + language))).endsWith("/charity");
        Map<String, String> form = PageForms.form(person, "/charity");
        form.putAll(Map.of(
                "name.ar",
                NAME_AR,
                "name.en",
                NAME_EN,
                "target-days",
                "١٠",
                "workday.saturday",
                "on",
                "mail.draft",
                "q@oasis.example"));
        form.putAll(Map.of("channel.0.ar", "الكشك", "channel.0.en", "Kiosk"));
        assertThat(form).containsKeys("kind.0.promised", "service.0.ar", "holiday.0.from");
        HttpResponse<String> saved = send("/charity", "/charity", form);
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).contains("data-wait-for");
        // the server starts again with the policy; who is logged in stays so
        Await.until(MOST, () -> isInForce());
        assertThat(PageForms.form(person, "/charity"))
                .containsEntry("name.en", NAME_EN)
                .containsEntry("target-days", "10")
                .containsEntry("channel.0.code", "interview")
                .containsEntry("channel.0.ar", "الكشك")
                .containsEntry("workday.saturday", "on")
                .containsEntry("mail.draft", "q@oasis.example");
        assertThat(person.get("/").statusCode()).isEqualTo(200);
    }

    private boolean isInForce() {
        try {
            HttpResponse<String> page = person.get("/charity");
            return page.statusCode() == 200
                    && page.body().contains("Green Oasis")
                    && !page.body().contains("data-awaiting");
        } catch (java.io.UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(IOException.class);
            return false;
        }
    }

    private void importFile(String language) throws InterruptedException {
        HttpResponse<String> checked = person.upload(
                "/files", "/files", "file", "register.csv", register().getBytes(StandardCharsets.UTF_8));
        forms++;
        Matcher upload =
                Pattern.compile("name=\"upload\" value=\"([0-9a-f]{32})\"").matcher(checked.body());
        assertThat(upload.find()).as("offered to set it up").isTrue();
        String setup = "/setup/" + upload.group(1);
        send("/account", "/setup", Map.of("upload", upload.group(1)));
        step(setup, "file", Map.of());
        step(setup, "columns", Map.of("constant.kind", "aid"));
        step(setup, "values", Map.of("unlisted.service", "keep"));
        step(setup, "dates", Map.of("order", "day-first"));
        HttpResponse<String> saved = send(setup + "/preview", setup + "/save", Map.of("name", "register"));
        assertThat(location(saved))
                .as(PageForms.text(person, setup + "/preview"))
                .endsWith("/result");
        Await.until(MOST, () -> PageForms.text(person, setup + "/result?lang=" + language)
                .contains(language.equals("ar") ? "اكتمل" : "Completed"));
    }

    private void step(String setup, String step, Map<String, String> answers) {
        String page = setup + "/" + step;
        Map<String, String> form = PageForms.form(person, page);
        form.remove("show");
        form.putAll(answers);
        form.values().removeIf(String::isEmpty);
        assertThat(location(send(page, page, form)))
                .as(PageForms.text(person, page))
                .doesNotEndWith("/" + step);
    }

    private void issue(String language) throws Exception {
        String job = "/jobs/monthly-board-report";
        assertThat(location(send(job, job + "/runs", Map.of("parameter.month", month().toString()))))
                .contains("/runs/");
        String draft = Await.first(MOST, () -> {
            Matcher link = Pattern.compile("href=\"(/drafts/\\d+)\"")
                    .matcher(person.get("/drafts?lang=" + language).body());
            return link.find() ? Optional.of(link.group(1)) : Optional.empty();
        });
        send(draft, draft + "/issue", Map.of("reason", "read and agreed"));
        String report = draft.replace("drafts", "reports");
        String documents = Await.first(MOST, () -> {
            String body = person.get(report).body();
            return body.contains(".pdf\"") ? Optional.of(body) : Optional.empty();
        });
        try (PDDocument pdf = Loader.loadPDF(person.bytes(document(documents, report, "en.pdf")))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(NAME_EN).doesNotContain("Model Charity");
        }
        assertThat(person.get(document(documents, report, "ar.html")).body())
                .contains(NAME_AR)
                .doesNotContain("النموذجية");
    }

    private static String document(String page, String report, String ending) {
        Matcher link = Pattern.compile("href=\"(" + report + "/[^\"]*" + Pattern.quote(ending) + ")\"")
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private HttpResponse<String> send(String page, String address, Map<String, String> fields) {
        forms++;
        return person.post(page, address, fields);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }

    /** The last whole month: all its requests were received, most of them answered. */
    private static YearMonth month() {
        return YearMonth.now(ZoneId.of("Asia/Riyadh")).minusMonths(1);
    }

    /** A layout that no mapping knows. */
    private static String register() {
        StringBuilder csv = new StringBuilder("رقم المعاملة;تاريخ التقديم;تاريخ الرد;القناة;الخدمة\n");
        for (int back = 2; back >= 0; back--) {
            YearMonth month = month().minusMonths(back);
            for (int i = 0; i < 60; i++) {
                int day = 1 + i % 14;
                csv.append(month.getYear() * 10000L + month.getMonthValue() * 100L + i)
                        .append(';')
                        .append("%02d/%02d/%d".formatted(day, month.getMonthValue(), month.getYear()))
                        .append(';')
                        .append("%02d/%02d/%d".formatted(day + i % 13, month.getMonthValue(), month.getYear()))
                        .append(i % 2 == 0 ? ";الكشك" : ";الموقع الإلكتروني")
                        .append(i % 3 == 0 ? ";السلال الغذائية\n" : ";سداد الإيجار\n");
            }
        }
        return csv.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.job.Await;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;

/**
 * Four real files that no mapping knows, from the upload to the figures, as a person goes: each form is sent as the page offers it,
 * with the answers that only a person can give. The counts were made with Python's csv and datetime modules from the same files.
 */
@TestPropertySource(properties = {"rida.test=setup", "rida.setup.quality-officers=true"})
@DirtiesContext
class SetupTest extends RunningConsole {

    private static final Pattern CONTROL = Pattern.compile(
            "(?s)<select[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</select>|<input([^>]* name=\"([^\"]+)\"[^>]*)>");

    @Value("${rida.jobs}")
    Path jobs;

    @BeforeEach
    void withoutTheirMappings() throws IOException {
        for (String name : List.of("cfpb", "nyc311", "sfo-2016", "sfo-2013", "kobo")) {
            Files.deleteIfExists(jobs.resolve("mappings").resolve(name + ".yaml"));
        }
    }

    @Test
    void complaintsOfTheConsumerBureau() throws Exception {
        TestClient person = client(Role.ADMINISTRATOR);
        String setup = begin(person, "cfpb/consumer_complaints.csv", "en");

        send(person, setup, "file", Map.of());
        assertThat(form(person, setup + "/columns"))
                .containsEntry("column.0", "received_on")
                .containsEntry("column.9", "channel")
                .containsEntry("from-row", "true");
        send(
                person,
                setup,
                "columns",
                Map.of("column.10", "replied_on", "column.1", "service", "constant.kind", "complaint"));
        Map<String, String> values = form(person, setup + "/values");
        assertThat(values.values()).contains("website", "phone", "letter");
        send(
                person,
                setup,
                "values",
                Map.of(
                        open(person, setup, "Referral"),
                        "+",
                        open(person, setup, "Fax"),
                        "+",
                        name("ar", open(person, setup, "Fax")),
                        "الفاكس",
                        "unlisted.service",
                        "keep"));
        send(person, setup, "dates", Map.of());
        assertThat(text(person, setup + "/preview?lang=en"))
                .contains("423 rows, of which rejected: 6", "Answered within the promise", "387 of 415");
        finish(person, setup, "bureau", 423);

        assertThat(sql.sql("select count(*) from current_request where channel = 'fax'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(Files.readString(jobs.resolve("policy/vocabulary.yaml")))
                .contains("  - {code: fax, name: {ar: \"الفاكس\", en: \"Fax\"}}");
        assertThat(text(person, setup + "/result?lang=en")).contains("387 of 415", "Completed");

        // the next file with this header is offered the mapping
        byte[] again =
                (Files.readString(reference("cfpb/consumer_complaints.csv")) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(person.upload("/files", "/files", "file", "next.csv", again).body())
                .contains("<input type=\"hidden\" name=\"mapping\" value=\"bureau\">");
    }

    @Test
    void requestsOfACity() throws Exception {
        TestClient person = client(Role.QUALITY);
        String setup = begin(person, "nyc311/nyc311_2022-05-01.csv", "ar");

        send(person, setup, "file", Map.of());
        assertThat(form(person, setup + "/columns").values())
                .contains("request_no", "received_on", "replied_on", "channel");
        send(person, setup, "columns", Map.of("constant.kind", "complaint"));
        send(
                person,
                setup,
                "values",
                Map.of(open(person, setup, "ONLINE"), "website", open(person, setup, "MOBILE"), "+"));
        // all of one morning: every date could be 5 January as well
        assertThat(text(person, setup + "/dates")).contains("تُقرأ هذه التواريخ قراءتين", "٢٠٢٢/٠١/٠٥", "٢٠٢٢/٠٥/٠١");
        send(person, setup, "dates", Map.of("order", "month-first"));
        assertThat(text(person, setup + "/preview"))
                .contains("الطلبات ٢٣١", "لا طلبات بلغت موعدها", "يُرفض منها: ٠")
                .doesNotContain("قل أولًا");
        finish(person, setup, "city", 231);

        assertThat(sql.sql(
                                """
                                select channel, count(*) as n from current_request where received_on = '2022-05-01'
                                group by channel order by n desc
                                """)
                        .query((row, n) -> row.getString("channel") + " " + row.getLong("n"))
                        .list())
                .containsExactly("website 130", "mobile 66", "phone 35");
    }

    @Test
    void passengersOfAnAirport() throws Exception {
        TestClient person = client(Role.ADMINISTRATOR);
        String setup = begin(person, "sfo/2016_SFO_Customer_Survey.csv", "en");

        send(person, setup, "file", Map.of());
        person.post(setup + "/columns", setup + "/type", Map.of("type", "response"));
        send(
                person,
                setup,
                "columns",
                Map.of(
                        column(person, setup, "*RESPNUM"),
                        "response_no",
                        column(person, setup, "INTDATE"),
                        "answered_on",
                        column(person, setup, "Q7ALL"),
                        "overall",
                        "constant.mode",
                        "interviewer"));
        send(person, setup, "values", Map.of(open(person, setup, "0"), "-", open(person, setup, "6"), "?"));
        send(person, setup, "dates", Map.of());
        // 133 rows have 0 for "no answer" and nothing else: they are no answers
        assertThat(text(person, setup + "/preview?lang=en"))
                .contains("Satisfied 81% 2,364 of 2,919", "Survey answers 2,954");
        finish(person, setup, "airport", 3_087);

        assertThat(sql.sql("select count(*) from current_response where scores ->> 'overall' in ('4', '5')")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2_364);
    }

    @Test
    void aFormInArabic() throws Exception {
        TestClient person = client(Role.ADMINISTRATOR);
        String setup = begin(person, "kobo/kobo_arabic_labels_utf8bom.csv", "ar");

        send(person, setup, "file", Map.of());
        person.post(setup + "/columns", setup + "/type", Map.of("type", "response"));
        send(
                person,
                setup,
                "columns",
                Map.of(
                        column(person, setup, "_uuid"), "response_no",
                        column(person, setup, "today"), "answered_on",
                        column(person, setup, "هل تمتلك حيوانا أليفا ؟"), "informed-of-rights"));
        send(person, setup, "values", Map.of());
        send(person, setup, "dates", Map.of());
        assertThat(text(person, setup + "/preview")).contains("التقييمات ٥", "لا درجات للرضا العام");
        finish(person, setup, "labels", 5);

        assertThat(sql.sql(
                                """
                                select count(*) from current_response
                                where answered_on = '2022-01-07' and scores ->> 'informed-of-rights' = '1'
                                """)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aHostileFileIsRefusedInWords() throws Exception {
        TestClient person = client(Role.ADMINISTRATOR);
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("formulas.csv", "a,=cmd|' /C calc'!A0,+1\n=1+1,@SUM(1),-2\n2,3,4\n");
        hostile.put("page.csv", "<script>alert(1)</script>,\"><img src=x onerror=alert(1)>\n<b>1</b>,${7*7}\nx,y\n");
        hostile.put("..%2f..\\name<b>.csv", "a,b\n1,2\n");
        hostile.put("nothing.csv", "");
        hostile.put("line.csv", "x".repeat(40 << 20));
        hostile.put("columns.csv", "c,".repeat(5_000) + "c\n" + "1,".repeat(5_000) + "1\n");
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> file : hostile.entrySet()) {
            HttpResponse<String> checked = person.upload(
                    "/files", "/files", "file", file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            expectNoFault(file.getKey(), checked, wrong);
            for (String upload : all(checked.body(), "name=\"upload\" value=\"([0-9a-f]{32})\"")) {
                expectNoFault(file.getKey(), person.post("/account", "/setup", Map.of("upload", upload)), wrong);
                for (String step : List.of("file", "columns", "values", "dates", "preview", "result")) {
                    String page = "/setup/" + upload + "/" + step;
                    expectNoFault(file.getKey() + " " + step, person.get(page), wrong);
                    Map<String, String> answers = Map.of(
                            "column.1",
                            "kind",
                            "column.99999",
                            "x",
                            "value.kind.7",
                            "+",
                            "headerLine",
                            "99999",
                            "charset",
                            "UTF-16LE",
                            "name",
                            "../x",
                            "type",
                            "y",
                            "order",
                            "z");
                    String address = step.equals("preview") ? "/setup/" + upload + "/save" : page;
                    expectNoFault(file.getKey() + " " + step, person.post("/account", address, answers), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void expectNoFault(String what, HttpResponse<String> answer, List<String> wrong) {
        if (answer.statusCode() >= 500
                || answer.body().contains("<script>alert")
                || answer.body().contains("<img src=x")) {
            wrong.add(what + ": " + answer.statusCode());
        }
    }

    /** The control of a column. */
    private static String column(TestClient person, String setup, String title) {
        Matcher row = Pattern.compile("(?s)<bdi>" + Pattern.quote(title) + "</bdi></th>.*?name=\"(column\\.\\d+)\"")
                .matcher(person.get(setup + "/columns").body());
        assertThat(row.find()).as(title).isTrue();
        return row.group(1);
    }

    private static Path reference(String file) {
        return Path.of("src/test/resources/reference").resolve(file);
    }

    /** Uploads a file, and begins to describe it. */
    private String begin(TestClient person, String file, String language) throws IOException {
        person.get("/files?lang=" + language);
        return begin(person, file.substring(file.indexOf('/') + 1), Files.readAllBytes(reference(file)));
    }

    private String begin(TestClient person, String name, byte[] content) {
        HttpResponse<String> checked = person.upload("/files", "/files", "file", name, content);
        assertThat(checked.statusCode()).isEqualTo(200);
        List<String> upload = all(checked.body(), "name=\"upload\" value=\"([0-9a-f]{32})\"");
        assertThat(upload).as("offered to set it up").hasSize(1);
        HttpResponse<String> begun = person.post("/account", "/setup", Map.of("upload", upload.get(0)));
        assertThat(location(begun)).endsWith("/setup/" + upload.get(0) + "/file");
        return "/setup/" + upload.get(0);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Sends the form of a step as the page offers it, with these answers instead. */
    private static void send(TestClient person, String setup, String step, Map<String, String> answers) {
        Map<String, String> form = form(person, setup + "/" + step);
        form.remove("show");
        form.putAll(answers);
        form.values().removeIf(""::equals);
        HttpResponse<String> sent = person.post(setup + "/" + step, setup + "/" + step, form);
        assertThat(location(sent)).as("the step after " + step).doesNotEndWith("/" + step);
    }

    /** The controls of the main form of a page with their values. */
    private static Map<String, String> form(TestClient person, String page) {
        String body = person.get(page).body();
        String forms = body.substring(body.indexOf("<main"));
        Map<String, String> form = new LinkedHashMap<>();
        Matcher control = CONTROL.matcher(forms);
        while (control.find()) {
            if (control.group(1) != null) {
                Matcher chosen = Pattern.compile("<option value=\"([^\"]*)\"[^>]* selected")
                        .matcher(control.group(2));
                form.put(
                        control.group(1),
                        chosen.find() ? HtmlUtils.htmlUnescape(chosen.group(1)) : first(control.group(2)));
            } else if (!control.group(3).contains("type=\"checkbox\"")
                    || control.group(3).contains("checked")) {
                List<String> value = all(control.group(3), " value=\"([^\"]*)\"");
                form.put(control.group(4), value.isEmpty() ? "" : HtmlUtils.htmlUnescape(value.get(0)));
            }
        }
        form.remove("_csrf");
        return form;
    }

    private static String first(String options) {
        List<String> values = all(options, "<option value=\"([^\"]*)\"");
        return values.isEmpty() ? "" : HtmlUtils.htmlUnescape(values.get(0));
    }

    /** The name of the control that asks what a word means. */
    private static String open(TestClient person, String setup, String word) {
        String body = person.get(setup + "/values").body();
        Matcher row = Pattern.compile("(?s)<bdi>" + Pattern.quote(word) + "</bdi></th>.*?name=\"(value\\.[^\"]+)\"")
                .matcher(body);
        assertThat(row.find()).as(word).isTrue();
        return row.group(1);
    }

    private static String name(String language, String control) {
        return control.replaceFirst("^value", language);
    }

    private static String text(TestClient person, String page) {
        String body = person.get(page).body();
        return HtmlUtils.htmlUnescape(body.substring(body.indexOf("<main")).replaceAll("<[^>]+>", " "))
                .replaceAll("\\s+", " ");
    }

    private void finish(TestClient person, String setup, String name, long rows) throws InterruptedException {
        HttpResponse<String> saved = person.post(setup + "/preview", setup + "/save", Map.of("name", name));
        assertThat(location(saved)).as(text(person, setup + "/preview")).endsWith("/result");
        Await.until(Duration.ofMinutes(2), () -> !state(name).isEmpty());
        assertThat(state(name)).containsExactly("completed");
        assertThat(sql.sql("select rows_read from source_file where mapping = :name and state = 'merged'")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isEqualTo(rows);
    }

    private List<String> state(String name) {
        return new ArrayList<>(sql.sql("select state from run where job = :job and state not in ('waiting', 'running')")
                .param("job", "import-" + name)
                .query(String.class)
                .list());
    }
}

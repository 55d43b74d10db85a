package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.Campaign;
import org.rida.access.Role;
import org.rida.console.FirstFileTrial.KnownFacts;
import org.rida.job.Await;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Four real files that no mapping knows, from the upload to the figures, as a person goes: each form is sent as the page offers it,
 * with the answers that only a person can give. The counts were made with Python's csv and datetime modules from the same files.
 */
@TestPropertySource(
        properties = {"rida.test=setup", "rida.setup.quality-officers=true", "rida.corrections.quality-officers=true"})
@DirtiesContext
class SetupTest extends RunningConsole {

    @Value("${rida.jobs}")
    Path jobs;

    @BeforeEach
    void withoutTheirMappings() throws IOException {
        for (String name : List.of("cfpb", "nyc311", "sfo-2016", "sfo-2013", "kobo", "odk")) {
            Files.deleteIfExists(jobs.resolve("mappings").resolve(name + ".yaml"));
        }
        // nor those that another of these tests has saved
        try (Stream<Path> imports = Files.list(jobs)) {
            for (Path job : imports.filter(file -> file.getFileName().toString().startsWith("import-"))
                    .toList()) {
                String name = job.getFileName().toString().substring("import-".length());
                Files.deleteIfExists(jobs.resolve("mappings").resolve(name));
                Files.delete(job);
            }
        }
    }

    /**
     * Files, what a person knows of them, and the figures that Python's csv and datetime modules count from them: as of
     * October 2026, the newest month of the sample, so that all requests are due.
     */
    static Stream<Arguments> trials() {
        KnownFacts complaints = new KnownFacts(
                "request",
                Map.of("Date sent to company", "replied_on", "Product", "service"),
                Map.of("kind", "complaint"),
                Map.of("Referral", "interview", "Fax", "letter"),
                "");
        KnownFacts city = new KnownFacts(
                "request",
                Map.of(),
                Map.of("kind", "complaint"),
                Map.of("ONLINE", "website", "MOBILE", "website"),
                "month-first");
        KnownFacts passengers = new KnownFacts(
                "response",
                Map.of("*RESPNUM", "response_no", "INTDATE", "answered_on", "Q7ALL", "overall"),
                Map.of("mode", "interviewer"),
                Map.of("0", "-", "6", "?"),
                "");
        KnownFacts form = new KnownFacts(
                "response",
                Map.of("_uuid", "response_no", "today", "answered_on", "هل تمتلك حيوانا أليفا ؟", "informed-of-rights"),
                Map.of(),
                Map.of(),
                "");
        return Stream.of(
                Arguments.of(
                        "cfpb/consumer_complaints.csv",
                        complaints,
                        423,
                        "Requests 417|389 of 417",
                        "الطلبات ٤١٧|٣٨٩ من ٤١٧"),
                Arguments.of(
                        "nyc311/nyc311_2022-05-01.csv", city, 231, "Requests 231|125 of 231", "الطلبات ٢٣١|١٢٥ من ٢٣١"),
                Arguments.of(
                        "sfo/2016_SFO_Customer_Survey.csv",
                        passengers,
                        3_087,
                        "Survey answers 2,954|2,364 of 2,919",
                        "التقييمات ٢٬٩٥٤|٢٬٣٦٤ من ٢٬٩١٩"),
                Arguments.of(
                        "kobo/kobo_arabic_labels_utf8bom.csv",
                        form,
                        5,
                        "Survey answers 5|No score for overall",
                        "التقييمات ٥|لا درجات للرضا العام"));
    }

    /** In every build one file in Arabic, the next in English. */
    private static List<String> languages(String file) {
        return file.startsWith("cfpb") || file.startsWith("sfo") ? Campaign.arabic() : Campaign.english();
    }

    /** In either language: what the pages propose and ask is enough, and nothing that is sent is refused. */
    @ParameterizedTest
    @MethodSource("trials")
    void aPersonFollowsWhatThePagesOffer(String file, KnownFacts facts, long rows, String english, String arabic)
            throws Exception {
        for (String language : languages(file)) {
            withoutTheirMappings();
            TestClient person = client(Role.ADMINISTRATOR);
            Instant began = Instant.now();
            String name = "trial-" + file.substring(0, file.indexOf('/')).replaceAll("\\d", "") + "-" + language;

            FirstFileTrial trial = new FirstFileTrial(person, begin(person, file, language), facts);
            trial.describe();
            String preview = trial.text("preview");
            String[] figures = (language.equals("ar") ? arabic : english).split("\\|");
            if (language.equals(languages(file).get(0))) {
                // saved and imported once: the tests below import the same files as well
                trial.save(name);
                awaitImport(name, rows);
                assertThat(trial.text("result")).contains(figures);
            }

            System.out.println("trial | " + file + " | " + language + " | "
                    + Duration.between(began, Instant.now()).toMillis() + " ms | changed " + trial.changed()
                    + " | refused "
                    + trial.refused());
            assertThat(preview).contains(figures);
            assertThat(trial.refused()).as("wrong turns").isEmpty();
            assertThat(trial.changed()).hasSizeLessThanOrEqualTo(7);
        }
    }

    /** A register with ratings becomes requests and answers; each is shown as it was understood. */
    @Test
    void aRegisterWithRatingsIsSetUpAsBoth() throws Exception {
        TestClient person = client(Role.ADMINISTRATOR);
        person.get("/files?lang=en");
        String setup = begin(
                person,
                "rated.csv",
                """
                No,Received,Kind,Replied on,Satisfaction rating
                RR-1,2023-08-02,complaint,2023-08-05,5
                RR-2,2023-08-03,complaint,2023-08-06,2
                RR-3,2023-09-03,complaint,2023-09-06,
                RR-4,2023-09-04,complaint,2023-09-07,five or so
                """
                        .getBytes(StandardCharsets.UTF_8));

        send(person, setup, "file", Map.of());
        assertThat(PageForms.form(person, setup + "/columns")).containsEntry("column.4", "overall");
        assertThat(PageForms.text(person, setup + "/columns"))
                .contains("The answer in the same row: Question: Overall satisfaction");
        send(person, setup, "columns", Map.of());
        send(person, setup, "values", Map.of());
        send(person, setup, "dates", Map.of());
        assertThat(PageForms.text(person, setup + "/preview"))
                .contains(
                        "Requests 4",
                        "The answers in these rows",
                        "Survey answers 2",
                        "1 of 2",
                        "of which rejected: 1");
        assertThat(PageForms.text(person, "/files")).contains("Files not read yet", "rated.csv Being set up Continue");
        finish(person, setup, "rated", 4);
        assertThat(PageForms.text(person, "/files"))
                .contains("August 2023 – September 2023", "Correct 1 row")
                .doesNotContain("rated.csv Being set up");

        assertThat(sql.sql(
                                "select mapping || ' ' || record_type || ' ' || rows_new || ' ' || rows_filtered || ' ' || rows_rejected"
                                        + " from source_file where name = 'rated.csv' order by file_id")
                        .query(String.class)
                        .list())
                .containsExactly("rated request 4 0 0", "rated.answers response 2 1 1");
        String result = person.get(setup + "/result").body();
        assertThat(PageForms.text(person, setup + "/result")).contains("Survey answers 2", "What was understood:");
        List<String> understood = all(result, "href=\"(/files/\\d+)\"");
        assertThat(understood).hasSize(2);
        assertThat(PageForms.text(person, understood.get(0)))
                .contains(
                        "August 2023",
                        "Do these months belong here?",
                        "The answers in the same rows",
                        "Columns that are read");
        assertThat(PageForms.text(person, understood.get(1)))
                .contains("rated: answers", "The requests in the same rows");

        // the rows are told once, then what they gave
        String gave = "4 rows came in. They gave 4 requests (0 left out, 0 rejected),"
                + " and in the same rows 2 answers (1 without an answer, 1 rejected).";
        assertThat(PageForms.text(person, understood.get(0))).contains(gave);
        assertThat(PageForms.text(person, understood.get(1))).contains(gave);
        String run = all(result, "href=\"(/runs/\\d+)\"").get(0);
        assertThat(PageForms.text(person, run)).contains(gave, "Answers in the same rows the same rows 2 0 0 0 1 1");

        // what is rejected of the answers is corrected in place, from now on: the mapping of both learns the word
        String page = "/rejected/" + understood.get(1).replaceAll("\\D", "");
        person.post(
                page,
                page + "/equal",
                Map.of("word.overall.0", "five or so", "value.overall.0", "5", "remember", "true"));
        assertThat(PageForms.text(person, understood.get(1))).contains("rated: answers");
        assertThat(sql.sql(
                                "select scores ->> 'overall' from response where response_no = 'RR-4' and request_no = 'RR-4'")
                        .query(String.class)
                        .list())
                .containsExactly("5");
        assertThat(Files.readString(jobs.resolve("mappings/rated.yaml"))).contains("answers:", "five or so");
    }

    @Test
    void aQuestionAboutAFileIsAnsweredOnItsPage() throws Exception {
        Path mapping = jobs.resolve("mappings/counter.yaml");
        Files.writeString(mapping, "record-type: request\n");
        TestClient officer = client(Role.QUALITY);
        officer.get("/files?lang=en");
        ingest(officer, "before.csv", "request_no,received_on,kind,channel\nQF-1,2026-08-05,complaint,phone\n");
        ingest(officer, "letter.csv", "request_no,received_on,kind,channel\nQF-2,2026-08-06,complaint,letter\n");
        String page = "/files/" + file("letter.csv");

        assertThat(officer.get("/files").body()).contains(page + "#questions");
        assertThat(PageForms.text(officer, page))
                .contains("had no channel ", "this one has it in 1 row", "Yes: do not ask again");
        String form = all(officer.get(page).body(), "action=\"(" + page + "/questions/\\d+)\"")
                .get(0);
        assertThat(officer.post(page, form, Map.of("answer", "perhaps")).statusCode())
                .isEqualTo(400);
        officer.post(page, form, Map.of("answer", "usual"));
        assertThat(PageForms.text(officer, page))
                .contains("This is not asked again", "quality")
                .doesNotContain("No, this is a mistake");
        officer.post(page, form, Map.of("answer", "wrong"));
        assertThat(PageForms.text(officer, page)).contains("answered already");
        assertThat(officer.get("/files/999999").statusCode()).isEqualTo(404);
        assertThat(audited("question-answered", "letter.csv")).isOne();
    }

    @Test
    void complaintsOfTheConsumerBureau() throws Exception {
        TestClient person = client(Role.ADMINISTRATOR);
        String setup = begin(person, "cfpb/consumer_complaints.csv", "en");

        send(person, setup, "file", Map.of());
        assertThat(PageForms.form(person, setup + "/columns"))
                .containsEntry("column.0", "received_on")
                .containsEntry("column.9", "channel")
                .containsEntry("from-row", "true");
        send(
                person,
                setup,
                "columns",
                Map.of("column.10", "replied_on", "column.1", "service", "constant.kind", "complaint"));
        Map<String, String> values = PageForms.form(person, setup + "/values");
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
        assertThat(PageForms.text(person, setup + "/preview?lang=en"))
                .contains("423 rows, of which rejected: 6", "Answered within the promise", "389 of 417");
        finish(person, setup, "bureau", 423);

        assertThat(sql.sql("select count(*) from current_request where channel = 'fax'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(Files.readString(jobs.resolve("policy/vocabulary.yaml")))
                .contains("  - {code: fax, name: {ar: \"الفاكس\", en: \"Fax\"}}");
        assertThat(PageForms.text(person, setup + "/result?lang=en")).contains("389 of 417", "Completed");
        // the new names are known without a restart
        assertThat(PageForms.text(person, "/rules")).doesNotContain("they take effect at its next start");

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
        assertThat(PageForms.form(person, setup + "/columns").values())
                .contains("request_no", "received_on", "replied_on", "channel");
        keepsWhatWasChosen(person, setup);
        send(person, setup, "columns", Map.of("constant.kind", "complaint"));
        send(
                person,
                setup,
                "values",
                Map.of(open(person, setup, "ONLINE"), "website", open(person, setup, "MOBILE"), "+"));
        // all of one morning: every date could be 5 January as well
        assertThat(PageForms.text(person, setup + "/dates"))
                .contains("تُقرأ هذه التواريخ قراءتين", "٢٠٢٢/٠١/٠٥", "٢٠٢٢/٠٥/٠١");
        send(person, setup, "dates", Map.of("order", "month-first"));
        assertThat(PageForms.text(person, setup + "/preview"))
                .contains("الطلبات ٢٣١", "١٢٥ من ٢٣١", "يُرفض منها: ٠")
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

        areAnswers(
                person,
                setup,
                Map.of("*RESPNUM", "response_no", "INTDATE", "answered_on", "Q7ALL", "overall"),
                Map.of("constant.mode", "interviewer"));
        assertThat(all(
                        person.get(setup + "/values?lang=en").body(),
                        "(?s)<bdi>([^<]+)</bdi></th>(?:(?!</tr>).)*<small>outside the scale of 1 to 5<"))
                .as("told to be no answers of the question")
                .contains("0", "6")
                .doesNotContain("1", "2", "3", "4", "5");
        send(person, setup, "values", Map.of(open(person, setup, "0"), "-", open(person, setup, "6"), "?"));
        send(person, setup, "dates", Map.of());
        // 133 rows have 0 for "no answer" and nothing else: they are no answers
        assertThat(PageForms.text(person, setup + "/preview?lang=en"))
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

        areAnswers(
                person,
                setup,
                Map.of("_uuid", "response_no", "today", "answered_on", "هل تمتلك حيوانا أليفا ؟", "informed-of-rights"),
                Map.of());
        send(person, setup, "values", Map.of());
        send(person, setup, "dates", Map.of());
        assertThat(PageForms.text(person, setup + "/preview")).contains("التقييمات ٥", "لا درجات للرضا العام");
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

    /** The next step of the officer's work: what an import rejected, without a workbook and without an administrator. */
    @Test
    void rejectedRowsAreCorrectedWhereTheyAreShown() throws Exception {
        // a mapping of its own: a changed one has all files of its jobs read again
        Path mapping = jobs.resolve("mappings/counter.yaml");
        Files.writeString(mapping, "record-type: request\n");
        TestClient officer = client(Role.QUALITY);
        // from what is awaited one click leads to the form that takes it
        String awaited = all(
                        officer.get("/files?lang=en").body(), "href=\"(/files#file)\" aria-label=\"Upload Requests\"")
                .get(0);
        assertThat(officer.get(awaited.replace("#file", "")).body()).contains("id=\"file\" name=\"file\"");
        ingest(
                officer,
                "month.csv",
                """
                request_no,received_on,kind,channel
                CR-1,2026-10-01,complaint,البرقية
                CR-2,2026-10-02,complaint,البرقية
                CR-3,2026-10-40,complaint,phone
                CR-4,2026-10-03,complaint,phone
                CR-5,2026-10-41,complaint,البرقية
                """);
        String page = "/rejected/" + file("month.csv");

        // a cell that is still wrong stays as it was typed, beside its reason
        String date = all(officer.get(page).body(), "name=\"(cell\\.\\d+)\" value=\"2026-10-40\"")
                .get(0);
        String row = page + "/" + row("2026-10-40") + "/correct";
        officer.post(page, row, Map.of(date, "2026-10-42"));
        assertThat(officer.get(page).body()).contains("role=\"alert\"", "value=\"2026-10-42\"", "value=\"2026-10-41\"");
        assertThat(audited("rows-corrected", "month.csv")).isZero();
        officer.post(page, row, Map.of(date, "2026-10-30"));
        assertThat(PageForms.text(officer, page)).contains("1 row is accepted.");
        officer.post(page, row, Map.of(date, "2026-10-30"));
        assertThat(PageForms.text(officer, page)).contains("This row is no longer waiting");

        // one answer for all rows that have the word, of which one has another mistake as well
        String asked = officer.get(page).body();
        assertThat(asked)
                .contains("name=\"word.channel.0\" value=\"البرقية\"", "name=\"remember\"", "its rows are rejected")
                .as("no choice of the setup, which this page does not offer")
                .doesNotContain("chosen below");
        officer.post(page, page + "/equal", Map.of("word.channel.0", "البرقية", "value.channel.0", ""));
        assertThat(PageForms.text(officer, page)).contains("Choose what at least one value means.");
        officer.post(
                page,
                page + "/equal",
                Map.of("word.channel.0", "البرقية", "value.channel.0", "letter", "remember", "true"));
        assertThat(PageForms.text(officer, page)).contains("2 rows are accepted.");
        assertThat(officer.get(page).body()).as("asked once").doesNotContain("word.channel.0");

        assertThat(sql.sql(
                                """
                                select request_no || ' ' || received_on || ' ' || channel from current_request
                                where request_no like 'CR-%' order by 1
                                """)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CR-1 2026-10-01 letter",
                        "CR-2 2026-10-02 letter",
                        "CR-3 2026-10-30 phone",
                        "CR-4 2026-10-03 phone");
        assertThat(Files.readString(mapping))
                .endsWith("words:\n  - {field: channel, code: \"letter\", accept: [\"البرقية\"]}\n");
        assertThat(audited("rows-corrected", "month.csv")).isEqualTo(2);
        // the word that became a rule is told as a line of the mapping, no cell is
        assertThat(sql.sql(
                                """
                                select string_agg(detail::text, ' ') from audit_entry
                                where actor = 'quality' and action <> 'rules-changed'
                                """)
                        .query(String.class)
                        .single())
                .doesNotContain("البرقية", "CR-", "2026-10-40", "2026-10-30");
        assertThat(sql.sql("select string_agg(detail::text, ' ') from audit_entry where actor = 'quality'")
                        .query(String.class)
                        .single())
                .doesNotContain("CR-", "2026-10-40", "2026-10-30");

        // the draft of the month is made again by the officer's correction
        Await.until(Duration.ofMinutes(10), this::isDraftedWithBothCorrections);
        assertThat(sql.sql(
                                "select distinct actor || ': ' || reason from run where actor = 'quality' and job like 'monthly%'")
                        .query(String.class)
                        .list())
                .containsExactly("quality: month.csv");

        // from now on the word is known; what came back without being mended keeps its line
        ingest(officer, "next.csv", "request_no,received_on,kind,channel\nCR-6,2026-10-05,complaint,البرقية\n");
        byte[] unmended = officer.bytes(page + "/rows.xlsx");
        officer.upload(page, page + "/corrected", "rows", "unmended.xlsx", unmended);
        Await.until(Duration.ofMinutes(5), () -> isMerged("unmended.xlsx"));
        assertThat(sql.sql("select rows_rejected from source_file where name = 'next.csv'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(PageForms.text(officer, "/rejected/" + file("unmended.xlsx")))
                .contains("Was in \u2068month.csv\u2069, line 6", "2026-10-41");
        assertThat(sql.sql(
                                """
                                select count(*) from source_file where state = 'merged' and rows_read <> rows_new + rows_replaced
                                    + rows_unchanged + rows_superseded + rows_filtered + rows_rejected
                                """)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void ingest(TestClient person, String name, String content) throws InterruptedException {
        String checked = person.upload("/files", "/files", "file", name, content.getBytes(StandardCharsets.UTF_8))
                .body();
        person.postFrom(checked, all(checked, "(/files/[0-9a-f]+/ingest)").get(0), Map.of("mapping", "counter"));
        Await.until(Duration.ofMinutes(5), () -> isMerged(name));
    }

    private boolean isMerged(String name) {
        return sql.sql("select count(*) from source_file where name = :name and state = 'merged'")
                        .param("name", name)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long file(String name) {
        return sql.sql("select file_id from source_file where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** The rejected row with a wrong cell. */
    private long row(String found) {
        return sql.sql("select rejected_id from rejected_row where position(:found in reasons::text) > 0")
                .param("found", found)
                .query(Long.class)
                .single();
    }

    private boolean isDraftedWithBothCorrections() {
        return sql.sql(
                                """
                                select count(*) from report_edition where month = '2026-10-01' and state = 'draft' and (
                                    select count(*) from jsonb_array_elements(inputs) i
                                    where i ->> 'file' = (select 'corrected-' || file_id || '.xlsx' from source_file where name = 'month.csv')) = 2
                                """)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Says that the rows are answers, and what these columns are.
     *
     * @param columns field by the title of its column
     * @param others further controls of the form
     */
    private static void areAnswers(
            TestClient person, String setup, Map<String, String> columns, Map<String, String> others) {
        send(person, setup, "file", Map.of());
        person.post(setup + "/columns", setup + "/type", Map.of("type", "response"));
        Map<String, String> answers = new LinkedHashMap<>(others);
        columns.forEach((title, field) -> answers.put(column(person, setup, title), field));
        send(person, setup, "columns", answers);
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
        assertThat(redirectOf(begun)).endsWith("/setup/" + upload.get(0) + "/file");
        return "/setup/" + upload.get(0);
    }

    /** Sends the form of a step as the page offers it, with these answers instead. */
    private static void send(TestClient person, String setup, String step, Map<String, String> answers) {
        Map<String, String> form = PageForms.form(person, setup + "/" + step);
        form.remove("show");
        form.putAll(answers);
        form.values().removeIf(""::equals);
        HttpResponse<String> sent = person.post(setup + "/" + step, setup + "/" + step, form);
        assertThat(redirectOf(sent)).as("the step after " + step).doesNotEndWith("/" + step);
    }

    /** A kind is missing, which costs nothing of what was chosen in other columns. */
    private static void keepsWhatWasChosen(TestClient person, String setup) {
        Map<String, String> proposed = PageForms.form(person, setup + "/columns");
        String channel = proposed.entrySet().stream()
                .filter(control -> control.getValue().equals("channel"))
                .findFirst()
                .orElseThrow()
                .getKey();
        Map<String, String> chosen = new LinkedHashMap<>(proposed);
        chosen.put(channel, "service");
        HttpResponse<String> refused = person.post(setup + "/columns", setup + "/columns", chosen);
        assertThat(redirectOf(refused)).endsWith("/columns");
        assertThat(PageForms.form(person, setup + "/columns")).containsEntry(channel, "service");
        assertThat(redirectOf(person.post(setup + "/preview", setup + "/save", Map.of("name", "city"))))
                .as("what is missing is missing at the end too")
                .endsWith("/preview");
        chosen.put(channel, "channel");
        person.post(setup + "/columns", setup + "/columns", chosen);
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

    private void finish(TestClient person, String setup, String name, long rows) throws InterruptedException {
        HttpResponse<String> saved = person.post(setup + "/preview", setup + "/save", Map.of("name", name));
        assertThat(redirectOf(saved))
                .as(PageForms.text(person, setup + "/preview"))
                .endsWith("/result");
        awaitImport(name, rows);
    }

    private void awaitImport(String name, long rows) throws InterruptedException {
        Await.until(Duration.ofMinutes(5), () -> !state(name).isEmpty());
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

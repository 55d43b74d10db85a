package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What the steps of a file say to a person who has never seen the product, where it does not go straight to the figures. */
@TestPropertySource(properties = "rida.test=first-file-steps")
class FirstFileStepsTest extends FirstFileCase {

    /** Keys of mappings, which mean nothing to a person at a screen. */
    private static final Pattern KEYS = Pattern.compile(
            "date-order|date-formats|null-values|dont-know|multi-select|number-from|reject-limit|in the mapping|في ملف تعيين الأعمدة");

    private static final Path REFERENCE = Path.of("src/test/resources/reference");

    /** The labels of a form that no mapping knows: a shipped mapping reads its number and day, and nothing that people answered. */
    @Test
    void aFileOfWhichNothingWouldCountIsNotOfferedForMerging() throws IOException {
        byte[] labels = Files.readAllBytes(REFERENCE.resolve("kobo/kobo_arabic_labels_utf8bom.csv"));

        String english = upload("labels.csv", labels);
        assertThat(english).contains("None of the 5 rows would count", "no column is read as a question");
        assertThat(english).contains("Set it up again").doesNotContain("/ingest\"");

        person.get("/files?lang=ar");
        assertThat(upload("labels.csv", labels))
                .contains("لن يُحسب هكذا أي سجل من ٥ سجلات", "عيّن أعمدة الملف من جديد");
    }

    @Test
    void aFileOfWhichTheSmallerPartWouldCountIsMergedByASecondChoiceOnly() {
        String head = "request_no,received_on,kind,channel\n";
        String good = "SP-1,2026-10-01,complaint,phone\n";
        String wrong = "SP-2,2026-10-01,complaint,Pigeon\nSP-3,2026-10-01,complaint,Pigeon\n";

        String most = upload("most.csv", bytes(head + good));
        assertThat(most).contains("/ingest\"").doesNotContain("would count like this");

        String few = upload("few.csv", bytes(head + good + wrong));
        assertThat(few).contains("Only 1 of 3 rows would count", "the cell says &quot;Pigeon&quot;");
        assertThat(few.substring(few.indexOf("<details"))).contains("/ingest\"");
        assertThat(few.substring(0, few.indexOf("<details"))).doesNotContain("/ingest\"");

        String none = upload("none.csv", bytes(head + wrong));
        assertThat(none).contains("None of the 2 rows would count").doesNotContain("/ingest\"");
        // fields by the names that people know
        assertThat(none).contains("Received on").doesNotContain("<bdi>received_on</bdi></td>");
    }

    @Test
    void thePreviewLeadsToTheStepThatMendsAndSaysNoKeyOfAMapping() {
        SetupForms setup = begin(
                "steps.csv",
                """
                No,Received,Kind,Way
                A-1,2026-12-25,complaint,Pigeon
                A-2,2026-10-02,complaint,Pigeon
                A-3,2026-10-03,complaint,phone
                """);
        setup.send("file", Map.of());
        setup.send("columns", Map.of(setup.column("Way"), "channel"));
        setup.send("values", Map.of());
        setup.send("dates", Map.of());

        for (String language : List.of("en", "ar")) {
            String text = setup.text("preview?lang=" + language);
            assertThat(KEYS.matcher(text.replaceAll("(?s)record-type:.*", "")).find())
                    .as(text)
                    .isFalse();
        }
        String body = setup.body("preview?lang=en");
        assertThat(body).contains("Only 1 of 3 rows would count", "Correct it at the step: Values", "Complaint");
        assertThat(body).contains(setup.address() + "/values\"", setup.address() + "/dates\"", "<b>Channel</b>");
        assertThat(body.substring(body.indexOf("<details"))).contains("/save\"");
    }

    @Test
    void namesOfANewChannelAreShownAndCanBeCorrected() throws IOException {
        SetupForms setup = begin(
                "names.csv",
                """
                No,Received,Kind,Channel
                N-1,2026-10-01,complaint,Kiosk
                N-2,2026-10-02,complaint,phone
                """);
        setup.send("file", Map.of());
        setup.send("columns", Map.of(setup.column("Channel"), "channel"));
        String kiosk = setup.control("Kiosk");
        String page = setup.body("values");
        assertThat(page).contains("class=\"fields new-name\"").doesNotContain("<summary>Name of the new one");
        setup.send("values", Map.of(kiosk, "+", kiosk.replace("value", "en"), "Kosk"));

        // the names that were given stand beside the word, and can be corrected before they are saved
        assertThat(setup.form("values"))
                .containsEntry(kiosk.replace("value", "en"), "Kosk")
                .containsEntry(kiosk.replace("value", "ar"), "Kiosk");
        setup.send("values", Map.of(kiosk.replace("value", "en"), "Kiosk", kiosk.replace("value", "ar"), "كشك"));
        setup.send("dates", Map.of());
        setup.post("preview", "save", Map.of("name", "names"));
        assertThat(Files.readString(jobs.resolve("policy/vocabulary.yaml")))
                .contains("name: {ar: \"كشك\", en: \"Kiosk\"}");

        // and afterwards among the words of the charity
        assertThat(PageForms.form(person, "/charity").values()).contains("كشك", "Kiosk");
        assertThat(setup.body("result?lang=en")).contains("href=\"/charity\"");
    }

    @Test
    void aRatingColumnBecomesAQuestionOfTheSurvey() throws IOException {
        SetupForms setup = begin(
                "tea.csv",
                """
                Code,Answered,How was the tea?
                T-1,2026-10-01,4
                T-2,2026-10-02,2
                """);
        setup.send("file", Map.of());
        setup.post("columns", "type", Map.of("type", "response"));
        String tea = setup.column("How was the tea?");
        Map<String, String> form = setup.form("columns");
        form.put(setup.column("Code"), "response_no");
        form.put(setup.column("Answered"), "answered_on");
        form.put("question.column", tea.replace("column.", ""));
        form.put("question.en", "The tea");
        setup.post("columns", "columns", form);
        assertThat(setup.text("columns")).contains("Write the question in both languages.");
        assertThat(setup.form("columns")).containsEntry(setup.column("Code"), "response_no");

        form.put("question.ar", "الشاي");
        setup.post("columns", "columns", form);
        assertThat(setup.form("columns")).containsEntry(tea, "the-tea");
        assertThat(Files.readString(jobs.resolve("policy/questions.yaml")))
                .contains("{code: the-tea, name: {ar: \"الشاي\", en: \"The tea\"}, scale: one-to-five, role: aspect}");
        assertThat(PageForms.text(person, "/rules")).doesNotContain("they take effect at its next start");
        form.put("question.ar", "الشاي!");
        setup.post("columns", "columns", form);
        assertThat(setup.text("columns")).contains("has a question with this text already");
        assertThat(sql.sql("select count(*) from audit_entry where action = 'rules-changed' and subject = :file")
                        .param("file", "policy/questions.yaml")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        setup.send("columns", Map.of(tea, "the-tea"));
        setup.send("values", Map.of());
        setup.send("dates", Map.of());
        assertThat(setup.text("preview")).contains("Survey answers 2", "Question: The tea");
    }

    @Test
    void choicesOfEachSubjectAreKept() {
        SetupForms setup = begin(
                "subjects.csv", "No,Received,Kind,Note\nS-1,2026-10-01,complaint,a\nS-2,2026-10-02,complaint,b\n");
        setup.send("file", Map.of());
        Map<String, String> form = setup.form("columns");
        String note = setup.column("Note");
        form.put(note, "department");
        form.put("type", "response");
        setup.post("columns", "type", form);

        Map<String, String> answers = setup.form("columns");
        assertThat(answers.get(note)).isNotEqualTo("department");
        answers.put(note, "comment");
        answers.put("type", "request");
        setup.post("columns", "type", answers);
        assertThat(setup.form("columns")).containsEntry(note, "department");

        setup.post("columns", "type", Map.of("type", "response"));
        assertThat(setup.form("columns")).containsEntry(note, "comment");
    }

    /** The airport's survey of May 2013 has the day of the month only. Counted with Python: 2,643 of 3,334 scores are 4 or 5. */
    @Test
    void daysOfOneMonthAreReadOnceTheMonthIsSaid() throws IOException {
        SetupForms setup =
                begin("airport.csv", Files.readAllBytes(REFERENCE.resolve("sfo/2013_SFO_Customer_Survey.csv")));
        setup.send("file", Map.of());
        setup.post("columns", "type", Map.of("type", "response"));
        setup.send(
                "columns",
                Map.of(
                        setup.column("RESPNUM"), "response_no",
                        setup.column("INTDATE"), "answered_on",
                        setup.column("Q7O_WHOLE"), "overall"));
        setup.send("values", Map.of(setup.control("0"), "-", setup.control("6"), "?"));
        assertThat(setup.text("dates?lang=ar")).contains("هذه الخلايا أرقام وليست أيامًا");
        assertThat(setup.text("dates?lang=en")).contains("These cells are numbers and not days");

        Map<String, String> month = setup.form("dates");
        month.putAll(Map.of("numbers.answered_on", "month", "month.answered_on", "2013-05"));
        setup.post("dates", "dates", month);
        assertThat(setup.text("dates")).contains("May 2013").doesNotContain("numbers and not days");
        month.remove("show");
        setup.post("dates", "dates", month);
        assertThat(setup.text("preview")).contains("2,643 of 3,334", "of which rejected: 0");
    }

    /** 1/2/2026 is a day of February or of January: nobody goes on before that is said, and the preview counts nothing until then. */
    @Test
    void datesThatAreReadInTwoWaysAreNotLeftWithoutAnOrder() {
        SetupForms setup = begin(
                "orders.csv",
                """
                No,Received,Kind,Channel
                O-1,1/2/2026,complaint,Pigeon
                O-2,3/2/2026,complaint,phone
                """);
        setup.send("file", Map.of());
        setup.send("columns", Map.of());
        assertThat(setup.text("values?lang=en"))
                .contains("Not known. What becomes of it is chosen below")
                .doesNotContain("Not decided yet");
        setup.send("values", Map.of());

        Map<String, String> open = setup.form("dates");
        open.remove("show");
        assertThat(open).containsEntry("order", "auto");
        assertThat(setup.post("dates", "dates", open)).endsWith("/dates");
        String asked = setup.body("dates?lang=en");
        assertThat(asked.substring(asked.indexOf("id=\"order\"")))
                .contains("aria-describedby=\"order-missing\"", "Choose which number is the day");

        assertThat(setup.text("preview"))
                .contains("No row is read until it is said which number of the dates is the day.")
                .doesNotContain("What this file would give", "Save and import", "of which rejected", "would count");

        setup.send("dates", Map.of("order", "day-first"));
        assertThat(setup.text("preview")).contains("2 rows, of which rejected: 1", "2026-02-03", "Save and import");
    }

    /** What refuses the file as a whole is the reason why no row counts, not the first row that is wrong besides. */
    @Test
    void aRefusedFileIsToldWithItsReasonAndWithoutFigures() {
        SetupForms setup = begin(
                "scales.csv",
                "id,date,overall\n"
                        + IntStream.range(0, 50)
                                .mapToObj(i -> "a%d,2026-09-%02d,%d\n".formatted(i, 1 + i % 30, 1 + i % 5))
                                .collect(Collectors.joining())
                        + IntStream.range(0, 40)
                                .mapToObj(i -> "b%d,2026-10-%02d,%d\n".formatted(i, 1 + i % 30, 1 + i % 10))
                                .collect(Collectors.joining()));
        setup.send("file", Map.of());
        setup.send("columns", Map.of());
        setup.send("values", Map.of());
        setup.send("dates", Map.of());
        assertThat(setup.text("preview?lang=en"))
                .contains("None of the 90 rows would count like this. The whole file is refused. ")
                .contains("check whether one scale was used in the whole column")
                .doesNotContain("What this file would give", "Save and import", "Most often");
    }
}

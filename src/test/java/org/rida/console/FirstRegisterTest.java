package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.rida.job.Await;
import org.springframework.test.context.TestPropertySource;

/** A register that a charity keeps by hand becomes a true figure, and what would make it a wrong one is said before it is saved. */
@TestPropertySource(properties = "rida.test=first-register")
class FirstRegisterTest extends FirstFileCase {

    /**
     * Seven requests; the target is 14 days. By hand: as of October, the newest month of the sample, 1, 4, 5 and 6 were answered in
     * time, 2 after 21 days, 3 not at all, and 7 is of a kind without a promise. 4 of 6, and one is open beyond its target.
     */
    private static final String REGISTER =
            """
            %s
            1,03/02/2026,Complaint,Phone,10/02/2026,Closed
            2,05/02/2026,%2$s,Visit,26/02/2026,Closed
            3,15/02/2026,%2$s,Phone,%3$s,Open
            4,25/02/2026,Complaint,Visit,1 Mar 2026,Closed
            5,20/03/2026,%2$s,Phone,23/03/2026,Closed
            6,2026-03-01,Complaint,Phone,2026-03-10,Closed
            7,02/02/2026,Enquiry,Phone,-,Open
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register|No,Date received,Kind of request,Channel,Date answered,Status|Home repair|not yet|home-repair",
                "sijill|م,تاريخ الاستلام,نوع الطلب,القناة,تاريخ الإجابة,الحالة|ترميم منزل|لم يرد|kind"
            })
    void aRegisterKeptByHandGivesItsFigure(String name, String header, String repair, String notYet, String code)
            throws Exception {
        SetupForms setup = begin(name + ".csv", REGISTER.formatted(header, repair, notYet));
        List<String> titles = List.of(header.split(","));
        setup.send("file", Map.of());

        Map<String, String> columns = setup.form("columns");
        assertThat(titles.stream().map(title -> columns.get(setup.column(title))))
                .containsExactly("request_no", "received_on", "kind", "channel", "replied_on", "");
        assertThat(setup.text("columns")).contains("Not needed");
        setup.send("columns", Map.of());

        // words instead of days are read as no day, and said; a new kind is made here
        assertThat(setup.form("values")).containsEntry(setup.control(notYet), "-");
        String kind = setup.control(repair);
        setup.send(
                "values",
                Map.of(
                        kind,
                        "+",
                        kind.replace("value", "promised"),
                        "true",
                        kind.replace("value", "ar"),
                        "ترميم " + name));
        setup.send("dates", Map.of());
        assertThat(setup.text("preview"))
                .contains("67%", "4 of 6", "Open beyond the target day 1", "7 rows, of which rejected: 0");
        assertThat(setup.text("preview?lang=ar")).contains("٤ من ٦");
        person.get("/files?lang=en");

        assertThat(setup.post("preview", "save", Map.of("name", name))).endsWith("/result");
        assertThat(Files.readString(jobs.resolve("policy/vocabulary.yaml")))
                .contains("{code: " + code + ", name: {ar: \"ترميم " + name + "\"");
        // an answer is promised for the kind as soon as it is there
        Await.until(Duration.ofMinutes(5), () -> promised(code) == 3);
    }

    /** A register with ratings becomes requests and answers; each is shown as it was understood. */
    @Test
    void aRegisterWithRatingsIsSetUpAsBoth() throws Exception {
        SetupForms setup = begin(
                "rated.csv",
                """
                No,Received,Kind,Replied on,Satisfaction rating
                RR-1,2023-08-02,complaint,2023-08-05,5
                RR-2,2023-08-03,complaint,2023-08-06,2
                RR-3,2023-09-03,complaint,2023-09-06,
                RR-4,2023-09-04,complaint,2023-09-07,five or so
                """);

        setup.send("file", Map.of());
        assertThat(setup.form("columns")).containsEntry("column.4", "overall");
        assertThat(setup.text("columns")).contains("The answer in the same row: Question: Overall satisfaction");
        setup.send("columns", Map.of());
        setup.send("values", Map.of());
        setup.send("dates", Map.of());
        assertThat(setup.text("preview"))
                .contains(
                        "Requests 4",
                        "The answers in these rows",
                        "Survey answers 2",
                        "1 of 2",
                        "of which rejected: 1");
        assertThat(PageForms.text(person, "/files")).contains("Files not read yet", "rated.csv Being set up Continue");
        finish(setup, "rated", 4);
        assertThat(PageForms.text(person, "/files"))
                .contains("August 2023 – September 2023", "Correct 1 row")
                .doesNotContain("rated.csv Being set up");

        assertThat(sql.sql(
                                "select mapping || ' ' || record_type || ' ' || rows_new || ' ' || rows_filtered || ' ' || rows_rejected"
                                        + " from source_file where name = 'rated.csv' order by file_id")
                        .query(String.class)
                        .list())
                .containsExactly("rated request 4 0 0", "rated.answers response 2 1 1");
        String result = setup.body("result");
        assertThat(setup.text("result")).contains("Survey answers 2", "What was understood:");
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

    /** The requests 1 to 6 with their dates in three columns, and one of a day that there is not. */
    @Test
    void datesInThreeColumnsGiveTheSameFigure() {
        SetupForms setup = begin(
                "three-columns.csv",
                """
                No,Day received,Month received,Year received,Kind,Reply day,Reply month,Reply year
                1,3,2,2026,Complaint,10,2,2026
                2,5,2,2026,Complaint,26,2,2026
                3,15,2,2026,Complaint,,,
                4,25,2,26,Complaint,1,3,2026
                5,20,3,2026,Complaint,23,3,2026
                6,1,3,2026,Complaint,10,3,2026
                7,31,2,2026,Complaint,,,
                """);
        setup.send("file", Map.of());
        assertThat(setup.form("columns"))
                .containsEntry(setup.column("Year received"), "received_on")
                .containsEntry(setup.column("Reply year"), "replied_on");
        assertThat(setup.text("columns"))
                .contains("the month and the day are read from: Month received · Day received");
        setup.send("columns", Map.of());
        setup.send("values", Map.of());
        assertThat(setup.text("dates")).contains("2026-02-03 3 February 2026");
        setup.send("dates", Map.of());
        assertThat(setup.text("preview"))
                .contains("4 of 6", "7 rows, of which rejected: 1", "2026-02-31", "date-parts: [\"Month received\"");
    }

    /** A day of reply that is not read, one whose column is empty, and one that hardly has a value. */
    @Test
    void aFigureOfNothingIsNotShownWithoutAWarning() {
        SetupForms setup = begin("silent.csv", silent("2026-02-%02d"));
        setup.send("file", Map.of());
        setup.send("columns", Map.of(setup.column("Date answered"), ""));
        setup.send("values", Map.of());
        setup.send("dates", Map.of());
        assertThat(setup.text("preview"))
                .contains("No column is read as Replied on", "none of the 7 requests that are due", "Date answered");
        assertThat(setup.body("preview")).contains(setup.address() + "/columns\"");
        assertThat(setup.text("preview?lang=ar")).contains("لا عمود يُقرأ على أنه تاريخ الرد", "٧ طلبات");
        person.get("/files?lang=en");

        SetupForms empty = begin("empty.csv", silent(""));
        empty.send("file", Map.of());
        empty.send("columns", Map.of());
        empty.send("values", Map.of());
        empty.send("dates", Map.of());
        assertThat(empty.text("preview"))
                .contains("“Date answered” is read as Replied on, and no row has a value there");

        SetupForms few = begin("few-replies.csv", silent("").replaceFirst(",\n", ",2026-02-05\n"));
        few.send("file", Map.of());
        few.send("columns", Map.of());
        few.send("values", Map.of());
        few.send("dates", Map.of());
        assertThat(few.text("preview")).contains("“Date answered” (Replied on) has a value in 1 of 7 rows");
    }

    /** Six requests of February and one of March, all due by October; all with one form of a reply. */
    private static String silent(String reply) {
        return Stream.of(1, 2, 3, 4, 5, 6)
                        .map(day -> "S-" + day + ",2026-02-0" + day + ",complaint," + reply.formatted(day + 10))
                        .reduce("No,Date received,Kind,Date answered", (all, row) -> all + "\n" + row)
                + "\nS-7,2026-03-20,complaint,\n";
    }

    @Test
    void somebodysChoiceCountsForMoreThanAProposal() {
        SetupForms setup = begin(
                "choice.csv",
                """
                No,Date received,Day of entry,Kind
                C-1,2026-10-01,2026-10-02,complaint
                C-2,2026-10-02,2026-10-03,complaint
                """);
        setup.send("file", Map.of());
        String received = setup.column("Date received");
        String entry = setup.column("Day of entry");
        assertThat(setup.form("columns")).containsEntry(received, "received_on").containsEntry(entry, "");

        setup.send("columns", Map.of(entry, "received_on"));
        assertThat(setup.text("values")).contains("“Day of entry” is now read as Received on", "“Date received”");
        assertThat(setup.form("columns")).containsEntry(received, "").containsEntry(entry, "received_on");

        // now both are somebody's own
        Map<String, String> both = setup.form("columns");
        both.put(received, "received_on");
        assertThat(setup.post("columns", "columns", both)).endsWith("/columns");
        assertThat(setup.text("columns")).contains("Two columns are read as Received on");
    }

    /** Each page with the table of meanings shows all fields to which something new can be added. */
    @Test
    void everyPageThatAsksForMeaningsShowsThem() throws Exception {
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            assertThat(templates.filter(FirstRegisterTest::asksForMeanings).map(t -> t.getFileName()
                            .toString()))
                    .containsExactlyInAnyOrder("setup-values.html", "rejected-file.html");
        }
        String rows = "request_no,received_on,kind,channel,service\nM-1,2026-10-01,Picnic,Pigeon,Tents\n";
        SetupForms setup = begin("meanings.csv", rows);
        setup.send("file", Map.of());
        setup.send("columns", Map.of());
        assertThat(setup.body("values")).contains("Picnic", "Pigeon", "Tents", "promised.kind.0");

        String checked = upload("meanings.csv", bytes(rows + "M-2,2026-10-02,complaint,phone,\n"));
        String ingest = "/files/" + all(checked, "/files/([0-9a-f]{32})/").get(0) + "/ingest";
        person.postFrom(checked, ingest, Map.of("mapping", "requests"));
        String file =
                "select coalesce(max(file_id), 0) from source_file where name = 'meanings.csv' and state = 'merged'";
        Await.until(Duration.ofMinutes(2), () -> sql.sql(file).query(Long.class).single() > 0);
        String page = "/rejected/" + sql.sql(file).query(Long.class).single();
        for (Role role : List.of(Role.QUALITY, Role.ADMINISTRATOR)) {
            assertThat(client(role).get(page).body()).as(role.code()).contains("value.kind.0", "value.channel.0");
        }
    }

    private static boolean asksForMeanings(Path template) {
        try {
            return Files.readString(template).contains("~{setup :: meanings");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long promised(String kind) {
        return sql.sql("select count(*) from episode where kind = :kind and promised")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}

package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.springframework.test.context.TestPropertySource;

/**
 * Four real files that no mapping knows, from the upload to the figures: what each page proposes and asks, and what is in the database
 * afterwards. The counts were made with Python's csv and datetime modules from the same files.
 */
@TestPropertySource(properties = {"rida.test=setup", "rida.setup.quality-officers=true"})
class SetupTest extends FirstFileCase {

    @BeforeEach
    void withoutTheirMappings() throws IOException {
        removeKnownMappings();
    }

    @Test
    void complaintsOfTheConsumerBureau() throws Exception {
        SetupForms setup = beginKnown("cfpb/consumer_complaints.csv", "en");

        setup.send("file", Map.of());
        assertThat(setup.form("columns"))
                .containsEntry("column.0", "received_on")
                .containsEntry("column.9", "channel")
                .containsEntry("from-row", "true");
        setup.send("columns", Map.of("column.10", "replied_on", "column.1", "service", "constant.kind", "complaint"));
        Map<String, String> values = setup.form("values");
        assertThat(values.values()).contains("website", "phone", "letter");
        setup.send(
                "values",
                Map.of(
                        setup.control("Referral"),
                        "+",
                        setup.control("Fax"),
                        "+",
                        setup.control("Fax").replaceFirst("^value", "ar"),
                        "الفاكس",
                        "unlisted.service",
                        "keep"));
        setup.send("dates", Map.of());
        assertThat(setup.text("preview?lang=en"))
                .contains("423 rows, of which rejected: 6", "Answered within the promise", "389 of 417");
        finish(setup, "bureau", 423);

        assertThat(sql.sql("select count(*) from current_request where channel = 'fax'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(Files.readString(jobs.resolve("policy/vocabulary.yaml")))
                .contains("  - {code: fax, name: {ar: \"الفاكس\", en: \"Fax\"}}");
        assertThat(setup.text("result?lang=en")).contains("389 of 417", "Completed");
        // the new names are known without a restart
        assertThat(PageForms.text(person, "/rules")).doesNotContain("they take effect at its next start");

        // the next file with this header is offered the mapping
        byte[] again = bytes(new String(reference("cfpb/consumer_complaints.csv"), StandardCharsets.UTF_8) + "\n");
        assertThat(person.upload("/files", "/files", "file", "next.csv", again).body())
                .contains("<input type=\"hidden\" name=\"mapping\" value=\"bureau\">");
    }

    @Test
    void requestsOfACity() throws Exception {
        person = client(Role.QUALITY);
        SetupForms setup = beginKnown("nyc311/nyc311_2022-05-01.csv", "ar");

        setup.send("file", Map.of());
        assertThat(setup.form("columns").values()).contains("request_no", "received_on", "replied_on", "channel");
        keepsWhatWasChosen(setup);
        setup.send("columns", Map.of("constant.kind", "complaint"));
        setup.send("values", Map.of(setup.control("ONLINE"), "website", setup.control("MOBILE"), "+"));
        // all of one morning: every date could be 5 January as well
        assertThat(setup.text("dates")).contains("تُقرأ هذه التواريخ قراءتين", "٢٠٢٢/٠١/٠٥", "٢٠٢٢/٠٥/٠١");
        setup.send("dates", Map.of("order", "month-first"));
        assertThat(setup.text("preview"))
                .contains("الطلبات ٢٣١", "١٢٥ من ٢٣١", "يُرفض منها: ٠")
                .doesNotContain("قل أولًا");
        finish(setup, "city", 231);

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
        SetupForms setup = beginKnown("sfo/2016_SFO_Customer_Survey.csv", "en");

        areAnswers(
                setup,
                Map.of("*RESPNUM", "response_no", "INTDATE", "answered_on", "Q7ALL", "overall"),
                Map.of("constant.mode", "interviewer"));
        assertThat(all(
                        setup.body("values?lang=en"),
                        "(?s)<bdi>([^<]+)</bdi></th>(?:(?!</tr>).)*<small>outside the scale of 1 to 5<"))
                .as("told to be no answers of the question")
                .contains("0", "6")
                .doesNotContain("1", "2", "3", "4", "5");
        setup.send("values", Map.of(setup.control("0"), "-", setup.control("6"), "?"));
        setup.send("dates", Map.of());
        // 133 rows have 0 for "no answer" and nothing else: they are no answers
        assertThat(setup.text("preview?lang=en")).contains("Satisfied 81% 2,364 of 2,919", "Survey answers 2,954");
        finish(setup, "airport", 3_087);

        assertThat(sql.sql("select count(*) from current_response where scores ->> 'overall' in ('4', '5')")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2_364);
    }

    @Test
    void aFormInArabic() throws Exception {
        SetupForms setup = beginKnown("kobo/kobo_arabic_labels_utf8bom.csv", "ar");

        areAnswers(
                setup,
                Map.of("_uuid", "response_no", "today", "answered_on", "هل تمتلك حيوانا أليفا ؟", "informed-of-rights"),
                Map.of());
        setup.send("values", Map.of());
        setup.send("dates", Map.of());
        assertThat(setup.text("preview")).contains("التقييمات ٥", "لا درجات للرضا العام");
        finish(setup, "labels", 5);

        assertThat(sql.sql(
                                """
                                select count(*) from current_response
                                where answered_on = '2022-01-07' and scores ->> 'informed-of-rights' = '1'
                                """)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    /**
     * Says that the rows are answers, and what these columns are.
     *
     * @param columns field by the title of its column
     * @param others further controls of the form
     */
    private static void areAnswers(SetupForms setup, Map<String, String> columns, Map<String, String> others) {
        setup.send("file", Map.of());
        setup.post("columns", "type", Map.of("type", "response"));
        Map<String, String> answers = new LinkedHashMap<>(others);
        columns.forEach((title, field) -> answers.put(setup.column(title), field));
        setup.send("columns", answers);
    }

    /** A kind is missing, which costs nothing of what was chosen in other columns. */
    private static void keepsWhatWasChosen(SetupForms setup) {
        Map<String, String> chosen = setup.form("columns");
        String channel = chosen.entrySet().stream()
                .filter(control -> control.getValue().equals("channel"))
                .findFirst()
                .orElseThrow()
                .getKey();
        chosen.put(channel, "service");
        assertThat(setup.post("columns", "columns", chosen)).endsWith("/columns");
        assertThat(setup.form("columns")).containsEntry(channel, "service");
        assertThat(setup.post("preview", "save", Map.of("name", "city")))
                .as("what is missing is missing at the end too")
                .endsWith("/preview");
        chosen.put(channel, "channel");
        setup.post("columns", "columns", chosen);
    }
}

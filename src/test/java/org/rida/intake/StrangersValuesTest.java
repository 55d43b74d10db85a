package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.ReferenceData;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.policy.ConfigurationProblem;

/** Files whose values can be read in two ways: each is read rightly, or refused with what to do, and never guessed. */
class StrangersValuesTest {

    private static final String ANSWERS = "record-type: response\n";

    @TempDir
    Path folder;

    private TestIntake rida;

    @BeforeEach
    void database() {
        rida = new TestIntake(folder, Instant.parse("2026-11-28T09:00:00Z"));
    }

    // Value lists and scales

    @Test
    void aSendersWordHasPriorityOverABareCode() {
        String reversed =
                """
                record-type: response
                fields:
                  - field: overall
                    values:
                      - {code: "5", accept: ["1"]}
                      - {code: "4", accept: ["2"]}
                      - {code: "3", accept: ["3"]}
                      - {code: "2", accept: ["4"]}
                      - {code: "1", accept: ["5"]}
                """;
        ingest("32c-reversed.csv", reversed);

        assertThat(scores()).containsExactly("X32c-1 5", "X32c-2 4", "X32c-3 3", "X32c-4 2", "X32c-5 1");
    }

    @Test
    void numbersOfARecodedListThatAreNotListedMeanNothing() {
        String oneTwo =
                """
                record-type: response
                fields:
                  - {field: informed-of-rights, values: [{code: "0", accept: ["1"]}, {code: "1", accept: ["2"]}]}
                """;
        IngestResult result = text(
                """
                response_no,answered_on,informed-of-rights
                A,2026-10-03,1
                B,2026-10-03,2.0
                C,2026-10-03,0
                D,2026-10-03,نعم
                """,
                oneTwo);

        assertThat(scores()).containsExactly("A 0", "B 1", "D 1");
        assertThat(result.rejected()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "0-4, false, 0 1 2 3 4, 1 2 3 4 5",
        "1-10, false, 1 2 3 9 10, 1 1 2 5 5",
        "1-5, true, 1 2 3 4 5, 5 4 3 2 1",
        "0-4, true, 0 1 2 3 4, 5 4 3 2 1",
        "٠-٤, false, ٠ ٤, 1 5"
    })
    void aDeclaredScaleIsConverted(String from, boolean reversed, String sent, String stored) {
        String mapping =
                ANSWERS + "fields: [{field: overall, scale: {from: \"%s\"}, reversed: %s}]\n".formatted(from, reversed);
        StringBuilder rows = new StringBuilder("response_no,answered_on,overall\n");
        int n = 0;
        for (String score : sent.split(" ")) {
            rows.append(n++).append(",2026-10-03,").append(score).append('\n');
        }
        text(rows.toString(), mapping);

        assertThat(scores().stream().map(s -> s.split(" ")[1]).collect(Collectors.joining(" ")))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields: [{field: overall, values: [{code: \"1\", accept: [bad]}, {code: \"2\", accept: [Bad]}]}]",
                "fields: [{field: overall, values: [{code: \"1\", accept: [bad]}], dont-know: [bad]}]",
                "fields: [{field: overall, values: [{code: \"1\", accept: [bad]}], null-values: [BAD]}]",
                "fields: [{field: overall, dont-know: [\"6\"], null-values: [\"6.0\"]}]",
                "fields: [{field: overall, values: [{code: \"1\", accept: [bad]}], reversed: true}]",
                "fields: [{field: overall}, {field: overall}]",
                "fields: [{field: overall, headers: [Q1]}]\nignore: [q1]",
                "rules: [{rule: date, action: reject}, {rule: date, action: warn}]",
                "date-formats: [d/M/yyyy]\ndate-order: month-first",
                "number: {key: [Timestamp]}",
                "rows: {where: [{header: Status, is: [\"0\"], is-not: [\"0\"]}]}",
                "fields: [{field: overall, values: [{code: \"7\", accept: [best]}]}]",
                "fields: [{field: overall, scale: {from: 0-10}}]",
                "fields: [{field: overall, scale: {from: many}}]",
                "fields: [{field: channel, reversed: true}]",
                "fields: [{field: overall, headers: [null]}]"
            })
    void aMappingThatContradictsItselfIsAMistake(String contradiction) {
        assertThatThrownBy(() -> text("response_no,answered_on,overall\n", ANSWERS + contradiction + "\n"))
                .isInstanceOf(ConfigurationProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "10", "4.5", "75", "100"})
    void aScoreOutsideTheScaleRefusesTheColumn(String odd) {
        String rows = "response_no,answered_on,overall\nA,2026-10-03,4\nB,2026-10-03,5\nC,2026-10-03," + odd + "\n";

        assertThatThrownBy(() -> text(rows, ANSWERS))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("scale");
        assertThat(text(rows, ANSWERS + "rules: [{rule: score-outside-scale, action: reject}]\n")
                        .rejected())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "55", "99", "-1", "good"})
    void whatIsOnNoUsualScaleSpoilsItsRowOnly(String odd) {
        String rows = "response_no,answered_on,overall\nA,2026-10-03,4\nB,2026-10-03," + odd + "\n";

        assertThat(rejections(text(rows, ANSWERS))).hasSize(1).allMatch(r -> r.contains(odd));
    }

    @Test
    void zeroAmongOneToFiveRefusesTheFile() {
        assertRefused("16b-zero-based.csv", ANSWERS, "line 16", "overall", "found \"0\"");
    }

    @Test
    void aChangeOfScaleIsSeenInAnyOrderOfRows() {
        String mapping =
                """
                record-type: response
                fields:
                  - {field: response_no, headers: [id]}
                  - {field: answered_on, headers: [date]}
                  - {field: recommend, headers: [overall]}
                """;

        assertThat(notes(ingest("scale-changes-out-of-order.csv", mapping)))
                .anyMatch(n -> n.contains("expected one scale") && n.contains("from 2015-07-0"));
    }

    // Dates

    @Test
    void oneDateThatOnlyOneOrderCanReadDecidesForTheColumn() {
        rida.ingest(file("01b-google-dayfirst-mixed.csv"), "google-forms");

        assertThat(days()).containsExactly("2026-10-03", "2026-10-05", "2026-10-12", "2026-10-13", "2026-10-27");
    }

    @ParameterizedTest
    @CsvSource({
        "'10/5/2026,10/13/2026', '2026-10-05,2026-10-13'",
        "'10/5/2026 9:15,10/31/2026 23:59', '2026-10-05,2026-10-31'",
        "'10/5/2026 9:15 PM,10/13/2026 9:15 AM', '2026-10-05,2026-10-13'",
        "'5/10/2026 9:15:30 PM,13/10/2026 9:15:30 AM', '2026-10-05,2026-10-13'",
        "'5-10-2026,13-10-2026', '2026-10-05,2026-10-13'",
        "'05.10.2026,13/10/2026', '2026-10-05,2026-10-13'",
        "'10/10/2026,9/9/2026', '2026-09-09,2026-10-10'",
        "'2026/10/5,2026/10/13', '2026-10-05,2026-10-13'"
    })
    void theOrderIsThatOfTheColumn(String sent, String read) {
        text(answersOn(sent.split(",")), ANSWERS);

        assertThat(days()).containsExactly(read.split(","));
    }

    @Test
    void aLateProofIsFoundInTheSecondReading() {
        String[] dates = new String[900];
        java.util.Arrays.fill(dates, "10/5/2026");
        dates[899] = "10/13/2026";

        IngestResult result = text(answersOn(dates), ANSWERS);

        assertThat(result.rows().added()).isEqualTo(900);
        assertThat(days()).doesNotContain("2026-05-10").contains("2026-10-05", "2026-10-13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01c-google-dayfirst-silent.csv", "43-monthfirst-default.csv"})
    void whereNoDateDecidesTheMappingMustSay(String name) {
        String mapping = name.startsWith("01c") ? "google-forms" : "responses";

        assertThatThrownBy(() -> rida.ingest(file(name), mapping))
                .hasMessageContaining("2026-10-03 / 2026-03-10".substring(0, 10))
                .hasMessageContaining("2026-03-10")
                .hasMessageContaining("date-order: day-first or month-first");
        assertThat(rida.count("response")).isZero();
    }

    @Test
    void theMappingsOrderCounts() {
        text(answersOn("3/10/2026", "5/10/2026"), ANSWERS + "date-order: day-first\n");
        assertThat(days()).containsExactly("2026-10-03", "2026-10-05");

        assertThatThrownBy(() -> text(answersOn("10/13/2026", "10/5/2026"), ANSWERS + "date-order: day-first\n"))
                .hasMessageContaining("which only the other order can read");
        assertThatThrownBy(() -> text(answersOn("10/13/2026", "10/5/2026"), ANSWERS + "date-formats: [d/M/yyyy]\n"))
                .hasMessageContaining("which only the other order can read");
    }

    @ParameterizedTest
    @CsvSource({"2026-13-10, 2026-05-10", "2026/13/10, 2026/05/10"})
    void aYearFirstDoesNotSayThatTheMonthIsSecond(String proof, String other) {
        assertThatThrownBy(() -> text(answersOn(proof, other), ANSWERS))
                .hasMessageContaining("which only the other order can read");
    }

    @Test
    void datesOfBothOrdersInOneColumnAreRefused() {
        assertThatThrownBy(() -> text(answersOn("13/10/2026", "10/14/2026"), ANSWERS))
                .hasMessageContaining("13/10/2026")
                .hasMessageContaining("10/14/2026");
    }

    @Test
    void aColumnFollowsTheOthersOfItsFile() {
        IngestResult result = text(
                "request_no,received_on,kind,replied_on\nA,10/13/2026,aid,11/2/2026\nB,10/5/2026,aid,\n",
                "record-type: request\n");

        assertThat(rida.request("A"))
                .hasToString(rida.request("A").toString())
                .containsEntry("replied_on", java.sql.Date.valueOf("2026-11-02"));
        assertThat(notes(result)).anyMatch(n -> n.contains("replied_on") && n.contains("received_on"));
    }

    @Test
    void datesThatASpreadsheetHasSwappedAreRefused() {
        assertRefused("08-excel-half-converted.xlsx", ANSWERS + "date-formats: [d/M/yyyy]\n", "swapped day and month");
        assertRefused("08-excel-half-converted.xlsx", ANSWERS, "swapped day and month");
    }

    @Test
    void offsetsInAValueAndFieldsInUtcAreHonoured() {
        String odk =
                """
                record-type: response
                fields:
                  - {field: response_no, headers: [KEY]}
                  - {field: answered_on, headers: [SubmissionDate]}
                  - {field: overall, headers: [overall]}
                """;
        ingest("07a-odk-z.csv", odk);
        assertThat(days()).containsExactly("2026-10-31", "2026-11-01");

        rida.ingest("_uuid,_submission_time,overall\nu1,2026-09-30T22:30:00,5\n", "kobo");
        assertThat(days()).contains("2026-10-01");
    }

    @Test
    void arabicNamesOfMonthsAreRead() {
        ingest("33-month-names.csv", ANSWERS + "date-formats: [\"d MMMM yyyy\", \"EEEE d MMMM yyyy\"]\n");
        assertThat(days()).containsOnly("2026-10-03");

        // 22 Rabi II 1448 is 3 October 2026 by the Umm al-Qura calendar
        text(
                "response_no,answered_on,overall\nH1,22 ربيع الآخر 1448 هـ,5\nH2,٢٢ ربيع الثاني ١٤٤٨,5\n",
                ANSWERS + "calendar: hijri\ndate-formats: [d MMMM yyyy]\n");
        assertThat(days()).containsOnly("2026-10-03");
    }

    @Test
    void hijriDatesAndSerialNumbersAreToldHowToBeRead() {
        assertThat(rejections(text("response_no,answered_on,overall\nA,22/04/1448,5\nB,46298,5\n", ANSWERS)))
                .anyMatch(r -> r.contains("calendar: hijri"))
                .anyMatch(r -> r.contains("add excel to the date-formats"));
    }

    // Numbers

    @Test
    void numbersThatBeginAnewAreAsked() {
        String forms =
                """
                record-type: response
                fields:
                  - {field: response_no, headers: [ID]}
                  - {field: answered_on, headers: [Completion time]}
                  - {field: overall, headers: [Overall]}
                """;
        ingest("25a-msforms-oct.csv", forms);
        assertRefused("25b-msforms-nov.csv", forms, "3 of 3 numbers", "2026-10-03 before, 2026-11-03 now");
        assertThat(rida.count("response")).isEqualTo(3);
    }

    @Test
    void aMappingSaysWhatMakesANumberUnique() {
        String forms =
                """
                record-type: response
                number: {with: [form, month]}
                number-prefix: m-
                fields:
                  - {field: response_no, headers: [ID]}
                  - {field: answered_on, headers: [Completion time]}
                  - {field: overall, headers: [Overall]}
                """;
        ingest("25a-msforms-oct.csv", forms);
        ingest("25b-msforms-nov.csv", forms);

        assertThat(rida.count("response")).isEqualTo(6);
        assertThat(scores().get(0)).startsWith("m-a msforms oct/2026-10/1 ");
    }

    @Test
    void aReplacedRowIsToldFromANewOne() {
        text("response_no,answered_on,overall\nA,2026-10-03,5\nB,2026-10-03,5\nC,2026-10-03,5\n", ANSWERS);
        IngestResult again = text(
                "response_no,answered_on,overall\nA,2026-10-03,4\nB,2026-10-03,5\nC,2026-10-03,5\nD,2026-10-04,1\n",
                ANSWERS);

        assertThat(again.rows().text().en())
                .isEqualTo("4 rows read: 1 new, 1 replaced, 2 unchanged, 0 superseded by newer versions, 0 left out,"
                        + " 0 rejected.");
    }

    @Test
    void answersWithoutANumberAreKnownByTheirTime() {
        rida.ingest(file("57a-form-branch-north.csv"), "google-forms");
        rida.ingest(file("57b-form-branch-south.csv"), "google-forms");

        assertThat(rida.count("response")).isEqualTo(6);
    }

    @Test
    void anEditedAnswerReplacesItsOldSelf() {
        rida.ingest(file("30a-google-export1.csv"), "google-forms");
        IngestResult edited = rida.ingest(file("30c-google-edited.csv"), "google-forms");

        assertThat(edited.rows().replaced()).isOne();
        assertThat(edited.rows().unchanged()).isEqualTo(2);
        assertThat(rida.count("response")).isEqualTo(4);
    }

    @Test
    void numbersWithAndWithoutLeadingZerosAreTold() {
        text("response_no,answered_on,overall\n0012,2026-10-03,5\n", ANSWERS);

        assertThat(notes(text("response_no,answered_on,overall\n12,2026-10-03,5\n", ANSWERS)))
                .anyMatch(n -> n.contains("0012 and 12"));
    }

    @Test
    void numbersOfRequestsWithAndWithoutLeadingZerosAreTold() {
        text("request_no,received_on,kind\n0012,2026-10-03,aid\n7,2026-10-03,aid\n", "record-type: request\n");

        assertThat(notes(text("response_no,answered_on,overall,request_no\nA,2026-10-03,5,12\n", ANSWERS)))
                .anyMatch(n -> n.contains("0012 and 12"));
        assertThat(notes(text("response_no,answered_on,overall,request_no\nB,2026-10-03,5,007\n", ANSWERS)))
                .anyMatch(n -> n.contains("007 and 7"));
    }

    @Test
    void anotherPersonsRequestsUnderTheSameNumbersAreAsked() {
        String requests = "request_no,received_on,kind,beneficiary_no\n1,2026-10-03,aid,B1\n2,2026-10-03,aid,B2\n";
        text(requests, "record-type: request\n");

        assertThatThrownBy(() -> text(requests.replace("B", "C"), "record-type: request\n"))
                .hasMessageContaining("2 of 2 numbers");
    }

    // Columns

    @Test
    void theOptionsOfAListAreNoScores() {
        IngestResult result = rida.ingest(file("05b-kobo-split1only.csv"), "kobo");

        assertThat(stored()).containsExactly("{\"overall\": 4}", "{\"overall\": 5}", "{\"overall\": 5}");
        assertThat(result.rejected()).isZero();
    }

    @Test
    void optionsAreCounted() {
        String kobo = ANSWERS
                + """
                multi-select: [improve]
                fields:
                  - {field: response_no, headers: [_uuid]}
                  - {field: answered_on, headers: [end]}
                  - {field: overall}
                """;

        assertThat(notes(ingest("05b-kobo-split1only.csv", kobo)))
                .contains("improve: 2 rows chose options: speed 2, clarity 1.");
    }

    @Test
    void ticksOfAQuestionWithSeveralAnswersAreRefusedAsScores() {
        String mapping = ANSWERS + "fields: [{field: speed}]\n";

        assertThatThrownBy(
                        () -> text("response_no,answered_on,improve/speed\nA,2026-10-03,1\nB,2026-10-03,\n", mapping))
                .hasMessageContaining("multi-select");
        assertThatThrownBy(() -> text("response_no,answered_on,a/speed,b/speed\nA,2026-10-03,5,1\n", mapping))
                .hasMessageContaining("a/speed");
    }

    @Test
    void aColumnNamedLikeAFieldIsReadOnlyIfTheMappingSaysSo() {
        IngestResult result = ingest(
                "column-named-like-a-field.csv",
                """
                record-type: request
                fields:
                  - {field: request_no, headers: [no]}
                  - {field: received_on, headers: [received]}
                  - {field: replied_on, headers: [answered]}
                  - {field: kind, default: aid}
                  - {field: channel, headers: [decision], unknown: keep}
                """);

        assertThat(result.rejected()).isZero();
        assertThat(rida.request("A1")).containsEntry("channel", "Granted").containsEntry("decision", null);
    }

    @Test
    void wordsThatYamlReadsOtherwiseAreWords() {
        text(
                "no,on,yes\n007,2026-10-03,5\n",
                ANSWERS
                        + """
                fields:
                  - {field: response_no, headers: [no]}
                  - {field: answered_on, headers: [on]}
                  - {field: overall, headers: [yes]}
                """);

        assertThat(scores()).containsExactly("007 5");
    }

    @Test
    void nullValuesAreComparedAsNumbers() {
        text(
                "response_no,answered_on,overall,comment\nA,2026-10-03,0.0,x\nB,2026-10-03,0,x\nC,2026-10-03,1,x\nD,2026-10-03,-1,x\n",
                ANSWERS + "fields: [{field: overall, null-values: [\"0\", \"-1\"]}, {field: comment}]\n");

        assertThat(stored()).containsExactly("{\"overall\": 1}", "{}", "{}", "{}");
    }

    @Test
    void aMissingColumnAndAnswersWithoutContentAreTold() {
        IngestResult result = ingest(
                "41-renamed-question.csv",
                ANSWERS + "fields: [{field: overall, headers: [\"How satisfied are you?\"]}]\n");

        assertThat(rida.count("response")).isZero();
        assertThat(result.rows().filtered()).isEqualTo(2);
        assertThat(notes(result))
                .anyMatch(n -> n.contains("missing in the file: How satisfied are you?"))
                .anyMatch(n -> n.contains("2 rows without any score or text left out"));
    }

    @Test
    void ignoredColumnsAreNeitherReadNorTold() {
        IngestResult result =
                text("response_no,answered_on,overall,speed\nA,2026-10-03,5,9\n", ANSWERS + "ignore: [Speed]\n");

        assertThat(stored()).containsExactly("{\"overall\": 5}");
        assertThat(result.notes()).isEmpty();
    }

    // Rows

    @Test
    void previewsTestsAndUnfinishedAnswersAreLeftOut() {
        IngestResult qualtrics = rida.ingest(file("04-qualtrics.csv"), "qualtrics");
        assertThat(qualtrics.rows().added()).isEqualTo(2);

        IngestResult limesurvey = rida.ingest(file("17c-limesurvey-many.csv"), "limesurvey");
        assertThat(limesurvey.rows().added()).isEqualTo(36);
        assertThat(limesurvey.rows().filtered()).isEqualTo(24);
    }

    @Test
    void previewsAreLeftOutEvenIfTheMappingDoesNotSaySo() {
        IngestResult result = text(
                "ResponseId,RecordedDate,Status,Finished,Q1\nA,2026-10-03,0,1,5\nB,2026-10-03,Survey Preview,1,1\n",
                ANSWERS
                        + """
                        fields:
                          - {field: response_no, headers: [ResponseId]}
                          - {field: answered_on, headers: [RecordedDate]}
                          - {field: overall, headers: [Q1]}
                        """);

        assertThat(scores()).containsExactly("A 5");
        assertThat(notes(result)).anyMatch(n -> n.contains("left out for what the column Status says"));
    }

    @Test
    void unfinishedAnswersMayCountByTheirLastAction() {
        IngestResult result = ingest(
                "17c-limesurvey-many.csv",
                """
                record-type: response
                fields:
                  - {field: response_no, headers: [id]}
                  - {field: answered_on, headers: [submitdate], else-headers: [datestamp, startdate]}
                  - {field: overall}
                """);

        assertThat(result.rows().added()).isEqualTo(60);
    }

    @Test
    void totalsAreNoAnswers() {
        IngestResult result = rida.ingest(file("11-notes-totals.xlsx"), "responses");

        assertThat(scores()).hasSize(2);
        assertThat(notes(result)).anyMatch(n -> n.contains("2 rows sum up others and are not counted"));
    }

    @Test
    void presentationFormsAreLetters() {
        text(
                "response_no,answered_on,informed-of-rights\nA,2026-10-03,ﻧﻌﻢ\nB,2026-10-03,ﻻ\nC,2026-10-03,نعم\n",
                ANSWERS);

        assertThat(scores()).containsExactly("A 1", "B 0", "C 1");
    }

    private IngestResult ingest(String name, String yaml) {
        return rida.intake.ingest(file(name), TestIntake.mappingOf("sender", yaml), IngestProgress.SILENT);
    }

    private IngestResult text(String content, String yaml) {
        Mapping mapping = TestIntake.mappingOf("sender", yaml);
        Path file = rida.file("sent.csv", content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return rida.intake.ingest(file, mapping, IngestProgress.SILENT);
    }

    private void assertRefused(String name, String yaml, String... words) {
        assertThatThrownBy(() -> ingest(name, yaml))
                .isInstanceOf(Problem.class)
                .message()
                .contains(words);
    }

    private static Path file(String name) {
        return ReferenceData.file("strangers/" + name);
    }

    private static String answersOn(String... dates) {
        StringBuilder rows = new StringBuilder("response_no,answered_on,overall\n");
        for (int i = 0; i < dates.length; i++) {
            rows.append("N").append(i).append(',').append(dates[i]).append(",5\n");
        }
        return rows.toString();
    }

    private List<String> rejections(IngestResult result) {
        return rida.rejected.open(result.fileId(), 99).stream()
                .map(r -> r.reasons().get(0).en())
                .toList();
    }

    private static List<String> notes(IngestResult result) {
        return result.notes().stream().map(BilingualText::en).toList();
    }

    private List<String> stored() {
        return query("select scores::text from response order by 1");
    }

    private List<String> days() {
        return query("select distinct answered_on::text from response order by 1");
    }

    /** The number of each answer with its first score. */
    private List<String> scores() {
        return query(
                "select response_no || ' ' || (select min(value) from jsonb_each_text(scores)) from response order by 1");
    }

    private List<String> query(String select) {
        return rida.sql.sql(select).query(String.class).list();
    }
}

package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.intake.file.IngestResult;

/** Columns and rows of which some are no data: they are left out and told, and the others read rightly. */
class StrangersValuesTest extends StrangersFiles {

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

    @ParameterizedTest
    @ValueSource(strings = {"improve/%s", "Improve? - %s", "Improve? [%s]"})
    void optionsAreCountedHoweverTheirColumnsAreNamed(String column) {
        String header = String.join(",", column.formatted("Speed"), column.formatted("Other"));
        String mapping = ANSWERS + "multi-select: [\"" + column.replaceFirst("( - |/| \\[)%s]?", "") + "\"]\n";

        assertThat(notes(text(
                        "response_no,answered_on,overall," + header + "\nA,2026-10-03,5,1,\nB,2026-10-03,4,Speed,x\n",
                        mapping)))
                .singleElement()
                .asString()
                .endsWith("2 rows chose options: Speed 2, Other 1.");
    }

    @Test
    void aQuestionWithSeveralAnswersThatTheFileLacksIsTold() {
        assertThat(notes(text(
                        "response_no,answered_on,overall\nA,2026-10-03,5\n", ANSWERS + "multi-select: [improve]\n")))
                .anyMatch(n -> n.contains("missing in the file: improve"));
    }

    @Test
    void twoIgnoredColumnsOfOneHeaderAreTwo() {
        assertThat(notes(text("response_no,answered_on,overall,x,x\nA,2026-10-03,5,1,2\n", ANSWERS)))
                .anyMatch(n -> n.startsWith("2 columns are not in the mapping and ignored: x, x"));
    }

    @Test
    void ticksOfAQuestionWithSeveralAnswersAreRefusedAsScores() {
        String mapping = ANSWERS + "fields: [{field: speed}]\n";

        assertThatThrownBy(
                        () -> text("response_no,answered_on,improve/speed\nA,2026-10-03,1\nB,2026-10-03,\n", mapping))
                .hasMessageContaining("a question with several answers");
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
        text("no,on,yes\n007,2026-10-03,5\n", answers("no", "on", "yes"));

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
                answers("ResponseId", "RecordedDate", "Q1"));

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
    void zeroIsNoValueHoweverItIsWritten() {
        IngestResult result = ingest(
                "zero-and-zero-point-zero.csv",
                ANSWERS
                        + """
                        fields:
                          - {field: response_no, headers: [id]}
                          - {field: answered_on, headers: [date]}
                          - {field: overall}
                          - {field: speed, headers: [staff], null-values: ["0"]}
                        """);

        assertThat(result.rejected()).isZero();
        assertThat(query("select response_no || ' ' || coalesce(scores ->> 'speed', 'none') from response order by 1"))
                .containsExactly("1 none", "2 none", "3 5");
    }

    /** Words that the product does not know as yes or no (كلا, أجل, ✓) are rejected with their lines. */
    @Test
    void yesAndNoAreUnderstoodInEverySpelling() {
        IngestResult result = ingest(
                "32-arabic-yes-no.csv",
                ANSWERS + "fields: [{field: overall}, {field: informed-of-rights, headers: [told_right]}]\n");

        assertThat(
                        query(
                                "select response_no || ' ' || (scores ->> 'informed-of-rights') from response order by length(response_no), 1"))
                .containsExactly(
                        "X32-1 1", "X32-2 1", "X32-3 1", "X32-4 1", "X32-5 1", "X32-6 0", "X32-7 0", "X32-8 0");
        assertThat(result.rejected()).isEqualTo(3);
    }

    @Test
    void presentationFormsAreLetters() {
        text(
                "response_no,answered_on,informed-of-rights\nA,2026-10-03,ﻧﻌﻢ\nB,2026-10-03,ﻻ\nC,2026-10-03,نعم\n",
                ANSWERS);

        assertThat(scores()).containsExactly("A 1", "B 0", "C 1");
    }
}

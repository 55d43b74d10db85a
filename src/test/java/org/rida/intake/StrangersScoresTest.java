package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestResult;
import org.rida.policy.ConfigurationProblem;

/** Value lists and scales that can be read in two ways: each is read rightly, or refused, and never guessed. */
class StrangersScoresTest extends StrangersFiles {

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
        assertRefused("16b-zero-based.csv", ANSWERS, "line 16", "overall", "the cell says \"0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "٨٠٪", "87.5%", "60 %"})
    void percentagesAreAnotherScale(String share) {
        assertThatThrownBy(() ->
                        text("response_no,answered_on,overall\nA,2026-10-03,4\nB,2026-10-03," + share + "\n", ANSWERS))
                .hasMessageContaining("line 3")
                .hasMessageContaining("The sender's scale may be another");
    }

    /** Twenty answers before and twenty after: by the hypergeometric distribution C(20, 14) / C(40, 14) = 1.7e-6, no chance. */
    @Test
    void aChangeOfScaleIsSeenInFewAnswers() {
        IngestResult changed = text(days("4345245415".repeat(2), "2312331323".repeat(2)), ANSWERS);

        assertThat(notes(changed))
                .anyMatch(n -> n.contains("20 answers up to 5 and, from 2026-10-21 on, 20 answers up to 3"));
    }

    /** Four answers above 3 all come in the first half in one of nineteen orders: C(20, 4) / C(40, 4) = 0.053. */
    @Test
    void fewAnswersThatMayDifferByChanceAreNoChangeOfScale() {
        assertThat(notes(text(days("43132523111413251323", "2312331323".repeat(2)), ANSWERS)))
                .noneMatch(n -> n.contains("check whether one scale"));
    }

    /** One answer a day, each a digit. */
    private static String days(String... scores) {
        StringBuilder rows = new StringBuilder("response_no,answered_on,overall\n");
        java.time.LocalDate day = java.time.LocalDate.of(2026, 10, 1);
        for (char score : String.join("", scores).toCharArray()) {
            rows.append(day).append(',').append(day).append(',').append(score).append('\n');
            day = day.plusDays(1);
        }
        return rows.toString();
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
                .anyMatch(n -> n.contains("check whether one scale") && n.contains("from 2015-07-0"));
    }
}

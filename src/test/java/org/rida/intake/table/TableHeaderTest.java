package org.rida.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;

/** Headers below titles, of several rows, and guessed ones; and rows that sum up others. */
class TableHeaderTest {

    private static final List<Field> FIELDS = FieldCatalog.all(RecordType.RESPONSE, TestIntake.POLICY);
    private static final Mapping MAPPING = TestIntake.mappingOf(
            "answers",
            """
            record-type: response
            fields:
              - {field: response_no, headers: [No]}
              - {field: answered_on, headers: [Day]}
              - {field: overall, headers: ["How satisfied are you?"]}
            """);

    @Test
    void titlesAboveAHeaderAreNone() {
        TableHeader header = find("Survey of October", ";;", "No;Day;How satisfied are you?", "1;2026-10-01;4");

        assertThat(header.first()).isEqualTo(2);
        assertThat(header.last()).isEqualTo(2);
        assertThat(header.columns().mappedHeaders()).containsExactly("No", "Day", "How satisfied are you?");
        assertThat(header.isFinal(3)).as("a row of labels may follow").isFalse();
        assertThat(header.isFinal(4)).isTrue();
    }

    /** Exports that are put together repeat the header before any row. */
    @Test
    void ofSeveralHeadersInSuccessionTheLastCounts() {
        assertThat(find("No;Day;Overall", "No;Day;How satisfied are you?", "1;2026-10-01;4")
                        .first())
                .isEqualTo(1);
    }

    @Test
    void labelsOfSurveyToolsBelongToTheHeader() {
        TableHeader header = find(
                "No;Day;How satisfied are you?",
                "Response;Response;Response",
                "{\"ImportId\":\"a\"};;",
                "1;2026-10-01;4");

        assertThat(header.first()).isZero();
        assertThat(header.last()).isEqualTo(2);
        assertThat(header.columns().mappedHeaders()).containsExactly("No", "Day", "How satisfied are you?");
    }

    @Test
    void withoutRequiredColumnsThereIsNone() {
        assertThat(TableHeader.find(rows("No;Colour", "1;red"), FIELDS, MAPPING))
                .isNull();
        assertThat(TableHeader.find(List.of(), FIELDS, MAPPING)).isNull();
    }

    /** A header is looked for in the first hundred rows: further down a row of words is data. */
    @Test
    void aHeaderFarBelowIsNotLookedFor() {
        String[] rows = IntStream.rangeClosed(0, TableHeader.MAX_ROWS)
                .mapToObj(i ->
                        i == TableHeader.MAX_ROWS ? "No;Day;How satisfied are you?" : "note " + (char) ('a' + i % 26))
                .toArray(String[]::new);

        assertThat(TableHeader.find(rows(rows), FIELDS, MAPPING)).isNull();
    }

    @Test
    void aGuessTakesTheWideRowOfTextsAboveTheFirstValues() {
        TableHeader guessed =
                Objects.requireNonNull(TableHeader.guess(rows("Report;;", "Number;Day;Rating", "1;2026-10-01;4")));

        assertThat(guessed.first()).isEqualTo(1);
        assertThat(guessed.columns().headers()).containsExactly("Number", "Day", "Rating");
        assertThat(guessed.columns().found()).as("nothing is assigned").isZero();
        assertThat(TableHeader.guess(rows("1;2026-10-01;4", "2;2026-10-02;5"))).isNull();
    }

    @Test
    void aGroupAboveItsPartsNamesThem() {
        assertThat(JoinedNames.join(
                        rows("No;How was;;Day", ";the speed;the price;", "1;4;5;2026-10-01"), 0, 1, FIELDS, MAPPING))
                .containsExactly("No", "How was - the speed", "How was - the price", "Day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "TOTAL:", "Grand total", "المجموع", "الإجمالي", "Average of all"})
    void wordsOfSumsAreTotals(String cell) {
        assertThat(TotalWords.isTotal(cell)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"R-1", "12 total", "Totally satisfied", "Total number of people who came to us in the last year"
            })
    void otherWordsAndSentencesAreNot(String cell) {
        assertThat(TotalWords.isTotal(cell)).isFalse();
        assertThat(TotalWords.isUnmistakable("count"))
                .as("an ordinary value of a column")
                .isFalse();
        assertThat(TotalWords.isUnmistakable("Total")).isTrue();
    }

    private static TableHeader find(String... rows) {
        return Objects.requireNonNull(TableHeader.find(rows(rows), FIELDS, MAPPING));
    }

    private static List<String[]> rows(String... rows) {
        return Arrays.stream(rows).map(row -> row.split(";", -1)).toList();
    }
}

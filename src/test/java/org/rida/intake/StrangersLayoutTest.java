package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.rida.intake.mapping.Mappings;

/** Files whose layout other programs misread: right, or refused with the reason, and the same by check and ingest. */
class StrangersLayoutTest {

    private static final Path FILES = ReferenceData.file("strangers");
    private static final Map<String, Mapping> MAPPINGS = new HashMap<>(TestIntake.MAPPINGS);

    static {
        MAPPINGS.putAll(Mappings.read(FILES.resolve("mappings")));
    }

    @TempDir
    Path folder;

    /** The answers as number, day and scores, then the notes. */
    private record Outcome(List<String> rows, String notes) {}

    @Test
    void theTwoHeaderRowsOfSurveyMonkeyAreJoined() {
        Outcome read = read(FILES.resolve("03-surveymonkey.csv"), "b-surveymonkey");

        assertThat(read.rows())
                .containsExactly(
                        "sm-118001 2026-10-03 {\"speed\": 3, \"clarity\": 5, \"overall\": 5, \"procedures\": 4}",
                        "sm-118002 2026-10-05 {\"speed\": 2, \"clarity\": 2, \"overall\": 2, \"procedures\": 1}",
                        "sm-118003 2026-10-06 {\"clarity\": 4, \"overall\": 4, \"procedures\": 4}");
        assertThat(read.notes()).contains("Line 2 belongs to the header");
    }

    @Test
    void theThreeHeaderRowsOfQualtricsAreNoAnswers() {
        Outcome read = read(FILES.resolve("04-qualtrics.csv"), "b-qualtrics");

        assertThat(read.rows())
                .startsWith("qx-R_aa1 2026-10-03 {\"speed\": 4, \"clarity\": 3, \"overall\": 5}")
                .allMatch(row -> row.startsWith("qx-R_aa"));
        assertThat(read.notes())
                .contains("Lines 2, 3 belong to the header")
                .contains("times are those of America/Denver");
    }

    @Test
    void aSheetForEachMonthIsReadWithTheOthers() {
        Outcome read = read(FILES.resolve("09-two-sheets.xlsx"), "responses");

        assertThat(read.rows())
                .containsExactly(
                        "X9-1 2026-10-03 {\"overall\": 5}",
                        "X9-2 2026-10-04 {\"overall\": 4}",
                        "X9-3 2026-11-03 {\"overall\": 1}",
                        "X9-4 2026-11-04 {\"overall\": 2}");
        assertThat(read.notes()).contains("2 sheets with the same columns are read: October, November (1001…)");
    }

    @Test
    void aFormulaThatWasNeverCalculatedIsRejected() {
        Outcome read = read(FILES.resolve("10-formulas.xlsx"), "responses");

        assertThat(read.rows()).containsExactly("X10-3 2026-10-05 {\"speed\": 5, \"overall\": 2}");
    }

    @Test
    void titlesAboveAndTotalsBelowAreTold() {
        Outcome read = read(FILES.resolve("11-notes-totals.xlsx"), "responses");

        assertThat(read.rows())
                .containsExactly(
                        "X11-1 2026-10-03 {\"speed\": 5, \"overall\": 5}",
                        "X11-2 2026-10-04 {\"speed\": 5, \"overall\": 3}");
        assertThat(read.notes())
                .contains("2 rows above the header are not read (line 1, 2)")
                .contains("2 rows sum up others and are not counted (line 8, 9)");
    }

    @Test
    void formatsOfTheHijriCalendarShowOrdinaryDays() {
        assertThat(read(FILES.resolve("13-hijri-format.xlsx"), "responses").rows())
                .hasSize(10)
                .allMatch(row -> row.contains(" 2026-10-03 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"responses", "b-excel"})
    void daysFrom1904CountInCellsWithoutAFormatToo(String mapping) {
        assertThat(read(FILES.resolve("14-1904.xlsx"), mapping).rows())
                .hasSize(3)
                .allMatch(row -> row.contains(" 2026-10-03 "));
    }

    @Test
    void mergedCellsCountInEveryRow() {
        TestIntake rida = new TestIntake(folder);
        IngestResult result = rida.ingest(FILES.resolve("28-merged-cells.xlsx"), "requests");

        assertThat(rida.sql
                        .sql("select department from request order by request_no")
                        .query(String.class)
                        .list())
                .containsExactly("programmes", "programmes", "programmes", "volunteering");
        assertThat(notes(result.notes())).contains("2 cells were filled from merged cells");
    }

    @Test
    void escapedCharactersAreRead() {
        Outcome read = read(FILES.resolve("39-x000d.xlsx"), "b-x000d");

        assertThat(read.rows())
                .containsExactly("X39-1 2026-10-03 {\"overall\": 5}", "X39-2 2026-10-03 {\"overall\": 4}");
    }

    @Test
    void aSecondHeaderInAnotherOrderBeginsAnotherPart() {
        Outcome read = read(FILES.resolve("58-concatenated.csv"), "responses");

        assertThat(read.rows()).hasSize(4).allMatch(row -> row.endsWith("{\"speed\": 1, \"overall\": 5}"));
        assertThat(read.notes()).contains("A header comes again in line 4");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsRefusedWithItsLine() {
        refused(FILES.resolve("12a-quote-open.csv"), "begins in line 3 holds what looks like further rows (3 lines)");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ','", "UTF-16LE, ;", "windows-1256, ;", "ISO-8859-6, '\t'"})
    void aQuotationMarkThatIsClosedInAnotherRowIsRefused(String charset, String delimiter) {
        String atTheEnd =
                """
                response_no,answered_on,overall,comment
                Q1,2026-10-03,5,حسن
                Q2,2026-10-04,4,"عرض الشاشة
                Q3,2026-10-05,1,"سيئ"
                """;
        String between =
                """
                response_no,comment,answered_on,overall
                Q1,"عرض الشاشة,2026-10-04,4
                Q2,"سيئ",2026-10-05,1
                """;

        refused(text(atTheEnd, charset, delimiter), "begins in line 3");
        refused(text(between, charset, delimiter), "begins in line 2");
    }

    @Test
    void aQuotationMarkThatIsOpenAtTheEndOfTheFileIsTold() {
        String cut = "response_no,answered_on,overall,comment\nQ1,2026-10-03,5,\"the end is mis";
        Outcome read = read(text(cut, "UTF-8", ","), "responses");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.notes()).contains("The quotation mark in line 2 is never closed");
    }

    @Test
    void properCellsOfSeveralLinesAreRead() {
        String proper =
                """
                response_no,answered_on,overall,comment
                Q1,2026-10-03,5,"fine
                and, well, more, so
                1, 2, 3, 4"
                Q2,2026-10-04,4,"a ""good"" one

                "
                """;
        Outcome read = read(text(proper, "UTF-8", ","), "responses");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void columnsWithValuesAndNoHeaderAreTold() {
        Outcome read = read(
                text("response_no,answered_on,overall,,\nC1,2026-10-03,5,4,\nC2,2026-10-04,4,3,\n", "UTF-8", ","),
                "responses");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.notes()).contains("One column has values (2) but no header, and is not read: 4");
    }

    @Test
    void anotherHeaderWithoutTheRequiredColumnsIsRefused() {
        String glued =
                """
                response_no,answered_on,overall,speed
                C1,2026-10-03,5,1
                overall,speed,clarity,access
                C2,2026-10-04,4,3
                """;
        refused(text(glued, "UTF-8", ","), "line 3 holds another header without the required columns");
    }

    /** Exports that overlap, one glued below the other: the rows that both have count once. */
    @Test
    void gluedExportsWithoutNumbersCountEachAnswerOnce() {
        String october = "Timestamp,How satisfied are you\n2026/10/03 9:15:00 AM GMT+3,4\n";
        String november = october + "2026/11/04 11:45:00 AM GMT+3,5\n";
        TestIntake rida = new TestIntake(folder);
        rida.ingest(october + november, "google-forms");

        assertThat(rida.count("response")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_no,answered_on,overall\nT1,2026-10-03,5\nGrand total,2026-10-31,5\n",
                "branch,response_no,answered_on,overall\nx,T1,2026-10-03,5\nالإجمالي,,2026-10-31,5\n",
                "response_no,answered_on,overall\nT1,2026-10-03,5\nالمتوسط,2026-10-31,5\n",
                "response_no,answered_on,overall\nT1,2026-10-03,5\nعدد الردود: 1,2026-10-31,5\n",
            })
    void rowsThatSumUpOthersAreTold(String content) {
        Outcome read = read(text(content, "UTF-8", ","), "responses");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.notes()).contains("One row sums up others and is not counted (line 3)");
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 31, 60, 98})
    void aHeaderFarBelowTheTopIsFound(int above) {
        String content =
                "A letter about the survey\n".repeat(above) + "response_no,answered_on,overall\nT1,2026-10-03,5\n";

        assertThat(read(text(content, "UTF-8", ","), "responses").rows())
                .containsExactly("T1 2026-10-03 {\"overall\": 5}");
    }

    @Test
    void aHeaderThatIsTooFarBelowIsRefusedWithTheRowsThatWereSearched() {
        String content =
                "A letter about the survey\n".repeat(120) + "response_no,answered_on,overall\nT1,2026-10-03,5\n";

        Path file = text(content, "UTF-8", ",");
        assertThatThrownBy(() -> new TestIntake(folder).ingest(file, "responses"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("A header is looked for in the first 100 rows.");
    }

    /** A part of a question has its group before it, unless the mapping names the part or its values are ratings. */
    @Test
    void ticksBelowAGroupAreNoRatings() {
        String ticks =
                """
                response_no,answered_on,overall,What should be better?,,
                ,,,speed,clarity,access
                G1,2026-10-03,5,1,,
                G2,2026-10-04,4,1,1,
                """;
        Outcome read = read(text(ticks, "UTF-8", ","), "responses");
        assertThat(read.rows()).containsExactly("G1 2026-10-03 {\"overall\": 5}", "G2 2026-10-04 {\"overall\": 4}");
        assertThat(read.notes()).contains("What should be better? - speed");

        String ratings = ticks.replace("5,1,,", "5,4,3,5").replace("4,1,1,", "4,2,1,3");
        assertThat(read(text(ratings, "UTF-8", ","), "responses").rows())
                .contains("G2 2026-10-04 {\"speed\": 2, \"access\": 3, \"clarity\": 1, \"overall\": 4}");
    }

    private Path text(String content, String charset, String delimiter) {
        byte[] bytes = content.replace(",", delimiter).getBytes(Charset.forName(charset));
        return write(folder.resolve("file-" + Integer.toHexString(content.hashCode()) + ".csv"), bytes);
    }

    private static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Reads a file of answers by check and ingest, which give the same counts and notes. */
    private Outcome read(Path file, String mapping) {
        FileInspector.Checked checked = check(file, mapping);
        TestIntake rida = new TestIntake(folder);
        IngestResult result = rida.intake.ingest(file, MAPPINGS.get(mapping), IngestProgress.SILENT);

        assertThat(checked.mapping()).isEqualTo(mapping);
        assertThat(List.of(checked.rows(), checked.rejected())).isEqualTo(List.of(result.read(), result.rejected()));
        List<String> rows = rida.sql
                .sql("select response_no || ' ' || answered_on || ' ' || scores from response order by response_no")
                .query(String.class)
                .list();
        assertThat(result.notes()).containsAll(checked.notes());
        return new Outcome(rows, notes(checked.notes()));
    }

    private void refused(Path file, String message) {
        assertThatThrownBy(() -> check(file, "responses"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(message);
        TestIntake rida = new TestIntake(folder);
        assertThatThrownBy(() -> rida.ingest(file, "responses"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(message);
        assertThat(rida.count("response")).isZero();
    }

    private static FileInspector.Checked check(Path file, String mapping) {
        return new FileInspector(
                        TestIntake.formats(),
                        TestIntake.POLICY,
                        InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")))
                .check(file, List.of(), MAPPINGS.get(mapping));
    }

    private static String notes(List<BilingualText> notes) {
        return notes.stream().map(BilingualText::en).collect(Collectors.joining("\n"));
    }
}

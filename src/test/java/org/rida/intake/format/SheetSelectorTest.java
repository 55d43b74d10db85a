package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.Problem;
import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.Mapping;

/** What is chosen before a row is read: the sheet of a workbook and the delimiter of a text. */
class SheetSelectorTest {

    private static final SheetSelector.SheetEntry DATA = new SheetSelector.SheetEntry("Data", "rId1", false);
    private static final SheetSelector.SheetEntry CODES = new SheetSelector.SheetEntry("Codes", "rId2", true);
    private static final SheetSelector.SheetEntry LIST = new SheetSelector.SheetEntry("قائمة", "rId3", false);
    private static final List<SheetSelector.SheetEntry> ALL = List.of(DATA, CODES, LIST);

    @TempDir
    Path folder;

    private final NoteSink rows = new NoteSink();

    @Test
    void withoutANameAllVisibleSheetsAreChosenAndHiddenOnesAreNoted() throws IOException {
        assertThat(select("")).containsExactly(DATA, LIST);
        assertThat(rows.notes).containsExactly(FileNote.of("hidden-sheets", "sheets", List.of("Codes")));
    }

    @ParameterizedTest
    @CsvSource({"data, Data", "' DATA ', Data", "قائمه, قائمة"})
    void aNamedSheetIsFoundWhateverItsLetters(String requested, String found) throws IOException {
        assertThat(select("sheet: '" + requested + "'"))
                .extracting(SheetSelector.SheetEntry::name)
                .containsExactly(found);
    }

    /** Somebody who names a hidden sheet wants it: then it is no sheet that is skipped. */
    @Test
    void aHiddenSheetThatIsNamedIsRead() throws IOException {
        assertThat(select("sheet: codes")).containsExactly(CODES);
        assertThat(rows.notes).isEmpty();
    }

    @Test
    void aSheetThatIsMissingIsRefusedWithThoseThatAreThere() {
        assertThatThrownBy(() -> select("sheet: Answers"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("\"Answers\"")
                .hasMessageContaining("Data, Codes, قائمة");
    }

    @Test
    void aWorkbookOfHiddenSheetsOnlyIsRefused() {
        assertThatThrownBy(() -> SheetSelector.select(incoming(), mapping(""), List.of(CODES), rows))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("\"*\"")
                .hasMessageContaining("Codes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a,b,c\\n1,2,3 ~ ,",
                "a;b;c\\n1,5;2;3\\n2,5;3;4 ~ ;",
                "a\\tb\\n1,2,3\\t4 ~ tab",
                "a|b|c\\nx, y|2|3 ~ |",
                "'\"a,b\";c\\n\"1,2,3\";4' ~ ;",
                "a\\nb ~ ,",
                "a;b\\n1;2\\n\"open, and, never, closed ~ ;"
            })
    void theDelimiterIsTheOneThatMakesMostCellsOfOneWidth(String text, String delimiter) throws IOException {
        byte[] head = ("\ufeff" + text.replace("\\n", "\n").replace("\\t", "\t")).getBytes(StandardCharsets.UTF_8);

        assertThat(DelimiterDetector.detect(head, StandardCharsets.UTF_8, mapping("")))
                .isEqualTo(delimiter.equals("tab") ? '\t' : delimiter.charAt(0));
    }

    @Test
    void aDelimiterOfTheMappingIsNotQuestioned() throws IOException {
        byte[] head = "a,b,c\n1,2,3".getBytes(StandardCharsets.UTF_8);

        assertThat(DelimiterDetector.detect(head, StandardCharsets.UTF_8, mapping("delimiter: ';'")))
                .isEqualTo(';');
        assertThat(DelimiterDetector.detect(head, StandardCharsets.UTF_8, mapping("delimiter: tab")))
                .isEqualTo('\t');
    }

    private List<SheetSelector.SheetEntry> select(String line) throws IOException {
        return SheetSelector.select(incoming(), mapping(line), ALL, rows);
    }

    private IncomingFile incoming() throws IOException {
        return IncomingFile.of(Files.writeString(folder.resolve("book.xlsx"), "x"));
    }

    private static Mapping mapping(String line) {
        return TestIntake.mappingOf("sheets", "record-type: request\n" + line + "\n");
    }
}

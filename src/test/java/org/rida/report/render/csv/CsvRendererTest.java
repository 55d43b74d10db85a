package org.rida.report.render.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.document.FigureSet;

class CsvRendererTest {

    private static final String HEADER =
            "\uFEFFreport,month,part,page,block,row,column,unit,value,low,high,numerator,denominator,state";

    private final CsvRenderer renderer = new CsvRenderer();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "1E-7, 0.0000001",
        "12345678, 12345678",
        "1E21, 1000000000000000000000",
        "0, 0",
        "-0.5, -0.5",
        "NaN, ''",
        "Infinity, ''"
    })
    void numbersAreForPrograms(double value, String written) throws IOException {
        List<String> lines = lines(table(Cell.number(CellUnit.DAYS, value)), Language.EN);

        assertThat(lines.get(0)).isEqualTo(HEADER);
        assertThat(lines.get(1)).contains(",days," + written + ",,,,,number");
    }

    @Test
    void aCellOfTooFewHasNoNumberAndItsState() throws IOException {
        assertThat(lines(table(Cell.tooFew(CellUnit.COUNT)), Language.EN).get(1))
                .endsWith(",count,,,,,,too-few");
        assertThat(lines(table(Cell.noData(CellUnit.SHARE)), Language.EN).get(1))
                .endsWith(",share,,,,,,no-data");
    }

    @Test
    void anIntervalAndTheCountsStandBesideTheirFigure() throws IOException {
        Cell cell = new Cell(
                Cell.CellState.NUMBER, CellUnit.SHARE, .86, .82, .89, 312L, 363L, BilingualText.EMPTY, "promise-kept");

        assertThat(lines(table(cell), Language.EN).get(1)).endsWith(",share,0.86,0.82,0.89,312,363,number");
    }

    @Test
    void textsAreInTheLanguageOfTheDocumentAndNumbersAreNot() throws IOException {
        List<String> arabic = lines(table(Cell.number(CellUnit.SHARE, .5)), Language.AR);

        assertThat(arabic.get(1))
                .startsWith("board,2026-10,,")
                .contains("جدول", "صف", ",0.5,")
                .doesNotContain("٠");
        assertThat(lines(table(Cell.number(CellUnit.SHARE, .5)), Language.EN).get(1))
                .contains("a table", "a row");
    }

    @Test
    void wordsAreNoFigures() throws IOException {
        assertThat(lines(table(Cell.words(BilingualText.same("a word"))), Language.EN))
                .containsExactly(HEADER);
    }

    /** A name that a sender chose may begin like a formula. */
    @Test
    void noTextIsAFormula() throws IOException {
        FigureSet figures = table(new BilingualText("=1+1", "=1+1"), Cell.count(1));

        assertThat(lines(figures, Language.EN).get(1)).contains(", =1+1,").doesNotContain(",=1+1");
    }

    @Test
    void theSameFiguresAreTheSameBytesOfTheirOwner() throws IOException {
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        renderer.render(SampleFigureSet.board(), Language.AR, first);
        renderer.render(SampleFigureSet.board(), Language.AR, second);

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
        assertThat(renderer.format()).isEqualTo("csv");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path target = folder.resolve("missing").resolve("list.csv");

        assertThatThrownBy(() -> renderer.render(SampleFigureSet.board(), Language.AR, target))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + target);
    }

    private List<String> lines(FigureSet figures, Language language) throws IOException {
        Path file = folder.resolve("list.csv");
        renderer.render(figures, language, file);
        return Files.readString(file).lines().toList();
    }

    private static FigureSet table(Cell cell) {
        return table(new BilingualText("صف", "a row"), cell);
    }

    private static FigureSet table(BilingualText row, Cell cell) {
        Block.TableData table = new Block.TableData(
                new BilingualText("جدول", "a table"),
                List.of(
                        new Block.TableColumn(BilingualText.EMPTY, 2, Block.ChartKind.LABEL),
                        new Block.TableColumn(new BilingualText("عمود", "a column"), 1, Block.ChartKind.NUMBER)),
                List.of(new Block.TableRow(row, List.of(cell))),
                BilingualText.EMPTY);
        return SampleFigureSet.board(
                BilingualText.EMPTY, List.of(new FigureSet.ReportPage(BilingualText.EMPTY, List.of(table))));
    }
}

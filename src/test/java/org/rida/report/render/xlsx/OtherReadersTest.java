package org.rida.report.render.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.RequiresProgram;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;
import org.rida.report.document.TidyFigure;

/** Opens the workbook with programs that share no code with the one that wrote it. */
class OtherReadersTest {

    @TempDir
    Path folder;

    private final FigureSet figures = SampleWorkbook.in(DigitSystem.ARABIC_INDIC);

    @Test
    void anotherLibraryFindsEverySheetAndEveryFigure() throws Exception {
        Path file = draw();
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            long figuresInIt = book.findSheet("البيانات").orElseThrow().read().stream()
                    .skip(1)
                    .count();
            assertThat(figuresInIt)
                    .isEqualTo(TidyFigure.of(figures, new Messages(Language.AR, figures.digits()))
                            .size());
            assertThat(book.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("الملخص", "الاتجاه الشهري", "الوقت والرأي", "البيانات", "ملاحظات");
        }
    }

    /** LibreOffice repairs nothing silently that would lose rows. */
    @Test
    @RequiresProgram("soffice")
    void libreOfficeFindsEveryFigure() throws Exception {
        Path file = draw();
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML",
                        "--outdir",
                        Files.createDirectories(folder.resolve("again")).toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(office.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(sheetsAndRows(folder.resolve("again").resolve(file.getFileName())))
                .isEqualTo(sheetsAndRows(file));
    }

    private static Map<String, Long> sheetsAndRows(Path file) throws Exception {
        Map<String, Long> rows = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            for (var sheet : book.getSheets().toList()) {
                rows.put(
                        sheet.getName(),
                        sheet.read().stream()
                                .filter(row -> row.stream()
                                        .anyMatch(cell -> cell != null
                                                && cell.getText() != null
                                                && !cell.getText().isEmpty()))
                                .count());
            }
        }
        return rows;
    }

    private Path draw() {
        Path file = folder.resolve("board.xlsx");
        new XlsxRenderer().render(figures, Language.AR, file);
        return file;
    }
}

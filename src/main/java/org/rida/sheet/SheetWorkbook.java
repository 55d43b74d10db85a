package org.rida.sheet;

import org.rida.io.AtomicFile;













import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook of small sheets with charts. For many rows see {@link StreamingWorkbook}. */
public final class SheetWorkbook {

    static {
        PrivateTemporaryFiles.use();
    }

    private final XSSFWorkbook workbook;
    private final WorkbookSettings edition;
    private final List<String> footer;
    private final SheetNames names = new SheetNames();
    private final Styles styles;
    private final SharedStrings words;

    private SheetWorkbook(XSSFWorkbook workbook, WorkbookSettings edition, List<String> footer) {
        this.workbook = workbook;
        this.edition = edition;
        this.footer = footer;
        this.styles = new Styles(workbook, edition);
        this.words = new SharedStrings(workbook);
    }

    /**
     * Writes a workbook, whole or not at all: when the content throws, the target stays as it was.
     *
     * @param footer up to two parts of the printed footer, from the line's beginning; the page number follows
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void write(Path target, WorkbookSettings edition, List<String> footer, Consumer<SheetWorkbook> content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            content.accept(new SheetWorkbook(workbook, edition, footer));
            WorkbookProperties.put(workbook, edition);
            try (AtomicFile file = AtomicFile.of(target)) {
                try (OutputStream out = file.output()) {
                    ReproducibleZip.write(workbook, edition, out);
                }
                file.commit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": the workbook could not be written", e);
        }
    }

    /** A new sheet at the end. Its name is the title, made fit for a spreadsheet and unique. */
    public Sheet sheet(String title, PageSetup paper) {
        XSSFSheet sheet = workbook.createSheet(names.unique(title));
        sheet.setRightToLeft(edition.language().rightToLeft());
        sheet.setDisplayGridlines(false);
        paper.setUp(sheet, edition, footer);
        return new Sheet(sheet, title, styles, words);
    }
}

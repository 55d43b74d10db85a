package org.rida.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.rida.io.AtomicFile;

/** A workbook of small sheets with charts, held in memory. For many rows see {@link StreamingWorkbook}. */
public final class SheetWorkbook {

    static {
        PrivateTemporaryFiles.use();
    }

    private final XSSFWorkbook workbook;
    private final WorkbookSettings settings;
    private final List<String> footer;
    private final SheetNames names = new SheetNames();
    private final TableNames tables = new TableNames();
    private final Styles styles;
    private final SharedStrings sharedStrings;

    private SheetWorkbook(XSSFWorkbook workbook, WorkbookSettings settings, List<String> footer) {
        this.workbook = workbook;
        this.settings = settings;
        this.footer = footer;
        this.styles = new Styles(workbook, settings);
        this.sharedStrings = new SharedStrings(workbook);
        // the formulas are our own; parsing each of them again would only cost time
        workbook.setCellFormulaValidation(false);
    }

    /**
     * Writes a workbook completely or not at all: when the content throws, the target stays unchanged.
     *
     * @param title in the document's properties
     * @param footer up to two texts for the printed footer; the page number is added
     * @param content fills the workbook
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void write(
            Path target,
            WorkbookSettings settings,
            String title,
            List<String> footer,
            Consumer<SheetWorkbook> content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            content.accept(new SheetWorkbook(workbook, settings, footer));
            WorkbookProperties.put(workbook, settings, title);
            try (AtomicFile file = AtomicFile.of(target)) {
                try (OutputStream out = file.output()) {
                    ReproducibleZip.write(workbook, settings, out);
                }
                file.commit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": the workbook could not be written", e);
        }
    }

    /**
     * Adds a sheet at the end, named after its title.
     *
     * @param title any text; the sheet's name is made from it
     * @return the sheet, to be filled from top to bottom
     */
    public Sheet sheet(String title, PageSetup pageSetup) {
        XSSFSheet sheet = workbook.createSheet(names.unique(title));
        sheet.setRightToLeft(settings.language().rightToLeft());
        sheet.setDisplayGridlines(false);
        pageSetup.setUp(sheet, settings, footer);
        return new Sheet(sheet, title, styles, sharedStrings, tables);
    }
}

package org.rida.report.render.xlsx;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.Language;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;
import org.rida.sheet.WorkbookSettings;
import org.springframework.stereotype.Component;

/**
 * Renders a workbook: summary, a sheet per series, curve, distribution and table, all figures as one list for pivot
 * tables, and the texts. The same figure set gives the same bytes.
 */
@Component
final class XlsxRenderer implements Renderer {

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        Instant created = figures.cutOff().atStartOfDay().toInstant(ZoneOffset.UTC);
        WorkbookSettings settings = new WorkbookSettings(language, figures.digits(), created);
        List<String> footer = figures.footer().stream().map(t -> t.in(language)).toList();
        SheetWorkbook.write(
                target,
                settings,
                footer,
                workbook -> fill(workbook, figures, new WorkbookText(language, figures.digits())));
    }

    /** The summary is the first sheet but filled last, because it links to the others. */
    private static void fill(SheetWorkbook workbook, FigureSet figures, WorkbookText labels) {
        Sheet first = workbook.sheet(labels.format("sheet.summary"), PageSetup.LANDSCAPE);
        List<Sheet> others = new ArrayList<>();
        for (FigureSet.ReportPage page : figures.pages()) {
            for (Block block : page.blocks()) {
                BlockSheets.write(workbook, page, block, labels).ifPresent(others::add);
            }
        }
        others.add(DataSheet.add(workbook, figures, labels));
        TextSheet.add(workbook, figures, labels).ifPresent(others::add);
        SummarySheet.fill(first, figures, others, labels);
    }
}

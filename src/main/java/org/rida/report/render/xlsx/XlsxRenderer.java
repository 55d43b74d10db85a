package org.rida.report.render.xlsx;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.i18n.Language;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.rida.report.render.xlsx.PageSheet.WrittenSheet;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;
import org.rida.sheet.WorkbookSettings;
import org.springframework.stereotype.Component;

/**
 * Renders a workbook: summary, a sheet for each page of the report, all figures as one tidy list for pivot tables, and
 * the texts. The same figure set gives the same bytes.
 */
@Component
final class XlsxRenderer implements Renderer {

    /** On which the whole workbook prints, of reports with up to twelve pages. */
    private static final int MOST_PAGES = 15;
    /** A sheet that is so many times too high for its pages is shrunk and stays readable. */
    private static final double READABLE = 1.2;

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
                figures.title().in(language) + " – " + figures.period().in(language),
                footer,
                workbook -> fill(workbook, figures, new WorkbookText(language, figures.digits())));
    }

    /** The summary is the first sheet but filled last, because it links to the others. */
    private static void fill(SheetWorkbook workbook, FigureSet figures, WorkbookText labels) {
        Sheet first = workbook.sheet(labels.format("sheet.summary"), PageSetup.LANDSCAPE);
        List<WrittenSheet> others = new ArrayList<>();
        for (int i = 0; i < figures.pages().size(); i++) {
            PageSheet page = new PageSheet(figures.pages().get(i), i + 1, labels);
            if (!page.isEmpty()) {
                others.add(page.write(workbook));
            }
        }
        Sheet data = DataSheet.add(workbook, figures, labels);
        others.add(new WrittenSheet(data, data.title(), List.of()));
        TextSheet.add(workbook, figures, labels)
                .ifPresent(texts -> others.add(new WrittenSheet(texts, texts.title(), List.of())));
        SummarySheet.fill(first, figures, others, labels);
        first.printOn(1);
        data.printOn(1);
        shareOut(
                MOST_PAGES - 2,
                others.stream().map(WrittenSheet::sheet).filter(s -> s != data).toList());
    }

    /** Each sheet has one page; what is left goes one by one to that which would be shrunk most. */
    private static void shareOut(int pages, List<Sheet> sheets) {
        Map<Sheet, Integer> given = new LinkedHashMap<>();
        sheets.forEach(sheet -> given.put(sheet, 1));
        for (int left = pages - sheets.size(); left > 0; left--) {
            sheets.stream()
                    .max(Comparator.comparingDouble(sheet -> sheet.wantedPages() / given.get(sheet)))
                    .filter(sheet -> sheet.wantedPages() / given.get(sheet) > READABLE)
                    .ifPresent(sheet -> given.merge(sheet, 1, Integer::sum));
        }
        given.forEach(Sheet::printOn);
    }
}

package org.rida.report.render.xlsx;

import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;
import org.rida.sheet.TableRange;

/** The sheet of a page of the report: its series, curves, distributions and tables below each other, charts beside. */
final class PageSheet {

    /** With more columns a portrait print would be too small to read. */
    private static final int MAX_PORTRAIT_COLUMNS = 5;
    /** Excel's limit for the name of a sheet. */
    private static final int LONGEST_NAME = 31;

    private final WorkbookText labels;
    private final FigureSet.ReportPage page;
    /** Blocks that are written here; others are part of the summary or of the sheet of texts. */
    private final List<Block> blocks;

    private final int number;

    /** @param number of the page in the report, from 1 */
    PageSheet(FigureSet.ReportPage page, int number, WorkbookText labels) {
        this.page = page;
        this.number = number;
        this.labels = labels;
        this.blocks = page.blocks().stream()
                .filter(block -> block instanceof Block.XmrSeries
                        || block instanceof Block.Distribution
                        || block instanceof Block.Curve
                        || block instanceof Block.TableData)
                .toList();
    }

    /**
     * A sheet to which the summary links.
     *
     * @param title of the whole sheet
     * @param places the headings on it with their rows; empty when the title says it all
     */
    record WrittenSheet(Sheet sheet, String title, List<Place> places) {}

    /** @param row counted from 0 */
    record Place(String title, int row) {}

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    WrittenSheet write(SheetWorkbook workbook) {
        int columns = blocks.stream().mapToInt(this::columns).max().orElse(0);
        boolean charts = blocks.stream().anyMatch(PageSheet::hasChart);
        Sheet sheet = workbook.sheet(
                name(), charts || columns > MAX_PORTRAIT_COLUMNS ? PageSetup.LANDSCAPE : PageSetup.PORTRAIT);
        sheet.chartsFrom(columns + 1);
        String title = page.title().isEmpty() ? name() : labels.format(page.title());
        sheet.line(title, CellStyleName.TITLE);
        List<Place> places = new ArrayList<>();
        List<TableRange> tables = new ArrayList<>();
        for (Block block : blocks) {
            sheet.skip();
            sheet.beginBlock();
            places.add(new Place(title(block), sheet.position()));
            sheet.line(title(block), CellStyleName.HEADING);
            tables.add(fill(sheet, block));
            sheet.continueBelowCharts();
        }
        if (tables.size() == 1) {
            sheet.freezeHeader(tables.get(0));
        }
        return new WrittenSheet(sheet, title, places);
    }

    private TableRange fill(Sheet sheet, Block block) {
        if (block instanceof Block.XmrSeries xmr) {
            return SeriesSheet.fill(sheet, xmr, labels);
        } else if (block instanceof Block.Distribution distribution) {
            return DistributionSheet.fill(sheet, distribution, labels);
        } else if (block instanceof Block.Curve curve) {
            return CurveSheet.fill(sheet, curve, labels);
        }
        return TableSheet.fill(sheet, (Block.TableData) block, title(block), labels);
    }

    private int columns(Block block) {
        if (block instanceof Block.TableData table) {
            return SheetColumn.of(table).size();
        } else if (block instanceof Block.XmrSeries xmr) {
            return SeriesSheet.columns(xmr).size();
        }
        return block instanceof Block.Curve ? CurveSheet.COLUMNS.size() : DistributionSheet.WIDTHS.size();
    }

    private static boolean hasChart(Block block) {
        return !(block instanceof Block.TableData table)
                || table.columns().stream().anyMatch(column -> column.drawing() == Block.ChartKind.COUNT_BAR);
    }

    /** The page's own short name, or its title, or its number: never half a title. */
    private String name() {
        BilingualText sheet = page.sheet();
        String wanted = labels.format(sheet == null ? page.title() : sheet);
        return wanted.isEmpty() || wanted.length() > LONGEST_NAME
                ? labels.format("sheet.numbered", "page", number)
                : wanted;
    }

    /** The block's heading, or else its page's. */
    private String title(Block block) {
        if (!block.title().isEmpty()) {
            return labels.format(block.title());
        }
        return page.title().isEmpty() ? name() : labels.format(page.title());
    }

    /** Writes the block's note unless it is empty. */
    static void note(Sheet sheet, BilingualText note, WorkbookText labels) {
        if (!note.isEmpty()) {
            sheet.line(labels.format(note), CellStyleName.NOTE);
        }
    }
}

package org.rida.report.render.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.render.xlsx.PageSheet.WrittenSheet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.Sheet;

/** The first sheet, one printed page: title, headline, cards, and links to the other sheets. */
final class SummarySheet {

    private static final List<Integer> WIDTHS = List.of(34, 11, 14, 14, 10, 10, 25, 32, 36);
    private static final List<String> COLUMNS =
            List.of("figure", "value", "low", "high", "numerator", "denominator", "judgement", "assurance", "notes");

    private SummarySheet() {}

    /** Before a table below its sheet, in the list of contents. */
    private static final String INDENT = "   · ";

    private static final int NUMERATOR = 4;
    private static final int DENOMINATOR = 5;
    private static final int ASSURANCE = 7;

    /**
     * Sentences of later pages stand on the sheet of texts.
     *
     * @param others the sheets to link to
     */
    static void fill(Sheet sheet, FigureSet figures, List<WrittenSheet> others, WorkbookText labels) {
        sheet.widths(labels.columns(COLUMNS, WIDTHS));
        head(sheet, figures, labels);
        for (FigureSet.ReportPage page : figures.pages()) {
            for (Block block : page.blocks()) {
                if (block instanceof Block.Sentence sentence && figures.isFirst(page)) {
                    sentence(sheet, sentence, labels);
                } else if (block instanceof Block.Cards cards) {
                    cards(sheet, cards, labels);
                }
            }
        }
        contents(sheet, others, labels);
        figures.footer().forEach(part -> sheet.line(labels.format(part), CellStyleName.NOTE));
    }

    private static void head(Sheet sheet, FigureSet figures, WorkbookText labels) {
        sheet.line(labels.format(figures.title()), CellStyleName.TITLE);
        sheet.line(labels.format(figures.period()), CellStyleName.NOTE);
        if (!figures.stamp().isEmpty()) {
            sheet.line(labels.format(figures.stamp()), CellStyleName.STAMP);
        }
        sheet.skip();
    }

    private static void sentence(Sheet sheet, Block.Sentence sentence, WorkbookText labels) {
        heading(sheet, sentence.title(), labels);
        sheet.paragraph(labels.format(sentence.text()), CellStyleName.PANEL, COLUMNS.size());
        sheet.skip();
    }

    private static void cards(Sheet sheet, Block.Cards cards, WorkbookText labels) {
        heading(sheet, cards.title(), labels);
        List<Column> columns = new ArrayList<>(labels.columns(COLUMNS, WIDTHS));
        List<List<CellValue>> rows =
                cards.cards().stream().map(card -> row(card, labels)).toList();
        if (cards.cards().stream().allMatch(card -> card.assurance() == Block.TargetOutlook.NONE)) {
            columns.remove(ASSURANCE);
            rows.forEach(row -> row.remove(ASSURANCE));
        }
        String name = cards.title().isEmpty() ? labels.column("figure") : labels.format(cards.title());
        sheet.table(name, columns, rows);
        sheet.skip();
    }

    private static void heading(Sheet sheet, BilingualText title, WorkbookText labels) {
        if (!title.isEmpty()) {
            sheet.line(labels.format(title), CellStyleName.HEADING);
        }
    }

    private static List<CellValue> row(Block.Card card, WorkbookText labels) {
        Cell cell = card.value();
        return new ArrayList<>(List.of(
                CellValue.text(labels.format(card.title())).styled(CellStyleName.STRONG),
                cell.isQuotient() && !cell.isOfFew()
                        ? WorkbookText.shareOrNumber(cell, NUMERATOR, DENOMINATOR)
                        : labels.value(cell),
                WorkbookText.numberOrNothing(cell.unit(), cell.low()),
                WorkbookText.numberOrNothing(cell.unit(), cell.high()),
                WorkbookText.wholeOrNothing(cell.numerator()),
                WorkbookText.wholeOrNothing(cell.denominator()),
                variation(card, labels),
                assurance(card, labels),
                CellValue.text(notes(card, labels))));
    }

    /** Empty when the card has no series, or its month is not judged; what is ordinary so far as few months tell has no icon, but words. */
    private static CellValue variation(Block.Card card, WorkbookText labels) {
        Block.VariationIcon variation = card.variation();
        boolean early = card.early() != null;
        if (variation == null) {
            return early ? labels.judgement(Block.ChartJudgement.COMMON, true) : CellValue.nothing();
        }
        return labels.judgement(
                switch (variation) {
                    case COMMON_CAUSE -> Block.ChartJudgement.COMMON;
                    case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> Block.ChartJudgement.IMPROVEMENT;
                    case CONCERN_HIGH, CONCERN_LOW -> Block.ChartJudgement.CONCERN;
                    case UNUSUAL_HIGH, UNUSUAL_LOW -> Block.ChartJudgement.UNUSUAL;
                },
                early);
    }

    private static CellValue assurance(Block.Card card, WorkbookText labels) {
        CellValue words = CellValue.text(labels.assurance(card));
        return card.assurance() == Block.TargetOutlook.FAILS ? words.styled(CellStyleName.CONCERN) : words;
    }

    private static String notes(Block.Card card, WorkbookText labels) {
        Stream<BilingualText> texts = Stream.concat(Stream.of(card.under()), card.notes().stream());
        return String.join(
                " · ", texts.filter(text -> !text.isEmpty()).map(labels::format).toList());
    }

    /** The sheets with their tables. A sheet whose tables bear its own title is listed once. */
    private static void contents(Sheet sheet, List<WrittenSheet> others, WorkbookText labels) {
        sheet.line(labels.column("contents"), CellStyleName.HEADING);
        for (WrittenSheet other : others) {
            sheet.link(other.title(), other.sheet(), 0);
            other.places().stream()
                    .filter(place -> !place.title().equals(other.title()))
                    .forEach(place -> sheet.link(INDENT + place.title(), other.sheet(), place.row()));
        }
        sheet.skip();
    }
}

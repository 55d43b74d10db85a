package org.rida.report.render.xlsx;

import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.Sheet;













import java.util.List;
import java.util.stream.Stream;

/** What a reader wants first: what the report is, what it says, its main figures, and where the rest stands. */
final class SummarySheet {

    private static final List<Integer> WIDTHS = List.of(34, 11, 14, 14, 10, 10, 25, 32, 36);
    private static final List<String> COLUMNS =
            List.of("figure", "value", "low", "high", "numerator", "denominator", "judgement", "assurance", "notes");

    private SummarySheet() {}

    static void fill(Sheet sheet, FigureSet figures, List<Sheet> others, WorkbookText phrases) {
        sheet.widths(phrases.columns(COLUMNS, WIDTHS));
        head(sheet, figures, phrases);
        for (FigureSet.ReportPage page : figures.pages()) {
            for (Block block : page.blocks()) {
                if (block instanceof Block.Sentence sentence) {
                    sentence(sheet, sentence, phrases);
                } else if (block instanceof Block.Cards cards) {
                    cards(sheet, cards, phrases);
                }
            }
        }
        contents(sheet, others, phrases);
        figures.footer().forEach(part -> sheet.line(phrases.format(part), CellStyleName.NOTE));
    }

    private static void head(Sheet sheet, FigureSet figures, WorkbookText phrases) {
        sheet.line(phrases.format(figures.title()), CellStyleName.TITLE);
        sheet.line(phrases.format(figures.period()), CellStyleName.NOTE);
        if (!figures.stamp().isEmpty()) {
            sheet.line(phrases.format(figures.stamp()), CellStyleName.STAMP);
        }
        sheet.skip();
    }

    private static void sentence(Sheet sheet, Block.Sentence sentence, WorkbookText phrases) {
        heading(sheet, sentence.title(), phrases);
        sheet.paragraph(phrases.format(sentence.text()), CellStyleName.PANEL, COLUMNS.size());
        sheet.skip();
    }

    private static void cards(Sheet sheet, Block.Cards cards, WorkbookText phrases) {
        heading(sheet, cards.title(), phrases);
        List<Column> columns = phrases.columns(COLUMNS, WIDTHS);
        sheet.table(
                columns, cards.cards().stream().map(card -> row(card, phrases)).toList());
        sheet.skip();
    }

    private static void heading(Sheet sheet, BilingualText title, WorkbookText phrases) {
        if (!title.isEmpty()) {
            sheet.line(phrases.format(title), CellStyleName.HEADING);
        }
    }

    private static List<CellValue> row(Block.Card card, WorkbookText phrases) {
        Cell cell = card.value();
        return List.of(
                CellValue.text(phrases.format(card.title())).in(CellStyleName.STRONG),
                phrases.value(cell),
                WorkbookText.numberOrNothing(cell.unit(), cell.low()),
                WorkbookText.numberOrNothing(cell.unit(), cell.high()),
                WorkbookText.wholeOrNothing(cell.numerator()),
                WorkbookText.wholeOrNothing(cell.denominator()),
                variation(card, phrases),
                assurance(card, phrases),
                CellValue.text(notes(card, phrases)));
    }

    private static CellValue variation(Block.Card card, WorkbookText phrases) {
        Block.VariationIcon variation = card.variation();
        if (variation == null) {
            return CellValue.nothing();
        }
        return phrases.judgement(
                switch (variation) {
                    case COMMON_CAUSE -> Block.ChartJudgement.COMMON;
                    case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> Block.ChartJudgement.IMPROVEMENT;
                    case CONCERN_HIGH, CONCERN_LOW -> Block.ChartJudgement.CONCERN;
                });
    }

    private static CellValue assurance(Block.Card card, WorkbookText phrases) {
        CellValue words = card.assurance() == Block.TargetOutlook.NONE
                ? CellValue.nothing()
                : CellValue.text(phrases.format("assurance", card.assurance()));
        return card.assurance() == Block.TargetOutlook.FAILS ? words.in(CellStyleName.CONCERN) : words;
    }

    private static String notes(Block.Card card, WorkbookText phrases) {
        Stream<BilingualText> texts = Stream.concat(Stream.of(card.under()), card.notes().stream());
        return String.join(
                " · ", texts.filter(text -> !text.isEmpty()).map(phrases::format).toList());
    }

    private static void contents(Sheet sheet, List<Sheet> others, WorkbookText phrases) {
        sheet.line(phrases.column("contents"), CellStyleName.HEADING);
        others.forEach(other -> sheet.link(other.title(), other));
        sheet.skip();
    }
}

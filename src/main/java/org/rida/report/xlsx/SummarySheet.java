package org.rida.report.xlsx;

import org.rida.i18n.BilingualText;
import org.rida.report.Block;
import org.rida.report.Cell;
import org.rida.report.FigureSet;
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

    static void fill(Sheet sheet, FigureSet figures, List<Sheet> others, Phrases phrases) {
        sheet.widths(phrases.columns(COLUMNS, WIDTHS));
        head(sheet, figures, phrases);
        for (FigureSet.Page page : figures.pages()) {
            for (Block block : page.blocks()) {
                if (block instanceof Block.Sentence sentence) {
                    sentence(sheet, sentence, phrases);
                } else if (block instanceof Block.Cards cards) {
                    cards(sheet, cards, phrases);
                }
            }
        }
        contents(sheet, others, phrases);
        figures.footer().forEach(part -> sheet.line(phrases.say(part), CellStyleName.NOTE));
    }

    private static void head(Sheet sheet, FigureSet figures, Phrases phrases) {
        sheet.line(phrases.say(figures.title()), CellStyleName.TITLE);
        sheet.line(phrases.say(figures.period()), CellStyleName.NOTE);
        if (!figures.stamp().isEmpty()) {
            sheet.line(phrases.say(figures.stamp()), CellStyleName.STAMP);
        }
        sheet.skip();
    }

    private static void sentence(Sheet sheet, Block.Sentence sentence, Phrases phrases) {
        heading(sheet, sentence.title(), phrases);
        sheet.paragraph(phrases.say(sentence.words()), CellStyleName.PANEL, COLUMNS.size());
        sheet.skip();
    }

    private static void cards(Sheet sheet, Block.Cards cards, Phrases phrases) {
        heading(sheet, cards.title(), phrases);
        List<Column> columns = phrases.columns(COLUMNS, WIDTHS);
        sheet.table(
                columns, cards.cards().stream().map(card -> row(card, phrases)).toList());
        sheet.skip();
    }

    private static void heading(Sheet sheet, BilingualText title, Phrases phrases) {
        if (!title.isEmpty()) {
            sheet.line(phrases.say(title), CellStyleName.HEADING);
        }
    }

    private static List<CellValue> row(Block.Card card, Phrases phrases) {
        Cell cell = card.value();
        return List.of(
                CellValue.text(phrases.say(card.title())).in(CellStyleName.STRONG),
                phrases.value(cell),
                Phrases.numberOrNothing(cell.unit(), cell.low()),
                Phrases.numberOrNothing(cell.unit(), cell.high()),
                Phrases.wholeOrNothing(cell.numerator()),
                Phrases.wholeOrNothing(cell.denominator()),
                variation(card, phrases),
                assurance(card, phrases),
                CellValue.text(notes(card, phrases)));
    }

    private static CellValue variation(Block.Card card, Phrases phrases) {
        Block.Variation variation = card.variation();
        if (variation == null) {
            return CellValue.nothing();
        }
        return phrases.judgement(
                switch (variation) {
                    case COMMON_CAUSE -> Block.Judgement.COMMON;
                    case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> Block.Judgement.IMPROVEMENT;
                    case CONCERN_HIGH, CONCERN_LOW -> Block.Judgement.CONCERN;
                });
    }

    private static CellValue assurance(Block.Card card, Phrases phrases) {
        CellValue words = card.assurance() == Block.Assurance.NONE
                ? CellValue.nothing()
                : CellValue.text(phrases.say("assurance", card.assurance()));
        return card.assurance() == Block.Assurance.FAILS ? words.in(CellStyleName.CONCERN) : words;
    }

    private static String notes(Block.Card card, Phrases phrases) {
        Stream<BilingualText> texts = Stream.concat(Stream.of(card.under()), card.notes().stream());
        return String.join(
                " · ", texts.filter(text -> !text.isEmpty()).map(phrases::say).toList());
    }

    private static void contents(Sheet sheet, List<Sheet> others, Phrases phrases) {
        sheet.line(phrases.column("contents"), CellStyleName.HEADING);
        others.forEach(other -> sheet.link(other.title(), other));
        sheet.skip();
    }
}

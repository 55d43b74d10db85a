package org.rida.report.render.summary;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;

/**
 * What a summary says, in one language: the report's sentence and its first figures, four at most.
 *
 * @param stamp draft, provisional or correction; empty on an issued report
 * @param sentence with two asterisks around what is bold; empty in a report without headline
 */
public record SummaryContent(
        String title, String period, String stamp, String sentence, List<SummaryFigure> figures, List<String> footer) {

    /** Formats of the summary: every issued edition has them. */
    public static final List<String> FORMATS = List.of("png", "txt");

    private static final int MOST_FIGURES = 4;

    /**
     * One figure.
     *
     * @param lines below the number, such as its counts and its interval
     * @param judgement what its series says; empty when it is not judged
     * @param colour of the judgement
     */
    record SummaryFigure(String title, String value, List<String> lines, String judgement, Palette colour) {}

    /** Whether a report has anything to sum up: a headline, or figures on cards. */
    public static boolean isOf(FigureSet figures) {
        return blocks(figures).anyMatch(block -> block instanceof Block.Sentence || block instanceof Block.Cards);
    }

    static SummaryContent of(FigureSet figures, Language language) {
        Messages messages = new Messages(language, figures.digits());
        String sentence = blocks(figures)
                .filter(Block.Sentence.class::isInstance)
                .map(block -> ((Block.Sentence) block).text().in(language))
                .findFirst()
                .orElse("");
        List<SummaryFigure> cards = blocks(figures)
                .filter(Block.Cards.class::isInstance)
                .flatMap(block -> ((Block.Cards) block).cards().stream())
                .limit(MOST_FIGURES)
                .map(card -> figure(card, messages))
                .toList();
        String part = figures.part() == null ? "" : figures.part().name().in(language);
        return new SummaryContent(
                figures.title().in(language) + (part.isEmpty() ? "" : " – " + part),
                figures.period().in(language),
                figures.stamp().in(language),
                sentence,
                cards,
                figures.footer().stream().map(text -> text.in(language)).toList());
    }

    private static Stream<Block> blocks(FigureSet figures) {
        return figures.pages().stream().flatMap(page -> page.blocks().stream());
    }

    private static SummaryFigure figure(Block.Card card, Messages messages) {
        Stream<BilingualText> lines = Stream.concat(Stream.of(card.under()), card.notes().stream());
        return new SummaryFigure(
                card.title().in(messages.language()),
                new CellFormatter(messages).withUnit(card.value()),
                lines.map(line -> line.in(messages.language()))
                        .filter(line -> !line.isEmpty())
                        .toList(),
                new CellFormatter(messages).icons(card),
                colour(card.variation()));
    }

    private static Palette colour(Block.@Nullable VariationIcon variation) {
        if (variation == null) {
            return Palette.WORKBOOK_GREY;
        }
        return switch (variation) {
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> Palette.BLUE;
            case CONCERN_HIGH, CONCERN_LOW -> Palette.WORKBOOK_ORANGE;
            case COMMON_CAUSE, UNUSUAL_HIGH, UNUSUAL_LOW -> Palette.WORKBOOK_GREY;
        };
    }
}

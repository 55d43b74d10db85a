package org.rida.report.render.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.chart.IconsChart;
import org.rida.report.render.pdf.tagged.ChartImage;

/** Cards side by side, at most four to a row. */
final class CardsTemplate {

    private static final int MOST_IN_A_ROW = 4;
    /** Fewer cards are as wide as three would be: a single one across the page would look like a heading. */
    private static final int LEAST_IN_A_ROW = 3;
    /** In points, as is the gap between two cards. */
    private static final int ROW_WIDTH = 523;

    private static final int GAP = 9;

    private final Templates templates;
    private final Messages wording;
    private final Language language;
    private final CellFormatter formatter;

    CardsTemplate(Templates templates, Messages wording) {
        this.templates = templates;
        this.wording = wording;
        this.language = wording.language();
        this.formatter = new CellFormatter(wording);
    }

    BlockData data(Block.Cards block) {
        int inRow =
                Math.max(LEAST_IN_A_ROW, Math.min(MOST_IN_A_ROW, block.cards().size()));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int from = 0; from < block.cards().size(); from += inRow) {
            rows.add(row(block.cards()
                    .subList(from, Math.min(from + inRow, block.cards().size()))));
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("title", MarkupText.plain(block.title(), language));
        return new BlockData(templates.compile("cards", language, places(inRow)), rows, parameters);
    }

    /** From the right edge, in reading order; the English page is mirrored as a whole. */
    private static List<PrototypeCopy> places(int inRow) {
        int width = (ROW_WIDTH - GAP * (inRow - 1)) / inRow;
        List<PrototypeCopy> places = new ArrayList<>();
        for (int i = 0; i < inRow; i++) {
            places.add(new PrototypeCopy("card", i, ROW_WIDTH - width - i * (width + GAP), width));
        }
        return places;
    }

    private Map<String, @Nullable Object> row(List<Block.Card> cards) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < cards.size(); i++) {
            int number = i;
            card(cards.get(i)).forEach((name, value) -> row.put(PrototypeCopy.field(name, number), value));
        }
        return row;
    }

    /** Notes are as wide as the icons beside them leave, hence three fields of which one is filled. */
    private Map<String, @Nullable Object> card(Block.Card card) {
        IconsChart icons = new IconsChart(card, wording);
        boolean number = card.value().state() == Cell.CellState.NUMBER;
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", MarkupText.plain(card.title(), language));
        values.put(number ? "value" : "reason", MarkupText.directed(formatter.withUnit(card.value()), language));
        values.put("subtitle", MarkupText.plain(card.under(), language));
        values.put(List.of("notes", "notesBesideOne", "notesBesideTwo").get(icons.count()), notes(card));
        values.put("icons", icons.count() == 0 ? null : new ChartImage(icons, language));
        return values;
    }

    private @Nullable String notes(Block.Card card) {
        String lines = card.notes().stream()
                .map(note -> MarkupText.plain(note, language))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }
}

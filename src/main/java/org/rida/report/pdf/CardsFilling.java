package org.rida.report.pdf;

import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.Block;
import org.rida.report.Cell;
import org.rida.report.CellWords;
import org.rida.report.chart.IconsDrawing;







import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards side by side, at most four to a row. */
final class CardsFilling {

    private static final int MOST_IN_A_ROW = 4;
    private static final int LEAST_IN_A_ROW = 3;
    private static final int ROW_WIDTH = 523;
    private static final int GAP = 9;

    private final Templates templates;
    private final Messages wording;
    private final Language language;
    private final CellWords words;

    CardsFilling(Templates templates, Messages wording) {
        this.templates = templates;
        this.wording = wording;
        this.language = wording.language();
        this.words = new CellWords(wording);
    }

    Filling of(Block.Cards block) {
        int inRow =
                Math.max(LEAST_IN_A_ROW, Math.min(MOST_IN_A_ROW, block.cards().size()));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int from = 0; from < block.cards().size(); from += inRow) {
            rows.add(row(block.cards()
                    .subList(from, Math.min(from + inRow, block.cards().size()))));
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("title", Words.plain(block.title(), language));
        return new Filling(templates.of("cards", language, places(inRow)), rows, parameters);
    }

    private static List<Copy> places(int inRow) {
        int width = (ROW_WIDTH - GAP * (inRow - 1)) / inRow;
        List<Copy> places = new ArrayList<>();
        for (int i = 0; i < inRow; i++) {
            places.add(new Copy("card", i, ROW_WIDTH - width - i * (width + GAP), width));
        }
        return places;
    }

    private Map<String, @Nullable Object> row(List<Block.Card> cards) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < cards.size(); i++) {
            int number = i;
            card(cards.get(i)).forEach((name, value) -> row.put(Copy.field(name, number), value));
        }
        return row;
    }

    private Map<String, @Nullable Object> card(Block.Card card) {
        IconsDrawing icons = new IconsDrawing(card.variation(), card.assurance(), wording);
        boolean number = card.value().state() == Cell.State.NUMBER;
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", Words.plain(card.title(), language));
        values.put(number ? "value" : "reason", Words.directed(words.standing(card.value()), language));
        values.put("subtitle", Words.plain(card.under(), language));
        values.put(List.of("notes", "notesBesideOne", "notesBesideTwo").get(icons.count()), notes(card));
        values.put("icons", icons.count() == 0 ? null : new Picture(icons));
        return values;
    }

    private @Nullable String notes(Block.Card card) {
        String lines = card.notes().stream()
                .map(note -> Words.plain(note, language))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }
}

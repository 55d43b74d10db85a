package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;







import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures of a set by what a reader would call them: cards, cells of tables, months of series, answers by score. */
final class NamedCells {

    private static final CellWords SHOWN = new CellWords(new Messages(Language.EN, DigitSystem.EUROPEAN));
    private static final int BEST = 5;

    private final Map<BilingualText, Cell> cells = new LinkedHashMap<>();
    private final DigitSystem digits;

    private NamedCells(DigitSystem digits) {
        this.digits = digits;
    }

    /** In the order of the pages. Of two figures of one name the first counts. */
    static Map<BilingualText, Cell> of(FigureSet figures) {
        NamedCells named = new NamedCells(figures.digits());
        figures.pages().forEach(page -> page.blocks().forEach(named::add));
        return named.cells;
    }

    /** What is in one only, or reads differently: a move that no page would show is none. */
    static Set<BilingualText> moved(Map<BilingualText, Cell> before, Map<BilingualText, Cell> after) {
        Set<BilingualText> moved = new LinkedHashSet<>(after.keySet());
        moved.addAll(before.keySet());
        moved.removeIf(name -> shown(before.get(name)).equals(shown(after.get(name))));
        return moved;
    }

    private static String shown(@Nullable Cell cell) {
        return cell == null ? "" : SHOWN.inTable(cell);
    }

    private void add(Block block) {
        if (block instanceof Block.Cards cards) {
            cards.cards().forEach(card -> put(card.value(), card.title()));
        } else if (block instanceof Block.Table table && !isOfCorrections(table)) {
            table.rows().forEach(row -> add(table, row));
        } else if (block instanceof Block.Xmr series) {
            series.points().forEach(point -> add(series, point));
        } else if (block instanceof Block.Distribution distribution) {
            distribution.rows().forEach(answers -> add(distribution, answers));
        }
    }

    /** What an earlier correction listed is no figure of the month. */
    private boolean isOfCorrections(Block.Table table) {
        return table.columns().equals(Corrections.columns(digits));
    }

    private void add(Block.Table table, Block.Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            Block.Column column = table.columns().get(i + 1);
            boolean figure = cell.state() != Cell.State.WORDS && !DataQualityDraft.SOURCE.equals(cell.source());
            if (figure && column.drawing().hasNumbers()) {
                put(cell, table.title(), row.label(), column.title());
            }
        }
    }

    private void add(Block.Xmr series, Block.Point point) {
        Double value = point.value();
        put(
                value == null ? Cell.noData(series.unit()) : Cell.number(series.unit(), value),
                series.title(),
                BilingualText.of(language -> new CellWords(new Messages(language, digits)).month(point.month())));
    }

    private void add(Block.Distribution distribution, Block.Answers answers) {
        for (int i = 0; i < BEST; i++) {
            String answer = "xlsx.answer." + (BEST - i);
            put(cell(answers, i), distribution.title(), answers.label(), BilingualText.of(language -> new Messages(
                            language, digits)
                    .format(answer)));
        }
    }

    private static Cell cell(Block.Answers answers, int place) {
        if (answers.state() != Cell.State.NUMBER || answers.counts().isEmpty()) {
            return answers.state() == Cell.State.MASKED ? Cell.masked(Cell.Unit.COUNT) : Cell.noData(Cell.Unit.COUNT);
        }
        Long n = answers.counts().get(place);
        return n == null ? Cell.masked(Cell.Unit.COUNT) : Cell.count(n);
    }

    private void put(Cell cell, BilingualText... parts) {
        cells.putIfAbsent(
                BilingualText.of(language -> String.join(
                        " · ",
                        Arrays.stream(parts)
                                .map(part -> part.in(language))
                                .filter(part -> !part.isEmpty())
                                .toList())),
                cell);
    }
}

package org.rida.report.edition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.block.DataQualityBlock;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;

/**
 * The figures of a set by readable names made of block, row and column titles: cards, table cells, months of series,
 * answers by score.
 */
final class CellsByName {

    private static final CellFormatter SHOWN = new CellFormatter(new Messages(Language.EN, DigitSystem.EUROPEAN));
    private static final BilingualText VERDICT = BilingualText.ofMessage("differences.verdict");
    private static final BilingualText LIMITS = BilingualText.ofMessage("differences.limits");
    /** Highest score of a distribution. */
    private static final int BEST = 5;

    private final Map<BilingualText, Cell> cells = new LinkedHashMap<>();
    private final DigitSystem digits;

    private CellsByName(DigitSystem digits) {
        this.digits = digits;
    }

    /** In the order of the pages. When two figures have the same name, only the first one counts. */
    static Map<BilingualText, Cell> read(FigureSet figures) {
        CellsByName byName = new CellsByName(figures.digits());
        figures.pages().forEach(page -> page.blocks().forEach(byName::add));
        return byName.cells;
    }

    /**
     * Names whose formatted values differ or that occur on one side only. Changes too small to be visible are
     * ignored.
     */
    static Set<BilingualText> changed(Map<BilingualText, Cell> before, Map<BilingualText, Cell> after) {
        Set<BilingualText> changed = new LinkedHashSet<>(after.keySet());
        changed.addAll(before.keySet());
        changed.removeIf(name -> shown(before.get(name)).equals(shown(after.get(name))));
        return changed;
    }

    private static String shown(@Nullable Cell cell) {
        return cell == null ? "" : SHOWN.inTable(cell);
    }

    private void add(Block block) {
        if (block instanceof Block.Cards cards) {
            cards.cards().forEach(card -> {
                put(card.value(), card.title());
                put(Cell.words(icons(card)), card.title(), VERDICT);
            });
        } else if (block instanceof Block.TableData table && !isOfCorrections(table)) {
            table.rows().forEach(row -> add(table, row));
        } else if (block instanceof Block.XmrSeries series) {
            series.points().forEach(point -> add(series, point));
            put(Cell.words(series.finding()), series.title(), VERDICT);
            put(Cell.words(limits(series)), series.title(), LIMITS);
        } else if (block instanceof Block.Distribution distribution) {
            distribution.rows().forEach(answers -> add(distribution, answers));
        }
    }

    /** What the icons say: it changes when limits are reset, though no figure does. */
    private static BilingualText icons(Block.Card card) {
        return BilingualText.of(
                language -> new CellFormatter(new Messages(language, DigitSystem.EUROPEAN)).icons(card));
    }

    /** The limits that the last month is judged by; empty when it has none. */
    private BilingualText limits(Block.XmrSeries series) {
        Block.ChartPoint last = series.points().isEmpty()
                ? null
                : series.points().get(series.points().size() - 1);
        Double lower = last == null ? null : last.lower();
        Double upper = last == null ? null : last.upper();
        if (lower == null || upper == null) {
            return BilingualText.EMPTY;
        }
        return BilingualText.of(language -> {
            CellFormatter formatter = new CellFormatter(new Messages(language, digits));
            return formatter.axis(series.unit(), series.shown(lower)) + " – "
                    + formatter.axis(series.unit(), series.shown(upper));
        });
    }

    /** The list of an earlier correction is no figure of the month. */
    private boolean isOfCorrections(Block.TableData table) {
        return table.columns().equals(Corrections.columns(digits));
    }

    private void add(Block.TableData table, Block.TableRow row) {
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            Block.TableColumn column = table.columns().get(i + 1);
            boolean figure = cell.state() != Cell.CellState.WORDS && !DataQualityBlock.SOURCE.equals(cell.source());
            if (figure && column.drawing().hasNumbers()) {
                put(cell, table.title(), row.label(), column.title());
            }
        }
    }

    private void add(Block.XmrSeries series, Block.ChartPoint point) {
        Double value = point.value();
        put(
                value == null ? point.missing(series.unit()) : Cell.number(series.unit(), value),
                series.title(),
                BilingualText.of(language -> new CellFormatter(new Messages(language, digits)).month(point.month())));
    }

    private void add(Block.Distribution distribution, Block.AnswerDistribution answers) {
        for (int i = 0; i < BEST; i++) {
            String answer = "xlsx.answer." + (BEST - i);
            put(cell(answers, i), distribution.title(), answers.label(), BilingualText.of(language -> new Messages(
                            language, digits)
                    .format(answer)));
        }
    }

    /** The count of one answer; too few where the whole distribution or this one count is hidden. */
    private static Cell cell(Block.AnswerDistribution answers, int place) {
        if (answers.state() != Cell.CellState.NUMBER || answers.counts().isEmpty()) {
            return answers.state() == Cell.CellState.TOO_FEW
                    ? Cell.tooFew(Cell.CellUnit.COUNT)
                    : Cell.noData(Cell.CellUnit.COUNT);
        }
        Long n = answers.counts().get(place);
        return n == null ? Cell.tooFew(Cell.CellUnit.COUNT) : Cell.count(n);
    }

    /**
     * Empty titles are left out of the name.
     *
     * <p>The first of two cells of one name counts: a figure that stands twice in a report is the same figure.
     */
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

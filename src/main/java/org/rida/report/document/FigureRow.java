package org.rida.report.document;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;

/**
 * One figure of a report and its position: a line of the CSV. The workbook lists {@link TidyFigure}s.
 *
 * @param month of the figure: in a series the point's, otherwise the report's
 * @param page title of the page, or of the report on the first page
 * @param block heading of the block; may be empty
 * @param row label of the row; empty in a series
 * @param column title of the column
 */
public record FigureRow(YearMonth month, String page, String block, String row, String column, Cell cell) {

    /** Column keys in their order. */
    public static final List<String> COLUMNS = List.of(
            "page", "block", "row", "column", "unit", "value", "low", "high", "numerator", "denominator", "state");

    /** All figures in the order of the pages, without texts. */
    public static List<FigureRow> of(FigureSet figures, Messages messages) {
        RowText labels = new RowText(messages);
        List<FigureRow> all = new ArrayList<>();
        for (FigureSet.ReportPage page : figures.pages()) {
            String title = labels.format(page.title().isEmpty() ? figures.title() : page.title());
            for (Block block : page.blocks()) {
                FigurePosition position =
                        new FigurePosition(figures.month(), title, labels.format(block.title()), labels);
                of(block, position)
                        .filter(f -> f.cell.state() != Cell.CellState.WORDS)
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** Highest score of the scale; distributions have one count per score. */
    private static final int BEST = 5;

    /** Texts of the rows: the workbook's, for all documents. */
    private record RowText(Messages messages) {

        String format(BilingualText text) {
            return text.in(messages.language()).replace("**", "");
        }

        String format(String key, Object... namesAndValues) {
            return messages.format("xlsx." + key, namesAndValues);
        }

        String column(String key) {
            return format("column." + key);
        }

        /** @param position 0 for the best answer */
        String answer(int position) {
            return format("answer." + (BEST - position));
        }
    }

    /** The position of the rows that are being listed. */
    private record FigurePosition(YearMonth month, String page, String block, RowText labels) {

        FigureRow figure(String row, String column, Cell cell) {
            return new FigureRow(month, page, block, row, column, cell);
        }

        FigurePosition in(YearMonth other) {
            return new FigurePosition(other, page, block, labels);
        }
    }

    private static Stream<FigureRow> of(Block block, FigurePosition position) {
        if (block instanceof Block.Cards cards) {
            String value = position.labels.column("value");
            return cards.cards().stream()
                    .map(card -> position.figure(position.labels.format(card.title()), value, card.value()));
        } else if (block instanceof Block.XmrSeries series) {
            return series.points().stream().flatMap(point -> of(series, point, position.in(point.month())));
        } else if (block instanceof Block.TableData table) {
            return table.rows().stream().flatMap(row -> of(table, row, position));
        } else if (block instanceof Block.Curve curve) {
            return curve.days().stream().flatMap(day -> of(day, position));
        } else if (block instanceof Block.Distribution distribution) {
            return distribution.rows().stream().flatMap(answers -> of(answers, position));
        }
        return Stream.empty();
    }

    /** One row for the value and one for each level that the month has. */
    private static Stream<FigureRow> of(Block.XmrSeries series, Block.ChartPoint point, FigurePosition position) {
        Cell.CellUnit unit = series.unit();
        Double value = point.value();
        Cell measured = value == null ? point.missing(unit) : outOf(unit, value, point.n());
        Stream<@Nullable FigureRow> figures = Stream.of(
                position.figure("", position.labels.column("value"), measured),
                limit("centre", unit, point.centre(), position),
                limit("lower", unit, point.lower(), position),
                limit("upper", unit, point.upper(), position),
                limit("target", unit, series.target(), position));
        return figures.flatMap(Stream::ofNullable);
    }

    private static Cell outOf(Cell.CellUnit unit, double value, long n) {
        return new Cell(Cell.CellState.NUMBER, unit, value, null, null, null, n, BilingualText.EMPTY, null);
    }

    private static @Nullable FigureRow limit(
            String key, Cell.CellUnit unit, @Nullable Double value, FigurePosition position) {
        return value == null ? null : position.figure("", position.labels.column(key), Cell.number(unit, value));
    }

    private static Stream<FigureRow> of(Block.TableData table, Block.TableRow row, FigurePosition position) {
        return IntStream.range(1, table.columns().size())
                .filter(i -> table.columns().get(i).drawing().hasNumbers())
                .mapToObj(i -> position.figure(
                        position.labels.format(row.label()),
                        position.labels.format(table.columns().get(i).title()),
                        row.cells().get(i - 1)));
    }

    /** Nothing after the end of the curve. */
    private static Stream<FigureRow> of(Block.CurveDay day, FigurePosition position) {
        Double answered = day.answered();
        if (answered == null) {
            return Stream.empty();
        }
        Cell share = Cell.estimate(Cell.CellUnit.SHARE, answered, day.low(), day.high());
        String row = position.labels.format("day", "day", day.day());
        Stream<FigureRow> figures = Stream.concat(
                Stream.of(position.figure(row, position.labels.column("answered-by"), share)),
                day.shares().stream()
                        .flatMap(shares -> Stream.of(
                                position.figure(row, position.labels.column("left-by"), share(shares.left())),
                                position.figure(
                                        row, position.labels.column("waiting-share"), share(shares.waiting())))));
        Long waiting = day.waiting();
        return waiting == null
                ? figures
                : Stream.concat(
                        figures,
                        Stream.of(position.figure(row, position.labels.column("waiting"), Cell.count(waiting))));
    }

    private static Cell share(double share) {
        return Cell.number(Cell.CellUnit.SHARE, share);
    }

    private static Stream<FigureRow> of(Block.AnswerDistribution answers, FigurePosition position) {
        String question = position.labels.format(answers.label());
        List<FigureRow> figures = new ArrayList<>();
        for (int i = 0; i < BEST; i++) {
            figures.add(position.figure(question, position.labels.answer(i), answer(answers, i)));
        }
        return figures.stream();
    }

    /** A masked question has five masked cells. */
    private static Cell answer(Block.AnswerDistribution answers, int position) {
        if (answers.state() == Cell.CellState.NUMBER && !answers.counts().isEmpty()) {
            Long n = answers.counts().get(position);
            return n == null ? Cell.tooFew(Cell.CellUnit.COUNT) : Cell.count(n);
        }
        return answers.state() == Cell.CellState.TOO_FEW
                ? Cell.tooFew(Cell.CellUnit.COUNT)
                : Cell.noData(Cell.CellUnit.COUNT);
    }
}

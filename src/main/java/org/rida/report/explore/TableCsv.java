package org.rida.report.explore;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.io.SpreadsheetCsv;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;

/**
 * Writes the tables of a view as CSV, one below the other, to be processed further: numbers are not rounded, shares are 0 to 1.
 * A cell without a number holds the same words as on the screen.
 */
final class TableCsv {

    private final Language language;
    private final Messages wording;

    TableCsv(Language language, Messages wording) {
        this.language = language;
        this.wording = wording;
    }

    byte[] write(FigureSet figures) {
        StringWriter out = new StringWriter();
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(out)) {
            csv.line(format(figures.title()), format(figures.period()));
            for (FigureSet.ReportPage page : figures.pages()) {
                for (Block block : page.blocks()) {
                    csv.line("");
                    csv.line(format(block.title()));
                    lines(block).forEach(csv::line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Blocks of another kind have no numbers and no lines. */
    private Stream<List<String>> lines(Block block) {
        if (block instanceof Block.XmrSeries series) {
            return Stream.concat(
                    Stream.of(columns("month", "value", "n", "centre", "lower", "upper", "judgement")),
                    series.points().stream().map(point -> line(series, point)));
        } else if (block instanceof Block.TableData table) {
            return Stream.concat(Stream.of(head(table)), table.rows().stream().map(row -> line(table, row)));
        } else if (block instanceof Block.Sentence sentence) {
            return Stream.of(List.of(format(sentence.text())));
        } else if (block instanceof Block.Cards cards) {
            return cards.cards().stream().map(c -> List.of(format(c.title()), format(c.under()), cell(c.value())));
        } else if (block instanceof Block.Distribution answers) {
            return Stream.concat(Stream.of(head()), answers.rows().stream().map(this::line));
        } else if (block instanceof Block.Curve curve) {
            return Stream.concat(
                    Stream.of(columns("day", "answered-by", "low", "high", "waiting")),
                    curve.days().stream().filter(d -> d.answered() != null).map(TableCsv::line));
        }
        return Stream.empty();
    }

    private List<String> line(Block.XmrSeries series, Block.ChartPoint point) {
        return List.of(
                point.month().toString(),
                number(point.value()),
                Long.toString(point.n()),
                number(point.centre()),
                number(point.lower()),
                number(point.upper()),
                new CellFormatter(wording).judgement(series, point));
    }

    /** What the page writes in one cell, a difference and its interval, has a column for each number. */
    private List<String> head(Block.TableData table) {
        List<String> head = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            String title = format(table.columns().get(column).title());
            if (column == 0 || hasWordsOrValues(table, column)) {
                head.add(title);
            }
            if (column > 0 && hasIntervals(table, column)) {
                head.add(wording.format("xlsx.column.low-of", "title", title));
                head.add(wording.format("xlsx.column.high-of", "title", title));
            }
        }
        return head;
    }

    private List<String> line(Block.TableData table, Block.TableRow row) {
        List<String> line = new ArrayList<>(List.of(format(row.label())));
        for (int column = 1; column < table.columns().size(); column++) {
            Cell cell = row.cells().get(column - 1);
            boolean intervals = hasIntervals(table, column);
            if (hasWordsOrValues(table, column)) {
                line.add(intervals && cell.isInterval() ? number(cell.value()) : cell(cell));
            }
            if (intervals) {
                line.add(number(cell.low()));
                line.add(number(cell.high()));
            }
        }
        return line;
    }

    private static boolean hasIntervals(Block.TableData table, int column) {
        return table.rows().stream().anyMatch(row -> row.cells().get(column - 1).isInterval());
    }

    /** All columns but those of an interval alone, which is without a value. */
    private static boolean hasWordsOrValues(Block.TableData table, int column) {
        return !hasIntervals(table, column)
                || table.rows().stream().map(row -> row.cells().get(column - 1)).anyMatch(cell -> cell.value() != null);
    }

    /** Above the answers to each question, from the best on. */
    private List<String> head() {
        return List.of(
                wording.format("xlsx.column.question"),
                wording.format("xlsx.answer.5"),
                wording.format("xlsx.answer.4"),
                wording.format("xlsx.answer.3"),
                wording.format("xlsx.answer.2"),
                wording.format("xlsx.answer.1"));
    }

    private List<String> line(Block.AnswerDistribution answers) {
        List<String> line = new ArrayList<>(List.of(format(answers.label())));
        answers.counts().forEach(n -> line.add(n == null ? "" : n.toString()));
        return line;
    }

    private static List<String> line(Block.CurveDay day) {
        return List.of(
                Integer.toString(day.day()),
                number(day.answered()),
                number(day.low()),
                number(day.high()),
                day.waiting() == null ? "" : day.waiting().toString());
    }

    private List<String> columns(String... names) {
        return Stream.of(names).map(n -> wording.format("xlsx.column." + n)).toList();
    }

    private String cell(Cell cell) {
        return switch (cell.state()) {
            case NUMBER -> number(cell.value());
            case WORDS -> format(cell.text());
            case TOO_FEW, NO_DATA, NOT_REACHED -> new CellFormatter(wording).inTable(cell);
        };
    }

    /** Without the marks of bold type, which only a document shows. */
    private String format(BilingualText text) {
        return text.in(language).replace("**", "");
    }

    /** With all decimals; empty where there is no number, as an infinite limit of an interval. */
    private static String number(@Nullable Double number) {
        return number == null || !Double.isFinite(number)
                ? ""
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}

package org.rida.report.explore;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
                    series.points().stream().map(this::line));
        } else if (block instanceof Block.TableData table) {
            return Stream.concat(
                    Stream.of(
                            table.columns().stream().map(c -> format(c.title())).toList()),
                    table.rows().stream().map(this::line));
        } else if (block instanceof Block.Cards cards) {
            return cards.cards().stream().map(c -> List.of(format(c.title()), format(c.under()), cell(c.value())));
        } else if (block instanceof Block.Distribution answers) {
            return answers.rows().stream().map(this::line);
        } else if (block instanceof Block.Curve curve) {
            return Stream.concat(
                    Stream.of(columns("day", "answered-by", "low", "high", "waiting")),
                    curve.days().stream().filter(d -> d.answered() != null).map(TableCsv::line));
        }
        return Stream.empty();
    }

    private List<String> line(Block.ChartPoint point) {
        return List.of(
                point.month().toString(),
                number(point.value()),
                Long.toString(point.n()),
                number(point.centre()),
                number(point.lower()),
                number(point.upper()),
                wording.format("xlsx.judgement." + point.judgement().name().toLowerCase(Locale.ROOT)));
    }

    private List<String> line(Block.TableRow row) {
        return Stream.concat(
                        Stream.of(format(row.label())), row.cells().stream().map(this::cell))
                .toList();
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

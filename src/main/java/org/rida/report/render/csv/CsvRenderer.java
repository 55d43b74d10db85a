package org.rida.report.render.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.io.AtomicFile;
import org.rida.io.SpreadsheetCsv;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureRow;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.springframework.stereotype.Component;

/**
 * Renders one CSV line per figure: position, value, interval, numerator, denominator, unit and state. Numbers are for
 * programs: decimal point, no thousands separators, shares as 0 to 1, not rounded; texts are in the document's
 * language. The same figure set gives the same bytes.
 */
@Component
final class CsvRenderer implements Renderer {

    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of("report", "month", "part"), FigureRow.COLUMNS.stream())
            .toList();

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        try (AtomicFile file = AtomicFile.ownerOnly(target)) {
            write(figures, new Messages(language, figures.digits()), file.unfinished());
            file.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    private static void write(FigureSet figures, Messages messages, Path file) throws IOException {
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            csv.line(COLUMNS);
            FigureRow.of(figures, messages).forEach(line -> csv.line(record(figures, line, messages)));
        }
    }

    private static List<String> record(FigureSet figures, FigureRow line, Messages messages) {
        Cell cell = line.cell();
        String part = figures.part() == null ? "" : figures.part().name().in(messages.language());
        return List.of(
                figures.report(),
                line.month().toString(),
                part,
                line.page(),
                line.block(),
                line.row(),
                line.column(),
                code(cell.unit()),
                number(cell.value()),
                number(cell.low()),
                number(cell.high()),
                Objects.toString(cell.numerator(), ""),
                Objects.toString(cell.denominator(), ""),
                code(cell.state()));
    }

    /** Without exponent; empty when there is no finite number. */
    private static String number(@Nullable Double number) {
        return number == null || !Double.isFinite(number)
                ? ""
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Constant name in kebab case. */
    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

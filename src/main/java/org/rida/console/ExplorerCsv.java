package org.rida.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.report.Block;
import org.rida.report.Explorer;
import org.rida.wording.Wording;

/** What the explorer shows as lines of text for other programs: plain numbers, and a mark at the start so that Excel reads Arabic. */
record ExplorerCsv(Wording wording) {

    private static final String MARK = "\uFEFF";
    private static final List<String> COLUMNS = List.of("month", "value", "n", "centre", "lower", "upper", "judgement");

    String of(Explorer.View view) {
        Stream<List<String>> header = Stream.of(Stream.concat(
                        Stream.of(wording.say("explorer.column.group")),
                        COLUMNS.stream().map(c -> wording.say("xlsx.column." + c)))
                .toList());
        Stream<List<String>> lines = Stream.of(Stream.of(view.line()), Stream.ofNullable(view.second()))
                .flatMap(line -> line)
                .flatMap(line -> line.chart().points().stream()
                        .map(point -> line(line.name().in(wording.language()), point)));
        return MARK
                + Stream.concat(header, lines)
                        .map(cells -> cells.stream().map(ExplorerCsv::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private List<String> line(String group, Block.Point point) {
        return List.of(
                group,
                point.month().toString(),
                number(point.value()),
                Long.toString(point.n()),
                number(point.centre()),
                number(point.lower()),
                number(point.upper()),
                wording.say("xlsx.judgement." + point.judgement().name().toLowerCase(Locale.ROOT)));
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Double.toString(value);
    }

    /** A text that a spreadsheet would take for a formula gets a mark in front. */
    private static String cell(String text) {
        boolean number = text.matches("-?[0-9.E-]+");
        String safe = !number && text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}

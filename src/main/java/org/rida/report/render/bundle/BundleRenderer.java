package org.rida.report.render.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.io.AtomicFile;
import org.rida.io.SpreadsheetCsv;
import org.rida.metric.Metric;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.DocumentFormat;
import org.rida.report.render.Renderer;
import org.rida.report.render.bundle.BundleFigures.BundleFigure;
import org.rida.report.render.bundle.BundleFigures.NotRecomputed;
import org.springframework.stereotype.Component;

/**
 * Renders a zip with which a reader recomputes the figures without Rida: the printed figures, the counts behind them, definitions in
 * both languages, and a script in base R that compares at 1e-9. It has no language of its own. The same figures give the same bytes.
 */
@Component
public final class BundleRenderer implements Renderer {

    /** Of both languages at once, as documents that show them side by side. */
    public static final String FORMAT = DocumentFormat.bilingual("zip");

    private static final String SCRIPT = "recompute.R";

    /** One CSV of the archive. */
    private interface BundleTable {
        void write(SpreadsheetCsv csv) throws IOException;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    /** Whether the report shows any share together with its counts; without one there is nothing to recompute. */
    public static boolean isOf(FigureSet figures) {
        return BundleFigures.of(figures).list().stream()
                .anyMatch(figure -> figure.method().isComputed());
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        BundleFigures bundled = BundleFigures.of(figures);
        List<BundleFigure> all = bundled.list();
        try (AtomicFile file = AtomicFile.ownerOnly(target)) {
            try (ZipOutputStream zip = new ZipOutputStream(file.output())) {
                // an issued file is identified by its hash: entries bear the last day covered, not the time of writing
                LocalDateTime day = figures.cutOff().atStartOfDay();
                add(zip, "README.txt", day, readme(figures, all));
                add(zip, "figures.csv", day, csv(csv -> figures(all, csv)));
                add(zip, "counts.csv", day, csv(csv -> counts(bundled.counts(), csv)));
                add(zip, "definitions.csv", day, csv(csv -> definitions(all, csv)));
                add(zip, SCRIPT, day, script());
            }
            file.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    private static void add(ZipOutputStream zip, String name, LocalDateTime day, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(day);
        zip.putNextEntry(entry);
        Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        writer.write(content);
        writer.flush();
        zip.closeEntry();
    }

    private static String csv(BundleTable lines) throws IOException {
        StringWriter text = new StringWriter();
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(text)) {
            lines.write(csv);
        }
        return text.toString();
    }

    private static void figures(List<BundleFigure> all, SpreadsheetCsv csv) {
        csv.line(
                "id",
                "month",
                "metric",
                "slice",
                "unit",
                "value",
                "low",
                "high",
                "method",
                "parameter",
                "counts",
                "reason");
        for (BundleFigure each : all) {
            Cell cell = each.figure().cell();
            csv.line(
                    Integer.toString(each.id()),
                    each.figure().month().toString(),
                    each.figure().metric(),
                    each.figure().slice(),
                    code(cell.unit()),
                    number(cell.value()),
                    number(cell.low()),
                    number(cell.high()),
                    code(each.method()),
                    number(each.parameter()),
                    each.counts() == 0 ? "" : Integer.toString(each.counts()),
                    each.reason() == null ? "" : code(each.reason()));
        }
    }

    private static void counts(List<Map<String, Long>> all, SpreadsheetCsv csv) {
        csv.line("counts", "counted", "n");
        for (int i = 0; i < all.size(); i++) {
            String number = Integer.toString(i + 1);
            new TreeMap<>(all.get(i)).forEach((counted, n) -> csv.line(number, counted, Long.toString(n)));
        }
    }

    /** Of the metrics that the figures are of, in the order of their declaration. */
    private static void definitions(List<BundleFigure> all, SpreadsheetCsv csv) {
        csv.line("metric", "name_ar", "name_en", "definition_ar", "definition_en", "source");
        List<String> used =
                all.stream().map(f -> f.figure().metric().split("[:/]", 2)[0]).toList();
        for (Metric metric : Metric.values()) {
            if (used.contains(metric.id())) {
                BilingualText name = BilingualText.ofMessage(metric.nameKey());
                BilingualText definition = BilingualText.ofMessage(metric.definitionKey());
                csv.line(
                        metric.id(),
                        name.ar(),
                        name.en(),
                        definition.ar(),
                        definition.en(),
                        metric.source().citation());
            }
        }
    }

    /** In both languages: what the archive is, what each file has, how to run the script, and what it cannot recompute and why. */
    private static String readme(FigureSet figures, List<BundleFigure> all) {
        return Stream.of(Language.AR, Language.EN)
                .map(language -> {
                    Messages words = new Messages(language, figures.digits());
                    return Stream.concat(
                                    Stream.of(
                                            figures.title().in(language) + "\n"
                                                    + figures.period().in(language),
                                            words.format("bundle.what"),
                                            words.format("bundle.files"),
                                            words.format("bundle.run")),
                                    recomputed(all, words))
                            .map(text -> text.replace("**", ""))
                            .collect(Collectors.joining("\n\n"));
                })
                .collect(Collectors.joining("\n\n----\n\n", "", "\n"));
    }

    private static Stream<String> recomputed(List<BundleFigure> all, Messages words) {
        long recomputed = all.stream().filter(each -> each.reason() == null).count();
        Stream<String> reasons = Stream.of(NotRecomputed.values())
                .map(reason -> {
                    long n =
                            all.stream().filter(each -> each.reason() == reason).count();
                    return n == 0 ? "" : words.format("bundle.reason." + code(reason), "n", words.number(n));
                })
                .filter(text -> !text.isEmpty());
        return Stream.concat(
                Stream.of(words.format(
                        "bundle.recomputed", "n", words.number(recomputed), "all", words.number(all.size()))),
                reasons);
    }

    private static String script() throws IOException {
        try (InputStream script = Objects.requireNonNull(BundleRenderer.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Without exponent and not rounded; empty when there is no finite number. */
    private static String number(@Nullable Double number) {
        return number == null || !Double.isFinite(number)
                ? ""
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.rida.report.render.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.OctoberRun;
import org.rida.RequiresProgram;
import org.rida.i18n.Language;
import org.rida.report.Previews;
import org.springframework.beans.factory.annotation.Autowired;

/** R, which shares no code with Rida, recomputes what the sample's reports print from the counts of the bundle, to 1e-9. */
class BundleTest extends OctoberRun {

    private static final int MINUTES = 5;

    @TempDir
    Path folder;

    @Autowired
    private Previews previews;

    /** How a run of the script ended, and what it said. */
    private record ScriptRun(int status, String output) {}

    /** @param asPrinted figures that are made from single answers: satisfaction weighted to everyone asked */
    @ParameterizedTest
    @CsvSource({
        "board-monthly, 2026-10, 604, 0",
        "board-annual, 2025-12, 608, 0",
        "accountability-annual, 2025-12, 246, 1",
        "who-answered, 2026-10, 107, 11"
    })
    @RequiresProgram("Rscript")
    void anotherProgramRecomputesTheFigures(String report, YearMonth month, int all, int asPrinted) throws Exception {
        unpack(report, month);

        ScriptRun recomputed = recompute();
        assertThat(recomputed.output())
                .contains("%d of %d figures recomputed; 0 differ by more than 1e-9".formatted(all - asPrinted, all));
        assertThat(recomputed.status()).isZero();
        assertThat(figures().filter(line -> line.contains(",as-printed,")))
                .hasSize(asPrinted)
                .allMatch(line -> line.endsWith(",as-printed,,,small-groups"));
        assertThat(Files.readString(folder.resolve("README.txt")))
                .contains("recomputed: %d of %d.".formatted(all - asPrinted, all));
        assertThat(Files.readString(folder.resolve("README.txt")).contains("small-groups"))
                .isEqualTo(asPrinted > 0);
    }

    /** One figure of each method is changed in its last digits, so that none of them is compared with itself. */
    @Test
    @RequiresProgram("Rscript")
    void aFigureThatIsPrintedWronglyIsFound() throws Exception {
        unpack("board-monthly", YearMonth.of(2026, 10));
        Map<String, String> methods = new TreeMap<>();
        figures()
                .skip(1)
                .filter(line -> !line.contains("\""))
                .forEach(line -> methods.put(line.split(",", -1)[8], line));
        assertThat(methods)
                .containsOnlyKeys(
                        "count",
                        "share",
                        "share-wilson",
                        "mean-student",
                        "net-promoter",
                        "percentile",
                        "longest",
                        "kaplan-meier-share",
                        "aalen-johansen-day",
                        "aalen-johansen-share",
                        "aalen-johansen-left",
                        "aalen-johansen-waiting",
                        "still-waiting");

        String text = Files.readString(folder.resolve("figures.csv"));
        for (String line : methods.values()) {
            String[] cells = line.split(",", -1);
            cells[5] = new BigDecimal(cells[5]).add(new BigDecimal("2e-9")).toPlainString();
            text = text.replace(line, String.join(",", cells));
        }
        Files.writeString(folder.resolve("figures.csv"), text);

        ScriptRun refused = recompute();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("; 13 differ by more than 1e-9");
    }

    /** In a report for the public no count is of a single day or score, behind which there may be one person. */
    @Test
    void nothingOfSingleDaysIsInABundleForThePublic() throws Exception {
        unpack("you-said-we-did", YearMonth.of(2026, 10));

        assertThat(Files.readAllLines(folder.resolve("counts.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",")[1]))
                .isNotEmpty()
                .isSubsetOf("count", "numerator", "denominator");
        assertThat(figures().filter(line -> line.contains(",as-printed,")))
                .singleElement()
                .asString()
                .contains("median-including-open")
                .endsWith("single-days");
    }

    private Stream<String> figures() throws IOException {
        return Files.readAllLines(folder.resolve("figures.csv")).stream();
    }

    private void unpack(String report, YearMonth month) throws IOException {
        Previews.Preview preview = previews.preview(new Previews.PreviewRequest(
                report, month, null, List.of(Language.EN), List.of(BundleRenderer.FORMAT), folder));
        assertThat(preview.problems()).isEmpty();
        try (ZipFile zip = new ZipFile(folder.resolve(report + "-both.zip").toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, folder.resolve(entry.getName()));
                }
            }
        }
    }

    private ScriptRun recompute() throws Exception {
        Path output = folder.resolve("output.txt");
        Process script = new ProcessBuilder("Rscript", "--vanilla", "recompute.R")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(script.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        return new ScriptRun(script.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}

package org.rida.report.render.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

    @ParameterizedTest
    @CsvSource({
        "board-monthly, 2026-10, 200, 90",
        "board-annual, 2025-12, 200, 90",
        "accountability-annual, 2025-12, 100, 35"
    })
    @RequiresProgram("Rscript")
    void anotherProgramRecomputesTheFigures(String report, YearMonth month, int fewest, int shares) throws Exception {
        firstRun();
        unpack(report, month);

        ScriptRun recomputed = recompute();
        assertThat(recomputed.output()).contains("; 0 differ by more than 1e-9");
        assertThat(recomputed.status()).isZero();
        String all = recomputed.output().strip().split(" ", 2)[0];
        assertThat(Integer.parseInt(all)).isGreaterThan(fewest);
        List<String> lines = Files.readAllLines(folder.resolve("figures.csv"));
        assertThat(lines).filteredOn(line -> line.endsWith(",share-wilson")).hasSizeGreaterThan(shares);
        assertThat(lines).filteredOn(line -> line.endsWith(",mean-student")).isNotEmpty();

        // a share that is printed wrongly is found
        String wrong = Files.readString(folder.resolve("figures.csv"))
                .replaceFirst("(?m)^(\\d+,[^,]*,promise-kept,all,share,)[^,]*", "$10.5");
        Files.writeString(folder.resolve("figures.csv"), wrong);
        ScriptRun refused = recompute();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("; 1 differ by more than 1e-9").contains("promise-kept");
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

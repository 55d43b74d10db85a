package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.OctoberRun;
import org.rida.wording.Language;
import org.springframework.beans.factory.annotation.Autowired;

/** Every folder of {@code reports/} is tested by existing. */
class EveryReportTest extends OctoberRun {

    @TempDir
    Path folder;

    @Autowired
    private Previews previews;

    static List<String> reports() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("reports"))) {
            return folders.filter(f -> Files.exists(f.resolve("report.yaml")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void isDrawnInEveryFormWithoutAProblem(String report) throws IOException {
        firstRun();
        Previews.Preview preview = previews.draw(new Previews.Order(
                report,
                YearMonth.of(2026, 10),
                null,
                List.of(Language.AR),
                List.of("pdf", "html", "xlsx", "csv"),
                folder));
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.documents()).hasSize(4);
        String page = Files.readString(folder.resolve(report + "-ar.html"));
        assertThat(page).doesNotContain("{ar", "null", "**");
    }
}

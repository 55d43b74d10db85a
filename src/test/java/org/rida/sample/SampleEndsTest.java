package org.rida.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.OctoberRun;
import org.rida.RequiresProgram;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.KaplanMeier;
import org.rida.metric.survival.AalenJohansen;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.report.figure.FigureSources;
import org.rida.tally.count.DataCoverage;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How the sample's requests of August to October 2026 ended, as the product counts them after reading the files. The numbers are of
 * {@code survfit} in R survival 3.5-3, one event type each: of the same 879 requests, a reopened one ending with its first answer. Where it
 * ends with its last exported row instead, R gives 84.96, 91.07, 97.46 and 83.40, 89.13, 95.08 percent, as {@link CompetingEndsTest} has
 * them. The script is a second computation in base R, from the files.
 */
class SampleEndsTest extends OctoberRun {

    private static final String SCRIPT = "src/test/resources/org/rida/sample/ends.R";

    @Autowired
    private FigureSources sources;

    private record Ends(DayCounts answered, DayCounts left, DayCounts waiting) {
        AalenJohansen competing() {
            return AalenJohansen.of(answered, left, waiting);
        }

        KaplanMeier naive() {
            return KaplanMeier.of(answered, left.combine(waiting));
        }
    }

    private Ends ends() {
        Counts all = sources.calculator(DataCoverage.of(database).orElseThrow())
                .ends(Period.month(YearMonth.of(2026, 10)), Dimension.ALL)
                .get(Dimension.EVERYTHING);
        return new Ends(all.days("answered:"), all.days("left:"), all.days("censored:"));
    }

    @ParameterizedTest
    @CsvSource({
        "14, 0.860521023100971, 0.844587691439283",
        "28, 0.922397539541321, 0.902408785247526",
        "60, 0.976027435373235, 0.952246568640978"
    })
    void theProductsSharesAreThoseOfSurvfit(int day, double kaplanMeier, double aalenJohansen) {
        Ends ends = ends();

        assertThat(ends.competing().n()).isEqualTo(879);
        assertThat(ends.competing().after(day).orElseThrow().answered()).isEqualTo(aalenJohansen, within(1e-9));
        assertThat(ends.naive().answeredBy(day).orElseThrow()).isEqualTo(kaplanMeier, within(1e-9));
    }

    @Test
    @RequiresProgram("Rscript")
    void aScriptFindsTheSameInTheFiles() throws Exception {
        Ends ends = ends();
        List<double[]> rows = script("first");

        assertThat(rows.get(0)).containsExactly(879);
        for (double[] row : rows.subList(1, 4)) {
            int day = (int) row[0];
            assertThat(row[1]).isEqualTo(ends.naive().answeredBy(day).orElseThrow(), within(1e-9));
            assertThat(row[2])
                    .isEqualTo(ends.competing().after(day).orElseThrow().answered(), within(1e-9));
        }
        // by the last exported row of each request: the figures that definitions were written with
        assertThat(script("last").stream().skip(1).map(row -> "%.2f %.2f".formatted(100 * row[1], 100 * row[2])))
                .containsExactly("84.96 83.40", "91.07 89.13", "97.46 95.08");
    }

    private static List<double[]> script(String which) throws Exception {
        List<String> command = new ArrayList<>(List.of("Rscript", "--vanilla", SCRIPT, which));
        for (LocalDate month = LocalDate.of(2026, 8, 1); month.getMonthValue() < 11; month = month.plusMonths(1)) {
            command.add("sample-data/requests-" + YearMonth.from(month) + ".csv");
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines()
                .map(line -> Stream.of(line.strip().split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}

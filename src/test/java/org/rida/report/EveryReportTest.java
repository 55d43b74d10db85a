package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.OctoberRun;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.report.render.pdf.PdfConformance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Renders every folder of {@code reports/} in every format, and compares the numbers of all formats. A new report is tested by
 * existing. {@code -Drida.soak.months=24} does so in both languages and for 24 months.
 */
class EveryReportTest extends OctoberRun {

    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final int MONTHS = 24;
    private static final int DRAWN = Integer.getInteger("rida.soak.months", 1);
    private static final long SEED = 5;

    /** Words before which a label stands within a sentence. */
    private static final String WITHIN = "(?:\\b(?:and|or|of|against|than|those|by|in|for|with|to) |[a-z], )";

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
    void showsTheSameNumbersInEveryForm(String report) throws Exception {
        for (YearMonth month : months(report)) {
            List<Language> languages = languages(report);
            Previews.Preview preview = previews.preview(new Previews.PreviewRequest(
                    report, month, null, languages, List.of("pdf", "html", "xlsx", "csv"), folder));
            assertThat(preview.problems()).as("%s", month).isEmpty();
            for (Language language : languages) {
                String name = report + "-" + language.code();
                String page = Files.readString(folder.resolve(name + ".html"));
                assertThat(page).doesNotContain("{ar", "null", "**");
                assertThat(smallLetters(page)).as("on a telephone").isEmpty();
                if (language == Language.EN) {
                    assertThat(capitalsWithinSentences(page))
                            .as("labels within sentences, %s", month)
                            .isEmpty();
                }
                assertThat(PdfConformance.failures(folder.resolve(name + ".pdf")))
                        .isEmpty();
                new SameNumbers(RenderedForms.read(folder, name), name + " of " + month).check();
            }
        }
    }

    /** In every build one after the other, by turns; {@code EdgeMonthsTest} draws each report in both. */
    private static List<Language> languages(String report) throws IOException {
        List<Language> all = List.of(Language.values());
        return DRAWN > 1 ? all : List.of(all.get(reports().indexOf(report) % all.size()));
    }

    /** Letters of charts below 11 pixels where the page is 390 wide and a chart fills it between the margins. */
    private static List<String> smallLetters(String page) {
        List<String> small = new ArrayList<>();
        Matcher charts = Pattern.compile("(?s)class=\"chart narrow\"><svg [^>]*viewBox=\"0 0 (\\S+) [^>]*>(.*?)</svg>")
                .matcher(page);
        while (charts.find()) {
            double scale = (390 - 2 * 1.2 * 16) / Double.parseDouble(charts.group(1));
            Pattern.compile("font-size=\"([^\"]+)\"[^>]*>[^<]*")
                    .matcher(charts.group(2))
                    .results()
                    .filter(text -> Double.parseDouble(text.group(1)) * scale < 11)
                    .forEach(text -> small.add(text.group()));
        }
        return small;
    }

    /** Labels of the policy and of Rida that begin with a capital in the middle of a sentence: "late and Still waiting". */
    private static List<String> capitalsWithinSentences(String html) {
        Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
        Messages messages = new Messages(Language.EN, DigitSystem.EUROPEAN);
        String texts = html.replaceAll("(?s)<(style|script)\\b.*?</\\1>", "").replaceAll("<[^>]*>", "\n");
        Stream<String> terms = Stream.of(Dimension.values())
                .flatMap(dimension -> policy.terms(dimension).stream())
                .map(term -> term.name().en());
        Stream<String> own = messages.keys("slice.").stream().map(messages::format);
        return Stream.concat(terms, own)
                .filter(label -> Character.isUpperCase(label.charAt(0)))
                .flatMap(label -> Pattern.compile(WITHIN + Pattern.quote(label))
                        .matcher(texts)
                        .results()
                        .map(MatchResult::group))
                .toList();
    }

    /** Other months for each report; years and what leans on a year before need some behind them. */
    private static List<YearMonth> months(String report) {
        List<YearMonth> all = new ArrayList<>();
        for (int back = 0; back < MONTHS; back++) {
            all.add(LAST.minusMonths(back));
        }
        java.util.Collections.shuffle(all, new Random(SEED + report.hashCode()));
        return all.subList(0, DRAWN);
    }
}

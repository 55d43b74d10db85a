package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.policy.PolicyReader;
import org.rida.policy.Theme;
import org.rida.tally.theme.ThemeMatcher;

/**
 * How well themes are found in people's own words, labelled by reading. The words of the policy were worked on with the
 * tuned, the held-out (once held out, since worked on) and the dev comments: the last were invented by who works on the list,
 * in the dialects of Egypt, the Levant, Yemen and the Gulf. Three more were written and labelled by strangers, from the themes'
 * meaning alone. The first two were blind once (0.80 and 0.68 at first sight) and have been worked on since. The errors of the
 * third (dev-2: 0.75 at first sight) were read in one half only, every other line; the other half was only measured, so that its
 * figure says what to expect of comments that nobody has seen. Dev-3 was invented by who works on the list, and worked on in
 * one half alike: the other half had 0.79 before and 0.87 since. The last, blind-3, is worked on by nobody: 0.79 at first sight
 * (0.71 with the list of before dev-2), 0.81 with the list since dev-3; a second reader, who saw its texts only, labelled it with
 * a macro F1 of 0.99 to the first. Beside them stand all comments of the last three months of the sample, of which half of what
 * was found as waiting was none, mostly praise of the speed: the words were worked on with them, too.
 */
class ThemeQualityTest {

    private static final List<Theme> THEMES =
            PolicyReader.read(Path.of("jobs/policy")).themes();
    private static final ThemeMatcher MATCHER = new ThemeMatcher(THEMES);

    private record Comment(String text, Set<String> labels, Set<String> found) {}

    private record Score(int right, int wrong, int missed) {

        double precision() {
            return right == 0 ? 0 : (double) right / (right + wrong);
        }

        double recall() {
            return right == 0 ? 0 : (double) right / (right + missed);
        }

        double f1() {
            return 2.0 * right / (2 * right + wrong + missed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "comments-tuned.csv, .9",
        "comments-sample.csv, .9",
        "comments-held-out.csv, .9",
        "comments-dev.csv, .9",
        "comments-blind.csv, .85",
        "comments-blind-2.csv, .85",
        "comments-dev-2.csv, .85",
        "comments-dev-2.csv every other line, .76",
        "comments-dev-3.csv, .85",
        "comments-dev-3.csv every other line, .8",
        "comments-blind-3.csv, .74"
    })
    void themesAreFound(String name, double floor) {
        String file = name.split(" ")[0];
        List<Comment> all = comments(file);
        List<Comment> comments = name.equals(file) ? all : everyOther(all);
        assertThat(comments).hasSizeGreaterThanOrEqualTo(85);
        Map<String, Score> scores = scores(comments);
        double macro = scores.values().stream().mapToDouble(Score::f1).average().orElseThrow();
        System.out.println(table(name, scores, macro));
        if (Boolean.getBoolean("rida.themes.wrong")) {
            comments.stream().filter(c -> !c.labels().equals(c.found())).forEach(System.out::println);
        }
        assertThat(macro).as(name).isGreaterThanOrEqualTo(floor);
    }

    /** An obstacle that every second mention praises tells nobody where to mend: each obstacle of the sample is mostly one. */
    @Test
    void praiseIsNoObstacle() {
        assertThat(scores(comments("comments-sample.csv")))
                .allSatisfy((theme, score) ->
                        assertThat(score.precision()).as(theme).isGreaterThanOrEqualTo(.7));
        assertThat(MATCHER.themesOf("بارك الله فيكم على سرعة الرد")).containsExactly("thanks");
        assertThat(MATCHER.themesOf("نرجو سرعة الرد")).containsExactly("waiting");
    }

    private static List<Comment> everyOther(List<Comment> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == 1)
                .mapToObj(all::get)
                .toList();
    }

    private static List<Comment> comments(String file) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(ThemeQualityTest.class.getResourceAsStream(file), file),
                        StandardCharsets.UTF_8))) {
            return csv.stream().map(ThemeQualityTest::comment).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Comment comment(NamedCsvRecord row) {
        String labels = row.getField("themes");
        Set<String> known = new TreeSet<>(THEMES.stream().map(Theme::code).toList());
        Set<String> labelled = new TreeSet<>(labels.isEmpty() ? List.of() : List.of(labels.split(" ")));
        assertThat(known).as("line %d", row.getStartingLineNumber()).containsAll(labelled);
        return new Comment(row.getField("comment"), labelled, MATCHER.themesOf(row.getField("comment")));
    }

    private static Map<String, Score> scores(List<Comment> comments) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Theme theme : THEMES) {
            String code = theme.code();
            scores.put(
                    code,
                    new Score(
                            count(
                                    comments,
                                    c -> c.labels().contains(code) && c.found().contains(code)),
                            count(
                                    comments,
                                    c -> !c.labels().contains(code) && c.found().contains(code)),
                            count(
                                    comments,
                                    c -> c.labels().contains(code) && !c.found().contains(code))));
        }
        return scores;
    }

    private static int count(List<Comment> comments, Predicate<Comment> which) {
        return (int) comments.stream().filter(which).count();
    }

    private static String table(String file, Map<String, Score> scores, double macro) {
        List<String> lines = new ArrayList<>();
        lines.add("%-24s right wrong missed precision recall   F1".formatted(file));
        scores.forEach((theme, s) -> lines.add("%-24s %5d %5d %6d %9.2f %6.2f %4.2f"
                .formatted(theme, s.right(), s.wrong(), s.missed(), s.precision(), s.recall(), s.f1())));
        lines.add("%-24s %38.2f".formatted("macro", macro));
        return String.join("\n", lines);
    }
}

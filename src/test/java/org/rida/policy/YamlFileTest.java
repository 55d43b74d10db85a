package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link BindingErrors} of files, and what they say was {@link ExpectedValue}. */
class YamlFileTest {

    @TempDir
    Path folder;

    enum Color {
        RED,
        DARK_BLUE
    }

    record Box(int width, @Nullable String label) {}

    record Example(
            int number,
            double share,
            boolean done,
            LocalDate day,
            YearMonth month,
            Duration keep,
            ZoneId zone,
            Color color,
            List<Integer> numbers,
            Box box) {}

    /** Content decides: neither size nor time of the file need change. */
    @Test
    void aChangedFileIsReadAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("box.yaml"), "width: 3");
        FileTime written = Files.getLastModifiedTime(file);
        Box first = YamlFile.read(file, Box.class);
        assertThat(YamlFile.read(file, Box.class)).isSameAs(first);

        Files.writeString(file, "width: 4");
        Files.setLastModifiedTime(file, written);
        assertThat(YamlFile.read(file, Box.class).width()).isEqualTo(4);

        Files.writeString(file, "width: x");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> YamlFile.read(file, Box.class)).isInstanceOf(ConfigurationProblem.class);
        }
        Files.delete(file);
        assertThatThrownBy(() -> YamlFile.read(file, Box.class)).isInstanceOf(ConfigurationProblem.class);
    }

    @Test
    void validFileIsRead() throws IOException {
        Example example = YamlFile.read(
                file(
                        """
                        number: 12
                        share: 0.5
                        done: true
                        day: 2026-10-31
                        month: 2026-10
                        keep: 5d
                        zone: Asia/Riyadh
                        color: dark-blue
                        numbers: [1, 2]
                        box: {width: 3}
                        """),
                Example.class);

        assertThat(example)
                .isEqualTo(new Example(
                        12,
                        .5,
                        true,
                        LocalDate.of(2026, 10, 31),
                        YearMonth.of(2026, 10),
                        Duration.ofDays(5),
                        ZoneId.of("Asia/Riyadh"),
                        Color.DARK_BLUE,
                        List.of(1, 2),
                        new Box(3, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            number: many      | number: expected a whole number such as 12, found "many"
            share: half       | share: expected a number such as 0.5, found "half"
            done: perhaps     | done: expected true or false, found "perhaps"
            day: 31.10.2026   | day: expected a day such as 2026-10-31, found "31.10.2026"
            month: October    | month: expected a month such as 2026-10, found "October"
            keep: long        | keep: expected a duration such as 5d, found "long"
            zone: Mars/Crater | zone: expected a time zone such as Asia/Riyadh, found "Mars/Crater"
            color: green      | color: expected one of red, dark-blue, found "green"
            numbers: [1, two] | numbers[1]: expected a whole number such as 12, found "two"
            nummer: 12        | nummer: expected one of number, share, done, day, month, keep, zone, color, numbers, box, found "nummer"
            box: {widht: 3}   | box.widht: expected one of width, label, found "widht"
            """)
    void errorsNameTheirLine(String line, String message) throws IOException {
        Path file = file("# a comment\n" + line + "\n");

        assertThatThrownBy(() -> YamlFile.read(file, Example.class))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(file + ", line 2: " + message);
    }

    @Test
    void allErrorsAreReportedInOrder() throws IOException {
        Path file = file("number: many\nshare: .5\nnummer: 1\nday: today\n");

        assertThatThrownBy(() -> YamlFile.read(file, Example.class))
                .isInstanceOfSatisfying(ConfigurationProblem.class, problem -> assertThat(
                                problem.text().en().lines())
                        .satisfiesExactly(
                                first -> assertThat(first).contains("line 1: number"),
                                second -> assertThat(second).contains("line 3: nummer"),
                                third -> assertThat(third).contains("line 4: day")));
    }

    @Test
    void errorsAreReportedInArabicToo() throws IOException {
        Path file = file("number: many\n");

        assertThatThrownBy(() -> YamlFile.read(file, Example.class))
                .isInstanceOfSatisfying(ConfigurationProblem.class, problem -> assertThat(
                                problem.text().ar())
                        .contains("number")
                        .contains("many")
                        .matches("(?s).*[\u0600-\u06ff].*"));
    }

    @Test
    void emptyFilesAndInvalidYamlAreReported() throws IOException {
        Path empty = file("");
        assertThatThrownBy(() -> YamlFile.read(empty, Example.class))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(empty.toString());

        Path broken = file("number: [1, 2\n");
        assertThatThrownBy(() -> YamlFile.read(broken, Example.class))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(broken.toString());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("example.yaml"), yaml);
    }

    /** Each of nine lines repeats the one before ten times: a thousand million values from 400 bytes. */
    @Test
    void aliasesThatRepeatWithoutEndAreRefused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, "*a" + (i - 1)))));
        }
        assertRefused(bomb.toString(), "found aliases that repeat more than that");
        assertRefused("a: &a [b, *a]\n", "found aliases that repeat more than that");
        assertRefused("a: &a [x]\nb: [" + "*a, ".repeat(200) + "]\n", "aliases");
    }

    @Test
    void whatIsTooLargeOrTooDeepOrNoTextIsRefused() throws IOException {
        assertRefused("name: " + "x".repeat(1 << 20), "expected a file of at most 1 MB");
        assertRefused("name: " + "[".repeat(40) + "]".repeat(40), "Nesting Depth exceeded");
        Path file = Files.write(folder.resolve("bytes.yaml"), new byte[] {'n', ':', ' ', (byte) 0xE4, '\n'});
        assertThatThrownBy(() -> YamlFile.read(file, Policy.class))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(file + ": expected text in UTF-8, found other bytes")
                .extracting(problem -> ((ConfigurationProblem) problem).text().ar())
                .asString()
                .contains("المتوقع نص");
    }

    /** Pages read their files at each visit. */
    @Test
    void theSameContentIsCheckedOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("checked.yaml"), "name: one\n");
        List<String> checked = new ArrayList<>();

        for (String content : List.of("name: one\n", "name: one\n", "name: two\n", "name: two\n")) {
            Files.writeString(file, content);
            YamlFile.read(List.of(file), Named.class, named -> checked.add(named.name()));
        }

        assertThat(checked).containsExactly("one", "two");
    }

    @Test
    void whatFailsItsCheckFailsEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("failing.yaml"), "name: one\n");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> YamlFile.read(List.of(file), Named.class, named -> {
                        throw new ConfigurationProblem(file.toString(), "no good name");
                    }))
                    .hasMessageContaining("no good name");
        }
    }

    record Named(String name) {}

    private void assertRefused(String yaml, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("limits.yaml"), yaml);
        assertThatThrownBy(() -> YamlFile.read(file, Policy.class))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }
}

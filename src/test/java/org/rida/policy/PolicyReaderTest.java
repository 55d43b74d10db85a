package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.policy.Policy.Audience;
import org.springframework.util.FileSystemUtils;

/** {@link PolicyReader} and {@link PolicyValidator} on the files that the product comes with, one of them changed at a time. */
class PolicyReaderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheShippedPolicy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs", "policy"), folder);
    }

    @Test
    void theShippedFilesMakeOnePolicy() {
        Policy policy = PolicyReader.read(folder);

        assertThat(policy.association().name())
                .isEqualTo(new BilingualText("جمعية المدينة النموذجية", "Model Charity of Madinah"));
        assertThat(policy.association().zone()).isEqualTo(ZoneId.of("Asia/Riyadh"));
        assertThat(policy.association().digits()).isEqualTo(DigitSystem.ARABIC_INDIC);
        assertThat(policy.association().policyYearBegins())
                .as("January unless the file says otherwise")
                .isEqualTo(1);
        assertThat(policy.clock())
                .containsExactly(
                        new ClockVersion("2020-1", LocalDate.of(2020, 1, 1), 14, 10, ClockVersion.Basis.CALENDAR));
        assertThat(policy.calendar().workweek())
                .containsExactlyInAnyOrder(
                        DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
        assertThat(policy.minimumAnswers())
                .isEqualTo(
                        Map.of(Audience.BOARD, 10, Audience.PUBLIC, 10, Audience.SENSITIVE, 20, Audience.QUALITY, 1));
    }

    @Test
    void thePartsMayStandInOtherFiles() throws IOException {
        Policy before = PolicyReader.read(folder);
        Files.move(folder.resolve("clock.yaml"), folder.resolve("zz-promise.yaml"));
        Files.writeString(
                folder.resolve("association.yaml"),
                "\n" + text("questions.yaml"),
                java.nio.file.StandardOpenOption.APPEND);
        Files.delete(folder.resolve("questions.yaml"));
        Files.writeString(folder.resolve("readme.txt"), "clock: not read");

        assertThat(PolicyReader.read(folder)).isEqualTo(before);
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> PolicyReader.read(missing))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(missing + ": expected a folder with the policy's YAML files, found none");
    }

    @Test
    void aFolderWithoutYamlFilesIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("notes.txt"), "nothing");

        assertThatThrownBy(() -> PolicyReader.read(empty))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(empty + ": expected a folder with the policy's YAML files, found none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            association.yaml | association, minimum-answers, sensitive-segments
            clock.yaml       | clock, calendar
            questions.yaml   | questions
            vocabulary.yaml  | kinds, channels, services, departments, segments, parties, modes
            """)
    void allPartsOfAMissingFileAreNamed(String file, String parts) throws IOException {
        Files.delete(folder.resolve(file));

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOfSatisfying(ConfigurationProblem.class, problem -> assertThat(problem.text()
                                .en()
                                .replaceAll(".*found none with: ", "")
                                .split(", "))
                        .containsExactlyInAnyOrder(parts.split(", ")));
    }

    /** Their phrases cannot be written out without the themes, nor without the groups. */
    @Test
    void missingThemesAreNamed() throws IOException {
        Files.delete(folder.resolve("themes.yaml"));

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(folder + ": expected a file with each part, found none with: synonym-groups, themes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            clock.yaml       | in-force-from: 2020-01-01                     | clock[0].in-force-from
            clock.yaml       | headline: calendar                            | clock[0].headline
            association.yaml | decision: "02"                                | association.decision
            association.yaml | ar: جمعية المدينة النموذجية,                  | association.name.ar
            vocabulary.yaml  | name: {ar: طلب دعم, en: Aid},                 | kinds[0].name
            questions.yaml   | scale: one-to-five,                           | questions[0].scale
            """)
    void aMissingValueIsNamedWithItsPlace(String file, String line, String place) throws IOException {
        replace(file, line, "");

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(folder + ": expected a file with each part, found none with: " + place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            association.yaml | zone: Asia/Riyadh      | zone: Riyadh            | association.zone: expected a time zone such as Asia/Riyadh, found "Riyadh"
            association.yaml | digits: arabic-indic   | digits: arabic          | association.digits: expected one of arabic-indic, european, found "arabic"
            association.yaml | promise-target: 0.90   | promise-target: 90 %    | association.promise-target: expected a number such as 0.5, found "90 %"
            clock.yaml       | headline: calendar     | headline: hijri         | clock[0].headline: expected one of calendar, working, found "hijri"
            clock.yaml       | target-days: 14        | target-days: two weeks  | clock[0].target-days: expected a whole number such as 12, found "two weeks"
            clock.yaml       | target-days: 14        | target: 14              | clock[0].target: expected one of version, in-force-from, target-days, target-working-days, headline, found "target"
            clock.yaml       | 2020-01-01             | 1.1.2020                | clock[0].in-force-from: expected a day such as 2026-10-31, found "1.1.2020"
            questions.yaml   | scale: zero-to-ten     | scale: one-to-ten       | expected one of one-to-five, zero-to-ten, one-to-seven, yes-no, free-text, choices, found "one-to-ten"
            themes.yaml      | type: praise           | type: compliment        | expected one of obstacle, suggestion, praise, found "compliment"
            vocabulary.yaml  | promised: false        | promised: never         | expected true or false, found "never"
            """)
    void aWrongValueIsReportedWithItsFileAndLine(String file, String right, String wrong, String message)
            throws IOException {
        replace(file, right, wrong);
        int line = Math.toIntExact(
                text(file).substring(0, text(file).indexOf(wrong)).lines().count());

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(folder.resolve(file) + ", line " + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void errorsOfSeveralFilesAreReportedTogether() throws IOException {
        replace("clock.yaml", "headline: calendar", "headline: hijri");
        replace("association.yaml", "zone: Asia/Riyadh", "zone: Riyadh");

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOfSatisfying(ConfigurationProblem.class, problem -> assertThat(problem.problems())
                        .hasSize(2)
                        .anySatisfy(p -> assertThat(p.en()).contains("clock.yaml", "headline"))
                        .anySatisfy(p -> assertThat(p.en()).contains("association.yaml", "zone"))
                        .allSatisfy(p -> assertThat(p.ar()).contains("المتوقع")));
    }

    /** The error of a record's own check says more than the names of its components. */
    @Test
    void anUnknownSynonymGroupIsNamedWithItsTheme() throws IOException {
        replace("themes.yaml", "  - code: waiting\n", "  - code: waits\n");
        replace("themes.yaml", "    phrases: [\n", "    phrases: [\n      waited <duration>,\n");

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageEndingWith("found \"<duration>\"")
                .hasMessageContaining("theme \"waits\": expected the name of a synonym group");
    }

    @Test
    void aSynonymOfSeveralWordsIsReported() throws IOException {
        replace("themes.yaml", "    words: [\n", "    words: [\n      two weeks,\n");

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageEndingWith("synonym group \"مدة\": expected single words, found \"two weeks\"");
    }

    @Test
    void anUnknownAudienceIsReportedWithThoseThereAre() throws IOException {
        replace("association.yaml", "board: 10", "boards: 10");

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(
                        "minimum-answers: expected one of board, public, sensitive, quality, found \"boards\"");
    }

    @Test
    void aGroupInWhichNobodyIsSatisfiedNeedsTwentyAnswersUnlessTold() throws IOException {
        assertThat(PolicyReader.read(folder).minimumAnswersNoneSatisfied()).isEqualTo(20);

        replace("association.yaml", "satisfied: 20", "satisfied: 30");
        assertThat(PolicyReader.read(folder).minimumAnswersNoneSatisfied()).isEqualTo(30);

        replace("association.yaml", "minimum-answers-none-satisfied: 30", "");
        assertThat(PolicyReader.read(folder).minimumAnswersNoneSatisfied()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            association.yaml | promise-target: 0.90     | promise-target: 90       | association.promise-target: expected a share from 0 to 1 such as 0.9, found "90.0"
            association.yaml | satisfaction-target: 0.85 | satisfaction-target: -1 | association.satisfaction-target: expected a share from 0 to 1 such as 0.9, found "-1.0"
            association.yaml | public: 10               | public: 0                | minimum-answers.public: expected a whole number of 1 or more, found "0"
            association.yaml | sensitive: 20,           |                          | minimum-answers.sensitive: expected a whole number of 1 or more, found nothing
            association.yaml | satisfied: 20            | satisfied: 0             | minimum-answers-none-satisfied: expected a whole number of 1 or more, found "0"
            association.yaml | [orphan, health]         | [orphans, health]        | sensitive-segments[0]: expected one of low-income, orphan, widow, elderly, disability, health, found "orphans"
            clock.yaml       | target-days: 14          | target-days: 0           | clock[0].target-days: expected a whole number of 1 or more, found "0"
            clock.yaml       | target-working-days: 10  | target-working-days: -10 | clock[0].target-working-days: expected a whole number of 1 or more, found "-10"
            clock.yaml       | to: 2024-09-23           | to: 2024-09-21           | calendar.holidays[0].to: expected 2024-09-22 or a later day, found "2024-09-21"
            """)
    void valuesThatCannotBeMeantAreReported(String file, String right, String wrong, String message)
            throws IOException {
        int line = Math.toIntExact(
                text(file).substring(0, text(file).indexOf(right)).lines().count());
        replace(file, right, wrong == null ? "" : wrong);

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(folder.resolve(file) + ", line " + line + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock", "calendar.workweek"})
    void whatAPromiseCannotBeJudgedWithoutIsRequired(String part) throws IOException {
        String clock = text("clock.yaml");
        String without = part.equals("clock")
                ? "clock: []\n" + clock.substring(clock.indexOf("\ncalendar:"))
                : clock.replaceFirst("workweek: \\[.*]", "workweek: []");
        Files.writeString(folder.resolve("clock.yaml"), without);

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(part + ": expected at least one, found nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "2020-1" | 2019-12-31 | clock[1].version: expected a name that no other entry has, found "2020-1"
            "2027-1" | 2019-12-31 | clock[1].in-force-from: expected a day after 2020-01-01, found "2019-12-31"
            "2027-1" | 2020-01-01 | clock[1].in-force-from: expected a day after 2020-01-01, found "2020-01-01"
            """)
    void versionsOfThePromiseAreDistinctAndInOrder(String version, String inForceFrom, String message)
            throws IOException {
        replace(
                "clock.yaml",
                "\ncalendar:",
                """
                  - version: %s
                    in-force-from: %s
                    target-days: 7
                    target-working-days: 5
                    headline: working

                calendar:"""
                        .formatted(version, inForceFrom));

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            vocabulary.yaml | code: registration, | code: aid,       | kinds[1].code: expected a name that no other entry has, found "aid"
            vocabulary.yaml | code: phone, name: {ar: الاتصالات | code: interview, name: {ar: الاتصالات | channels[1].code: expected a name that no other entry has, found "interview"
            vocabulary.yaml | code: rent,         | code: food,      | services[1].code: expected a name that no other entry has, found "food"
            vocabulary.yaml | code: programmes,   | code: social-research, | departments[2].code: expected a name that no other entry has, found "social-research"
            vocabulary.yaml | code: widow,        | code: orphan,    | segments[2].code: expected a name that no other entry has, found "orphan"
            vocabulary.yaml | code: supporter,    | code: beneficiary, | parties[1].code: expected a name that no other entry has, found "beneficiary"
            vocabulary.yaml | code: paper,        | code: link,      | modes[3].code: expected a name that no other entry has, found "link"
            questions.yaml  | code: provider,     | code: overall,   | questions[2].code: expected a name that no other entry has, found "overall"
            themes.yaml     | code: waiting       | code: documents  | expected a name that no other entry has, found "documents"
            """)
    void noCodeStandsTwiceInOneList(String file, String right, String wrong, String message) throws IOException {
        replace(file, right, wrong);

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(message);
    }

    @Test
    void noSynonymGroupStandsTwice() throws IOException {
        replace("themes.yaml", "synonym-groups:\n", "synonym-groups:\n  - {name: مدة, words: [شهر]}\n");

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith(folder.resolve("themes.yaml") + ", line ")
                .hasMessageEndingWith(
                        ": synonym-groups[1].name: expected a name that no other entry has, found \"مدة\"");
    }

    private void replace(String file, String right, String wrong) throws IOException {
        String text = text(file);
        int place = text.indexOf(right);
        assertThat(place).as("%s in %s", right, file).isNotNegative();
        Files.writeString(
                folder.resolve(file), text.substring(0, place) + wrong + text.substring(place + right.length()));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }
}

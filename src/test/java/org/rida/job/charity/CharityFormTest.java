package org.rida.job.charity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.policy.ClockVersion;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.springframework.util.FileSystemUtils;

/** What is entered about the charity, from the fields to the policy that is read from the files again. */
class CharityFormTest {

    private static final List<String> TEXTS = List.of(
            "name.ar",
            "name.en",
            "title.ar",
            "title.en",
            "version",
            "decision",
            "kind.0.ar",
            "kind.0.en",
            "channel.1.ar",
            "channel.1.en",
            "service.2.ar",
            "service.2.en",
            "holiday.0.ar",
            "holiday.0.en");

    @TempDir
    Path place;

    private static final LocalDate TODAY = LocalDate.parse("2026-11-01");

    private final Map<String, String> values = CharityValues.read(PolicyReader.read(Path.of("jobs", "policy")), TODAY);

    @Test
    void whatTheFilesSayIsWrittenUnchanged() throws IOException {
        Policy before = PolicyReader.read(Path.of("jobs", "policy"));
        assertThat(new CharityForm(values).problems()).isEmpty();
        assertThat(saved(values)).isEqualTo(before);
    }

    @Test
    void otherPartsAndCommentsOfAFileStay() throws IOException {
        values.put("name.en", "Another");
        saved(values);
        assertThat(Files.readString(place.resolve("association.yaml")))
                .startsWith("# The charity (fictional)")
                .contains("name: {ar: \"جمعية المدينة النموذجية\", en: \"Another\"}")
                .contains(
                        "# The smallest number of answers that may be shown, per audience.\nminimum-answers: {board: 10,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"quotes\" and 'others' \\ and \\n",
                "}, {code: x, name: {ar: y, en: z}}",
                "- item: [a, b] # comment",
                "&anchor *alias !!java.io.File |",
                "../../etc/passwd",
                "${rida.data} #{1+1} %{x}",
                "yes",
                "007",
                "@`%"
            })
    void whateverIsTypedIsPlainText(String typed) throws IOException {
        TEXTS.forEach(field -> values.put(field, typed));
        assertThat(new CharityForm(values).problems()).isEmpty();
        Policy policy = saved(values);
        assertThat(policy.association().name().ar()).isEqualTo(typed);
        assertThat(policy.association().decision()).isEqualTo(typed);
        assertThat(policy.kinds().get(0).name().en()).isEqualTo(typed);
        assertThat(policy.channels().get(1).name().ar()).isEqualTo(typed);
        assertThat(policy.services().get(2).name().en()).isEqualTo(typed);
        assertThat(policy.calendar().holidays().get(0).name().en()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\u2066b", "a\nb", "a\u0000b", "a\u2028b"})
    void charactersThatNobodySeesAreRefused(String typed) {
        TEXTS.forEach(field -> values.put(field, typed));
        assertThat(new CharityForm(values).problems().keySet()).containsExactlyInAnyOrderElementsOf(TEXTS);
        assertThat(new CharityForm(values).problems().values()).containsOnly("charity.problem.characters");
    }

    @Test
    void tenThousandCharactersAreRefused() {
        TEXTS.forEach(field -> values.put(field, "x".repeat(10_000)));
        assertThat(new CharityForm(values).problems().values())
                .hasSize(TEXTS.size())
                .containsOnly("charity.problem.long");
    }

    @ParameterizedTest
    @CsvSource({
        "name.ar, '', empty",
        "target-days, 0, days",
        "target-days, 366, days",
        "target-days, ten, days",
        "target-working-days, -1, days",
        "promise-target, 101, percent",
        "promise-target, 90.5, percent",
        "satisfaction-target, 99999999999, percent",
        "in-force-from, 31/10/2026, date",
        "in-force-from, 99999-01-01, date",
        "basis, lunar, basis",
        "holiday.0.to, 2020-01-01, until",
        "holiday.0.from, tomorrow, date",
        "channel.0.en, '', empty",
        "mail.draft, 'a@b.example, nobody', mail",
        "mail.issue, 'a@b.example\"]', mail",
        "mail.failure, '<x@y.example>', mail"
    })
    void aWrongFieldIsNamedWithItsReason(String field, String value, String problem) {
        values.put(field, value);
        assertThat(new CharityForm(values).problems()).containsExactly(Map.entry(field, "charity.problem." + problem));
    }

    @Test
    void aCharityHasWorkingDaysAndPromisesAndWords() {
        values.keySet()
                .removeIf(field ->
                        field.startsWith("workday.") || field.endsWith(".promised") || field.startsWith("service."));
        assertThat(new CharityForm(values).problems())
                .containsOnlyKeys("workweek", "kind", "service")
                .containsEntry("service", "charity.problem.none");
    }

    /** Each keeps the code under which requests are stored; new ones get one that nobody has. */
    @Test
    void rowsAreRenamedRemovedAndAdded() throws IOException {
        values.put("channel.0.ar", "اللقاء");
        values.put("channel.0.en", "Meeting");
        values.put("channel.1.ar", "");
        values.put("channel.1.en", "");
        values.putAll(Map.of("channel.7.ar", "أ", "channel.7.en", "Phone", "channel.8.ar", "ب", "channel.8.en", "كشك"));
        values.putAll(Map.of("channel.9.ar", "ج", "channel.9.en", "Kiosk", "channel.9.code", "../x"));
        assertThat(saved(values).channels().stream().map(Policy.Term::code))
                .containsExactly(
                        "interview",
                        "social-media",
                        "letter",
                        "help-request",
                        "volunteering",
                        "website",
                        "phone-2",
                        "channel",
                        "kiosk");
    }

    @Test
    void aLaterDayMakesANewVersionOfThePromise() throws IOException {
        values.putAll(Map.of("in-force-from", "2026-01-01", "target-days", "١٠", "basis", "working"));
        List<ClockVersion> versions = saved(values).clock();
        assertThat(versions)
                .extracting(ClockVersion::version, ClockVersion::targetDays, ClockVersion::inForceFrom)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2020-1", 14, LocalDate.of(2020, 1, 1)),
                        org.assertj.core.groups.Tuple.tuple("2026-01-01", 10, LocalDate.of(2026, 1, 1)));
        assertThat(versions.get(1).headline()).isEqualTo(ClockVersion.Basis.WORKING);
    }

    @Test
    void theSameDayCorrectsTheVersion() throws IOException {
        values.put("target-days", "21");
        assertThat(saved(values).clock()).extracting(ClockVersion::targetDays).containsExactly(21);
    }

    @Test
    void allHolidaysCanBeRemoved() throws IOException {
        values.keySet().removeIf(field -> field.startsWith("holiday."));
        assertThat(saved(values).calendar().holidays()).isEmpty();
    }

    @Test
    void recipientsAreThoseEntered() {
        Map<String, String> entered = new HashMap<>(values);
        entered.put("mail.draft", "a@b.example؛ ".replace("؛", ";") + "c@d.example");
        entered.put("mail.failure", "e@f.example");
        entered.put("mail.language", "en");
        assertThat(yaml(entered).recipients("# first"))
                .containsExactly(
                        "# first",
                        "reports:",
                        "  - {report: board-monthly, when: draft, language: en, formats: [pdf, xlsx], to: [\"a@b.example\",\"c@d.example\"]}",
                        "failures:",
                        "  - {language: en, to: [\"e@f.example\"]}");
    }

    private static CharityYaml yaml(Map<String, String> entered) {
        return new CharityYaml(new CharityForm(entered), PolicyReader.read(Path.of("jobs", "policy")), TODAY);
    }

    /** The policy after the form was written into a copy of the files. */
    private Policy saved(Map<String, String> entered) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs", "policy"), place);
        try (var files = Files.list(place)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                for (List<String> part : yaml(entered).parts().values()) {
                    text = CharityYaml.withPart(text, part);
                }
                Files.writeString(file, text);
            }
        }
        return PolicyReader.read(place);
    }
}

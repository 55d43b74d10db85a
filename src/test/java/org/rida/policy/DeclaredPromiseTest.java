package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.policy.ClockVersion.Basis;
import org.springframework.util.FileSystemUtils;

/** Promises beside the answer, read from a policy's files, and what is wrong with them: each with its file and line. */
class DeclaredPromiseTest {

    private static final String PROMISES =
            """
            promises:
              - key: acknowledgement
                name: {ar: الإشعار بالاستلام, en: Acknowledgement}
                versions:
                  - in-force-from: 2024-01-01
                    kinds: [aid, complaint]
                    starts: received
                    stops: informed
                    target-days: 3
                    counted: working
                  - in-force-from: 2026-01-01
                    kinds: [complaint]
                    starts: received
                    stops: informed
                    target-days: 2
              - key: closing
                name: {ar: إغلاق الشكوى, en: Closing}
                versions:
                  - in-force-from: 2025-06-01
                    kinds: [complaint]
                    starts: decided
                    stops: replied
                    target-days: 7
            """;

    @TempDir
    Path folder;

    private Path promises;

    @BeforeEach
    void copyTheShippedPolicy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs", "policy"), folder);
        Path clock = folder.resolve("clock.yaml");
        String shipped = Files.readString(clock);
        Files.writeString(clock, shipped.substring(0, shipped.indexOf("promises:")));
        promises = folder.resolve("promises.yaml");
    }

    @Test
    void aPolicyNeedsNone() {
        assertThat(PolicyReader.read(folder).promises()).isEmpty();
    }

    @Test
    void aRequestIsJudgedByTheVersionOfItsDayOfReceipt() throws IOException {
        Files.writeString(promises, PROMISES);

        DeclaredPromise acknowledgement = PolicyReader.read(folder).promise("acknowledgement");

        assertThat(acknowledgement.name().en()).isEqualTo("Acknowledgement");
        assertThat(acknowledgement.on(LocalDate.of(2023, 12, 31)))
                .as("before the first version nothing was promised")
                .isEmpty();
        assertThat(acknowledgement.on(LocalDate.of(2025, 12, 31)))
                .contains(new DeclaredPromise.PromiseVersion(
                        LocalDate.of(2024, 1, 1),
                        List.of("aid", "complaint"),
                        Stage.RECEIVED,
                        Stage.INFORMED,
                        3,
                        Basis.WORKING));
        assertThat(acknowledgement.on(LocalDate.of(2026, 1, 1)))
                .map(DeclaredPromise.PromiseVersion::counted)
                .contains(Basis.CALENDAR);
        assertThat(acknowledgement.endOf(acknowledgement.versions().get(0))).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(acknowledgement.endOf(acknowledgement.versions().get(1))).isEqualTo(LocalDate.MAX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            starts: decided           | starts: judged           | 21 | versions[0].starts: expected one of received, informed, verified, referred, signed, submitted, decided, replied, registered, served, found "judged"
            stops: replied            | stops: verified          | 22 | promises[1].versions[0].stops: expected a stage after decided, found "verified"
            stops: replied            | stops: decided           | 22 | promises[1].versions[0].stops: expected a stage after decided, found "decided"
            target-days: 7            | counted: calendar        | 19 | promises[1].versions[0].target-days: expected a whole number of 1 or more, found nothing
            target-days: 7            | target-days: -7          | 23 | promises[1].versions[0].target-days: expected a whole number of 1 or more, found "-7"
            target-days: 7            | target-days: a week      | 23 | promises[1].versions[0].target-days: expected a whole number such as 12, found "a week"
            in-force-from: 2026-01-01 | in-force-from: 2024-01-01 | 11 | promises[0].versions[1].in-force-from: expected a day after 2024-01-01, found "2024-01-01"
            key: closing              | key: acknowledgement     | 16 | promises[1].key: expected a name that no other entry has, found "acknowledgement"
            key: closing              | key: Closing a complaint | 16 | promises[1].key: expected a name of lower-case letters, digits and hyphens that begins with a letter, found "Closing a complaint"
            kinds: [aid, complaint]   | kinds: [aid, complaints] | 6  | promises[0].versions[0].kinds[1]: expected one of aid, registration, complaint, enquiry, volunteering, outreach, found "complaints"
            """)
    void whatIsWrongIsReportedWithItsLineInBothLanguages(String right, String wrong, int line, String message)
            throws IOException {
        assertThat(PROMISES).contains(right);
        Files.writeString(promises, PROMISES.replace(right, wrong), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOfSatisfying(ConfigurationProblem.class, problem -> assertThat(problem.problems())
                        .singleElement()
                        .satisfies(each -> {
                            assertThat(each.en())
                                    .startsWith(promises + ", line " + line + ": ")
                                    .endsWith(message);
                            assertThat(each.ar())
                                    .contains("السطر " + line, "المتوقع", "والموجود")
                                    .doesNotContain("expected");
                        }));
    }
}

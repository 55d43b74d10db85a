package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.JobValidator;
import org.rida.job.definition.PullValidator;
import org.springframework.util.FileSystemUtils;

/** What is wrong with a step that fetches is said with file and line before any run, and secrets come from where they may. */
class PullValidationTest {

    private static final String GOOD =
            """
            title: {ar: جلب, en: Fetch}
            steps:
              - pull:
                  server: kobo
                  address: https://kf.kobotoolbox.org
                  form: aForm
                  feed: kobo-satisfaction
                  mapping: kobo
                  secret: kobo
            """;

    @TempDir
    Path folder;

    private JobDefinitions jobs;

    @BeforeEach
    void oneServerAndOneSecret() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs", "mappings"), folder.resolve("mappings"));
        Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve("kobo"), "token\n");
        AllowedHosts hosts = new AllowedHosts(List.of("kf.kobotoolbox.org"), List.of());
        PullSecrets secrets = new PullSecrets(folder.resolve("secrets").toString());
        jobs = new JobDefinitions(
                folder, new JobValidator(folder, Path.of("reports"), new PullValidator(hosts, secrets)));
    }

    @Test
    void aGoodStepIsTaken() throws IOException {
        Files.writeString(folder.resolve("fetch.yaml"), GOOD);

        assertThatCode(jobs::all).doesNotThrowAnyException();
        assertThat(jobs.get("fetch").steps().get(0).kinds()).containsExactly("pull");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            server: kobo                    | server: surveymonkey        | fetch.yaml, line 4: steps[0].pull.server: expected
            address: https://kf.kobotoolbox.org | address: https://elsewhere.example | fetch.yaml, line 5: steps[0].pull.address: expected a server that rida.pull.hosts lists
            address: https://kf.kobotoolbox.org | address: http://kf.kobotoolbox.org | line 5: steps[0].pull.address
            form: aForm                     | form: ../users              | line 6: steps[0].pull.form: expected the id of a form such as
            feed: kobo-satisfaction         | feed: ../x                  | line 7: steps[0].pull.feed
            mapping: kobo                   | mapping: nope               | line 8: steps[0].pull.mapping: expected the name of a file in
            secret: kobo                    | secret: nope                | line 9: steps[0].pull.secret: expected the name of a file in rida.pull.secrets
            secret: kobo                    | # nothing                   | line 4: steps[0].pull.secret: expected the name of a secret such as kobo, found nothing
            server: kobo                    | server: limesurvey          | steps[0].pull.user: expected the name of an account, found nothing
            """)
    void whatIsWrongIsSaidWithItsLine(String good, String bad, String problem) throws IOException {
        Files.writeString(folder.resolve("fetch.yaml"), GOOD.replace(good.strip() + "\n", bad.strip() + "\n"));

        assertThatThrownBy(jobs::all).hasMessageContaining(problem);
    }

    /** Somebody will put the token itself there. */
    @Test
    void whatStandsInPlaceOfTheNameIsNotRepeated() throws IOException {
        Files.writeString(folder.resolve("fetch.yaml"), GOOD.replace("secret: kobo", "secret: 8f3c0ffee"));

        assertThatThrownBy(jobs::all).message().contains("steps[0].pull.secret").doesNotContain("8f3c0ffee");
    }

    @Test
    void aSecretComesFromTheFileOrElseTheEnvironment() {
        Map<String, String> environment =
                Map.of("RIDA_PULL_SECRET_KOBO", "other", "RIDA_PULL_SECRET_LIME_SURVEY", " pass ");
        PullSecrets secrets = new PullSecrets(folder.resolve("secrets").toString(), environment::get);

        assertThat(secrets.get("kobo").value()).isEqualTo("token");
        assertThat(secrets.get("lime-survey").value()).isEqualTo("pass");
        assertThat(secrets.get("kobo")).hasToString("***");
        assertThat(secrets.exists("../kobo")).isFalse();
        assertThatThrownBy(() -> secrets.get("odk")).hasMessageContaining("RIDA_PULL_SECRET_ODK");
    }
}

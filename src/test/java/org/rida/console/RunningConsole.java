package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.rida.PreparedOctober;
import org.rida.RidaApplication;
import org.rida.access.CheapHashing;
import org.rida.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.util.FileSystemUtils;

/**
 * The whole product with its web server, on a database of its own, on the morning of 1 November 2026: October is issued and
 * drafted once more, and there is one user of each role. Tests that extend this share it: each class finds it like this, each test of
 * a class also what the tests before it left.
 */
@TestExecutionListeners(
        listeners = ConsoleSnapshot.Restoring.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(RunningConsole.Morning.class)
public abstract class RunningConsole {

    static final OidcProvider HOUSE = new OidcProvider();
    /** Address on this machine of the only proxy that is configured; other requests come from 127.0.0.1. */
    protected static final String PROXY = "127.0.0.2";

    protected static final String PASSWORD = PreparedOctober.PASSWORD;

    private static final Instant MORNING = Instant.parse("2026-11-01T03:00:00Z");

    @LocalServerPort
    protected int port;

    @Autowired
    public JdbcClient sql;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        Path place = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "console");
        Path data = place.resolve("data");
        Path archive = place.resolve("reports");
        String url = PreparedOctober.ISSUED.copyTo(data, archive);
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.data", data::toString);
        properties.add("server.forward-headers-strategy", () -> "native");
        properties.add("server.tomcat.remoteip.internal-proxies", () -> PROXY + "/32");
        String house = "spring.security.oauth2.client.registration.house.";
        properties.add(house + "client-id", () -> "rida");
        properties.add(house + "client-secret", () -> "secret");
        properties.add(house + "client-name", () -> "The Other House");
        properties.add(house + "authorization-grant-type", () -> "authorization_code");
        properties.add(house + "redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        properties.add(house + "scope", () -> "openid");
        String provider = "spring.security.oauth2.client.provider.house.";
        properties.add(provider + "authorization-uri", () -> HOUSE.address() + "/authorize");
        properties.add(provider + "token-uri", () -> HOUSE.address() + "/token");
        properties.add(provider + "jwk-set-uri", () -> HOUSE.address() + "/keys");
        FileSystemUtils.copyRecursively(Path.of("jobs"), place.resolve("jobs"));
        // erasure reaches the files of the folders that jobs read
        Path sample = place.resolve("sample-data");
        FileSystemUtils.copyRecursively(Path.of("sample-data"), sample);
        Path job = place.resolve("jobs").resolve(PreparedOctober.JOB + ".yaml");
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("folder: sample-data", "folder: " + sample)
                        // October is there in every format; what pages do with further drafts needs one
                        .replace("formats: [pdf, html, xlsx]", "formats: [html]"));
        properties.add("rida.jobs", () -> place.resolve("jobs").toString());
        properties.add("rida.archive", archive::toString);
    }

    /** What is due, and which session has ended, depends on it in whichever test comes next. */
    @AfterEach
    void theClockIsSetBack() {
        clock.set(MORNING);
    }

    /** A browser without a screen, logged in as the user of this role. */
    public TestClient client(Role role) {
        TestClient client = stranger();
        client.logIn(role.code(), PASSWORD);
        return client;
    }

    protected TestClient stranger() {
        return new TestClient("http://localhost:" + port);
    }

    /** Whether no run waits or is under way. */
    protected boolean isIdle() {
        return sql.sql("select count(*) from run where state in ('waiting', 'running')")
                        .query(Long.class)
                        .single()
                == 0;
    }

    protected long audited(String deed, String subject) {
        return audited(deed, subject, "done");
    }

    protected long audited(String deed, String subject, String outcome) {
        return sql.sql(
                        """
                        select count(*) from audit_entry
                        where actor = 'quality' and action = :deed and position(:subject in subject) > 0 and outcome = :outcome
                        """)
                .param("deed", deed)
                .param("subject", subject)
                .param("outcome", outcome)
                .query(Long.class)
                .single();
    }

    /** The page in both languages, each with its direction and this text. */
    protected static void assertInBothLanguages(TestClient client, String address, String arabic, String english) {
        assertThat(client.get(address + "?lang=ar").body())
                .contains("lang=\"ar\"", "dir=\"rtl\"", arabic)
                .doesNotContain("style=", "??");
        assertThat(client.get(address + "?lang=en").body()).contains("lang=\"en\"", "dir=\"ltr\"", english);
    }

    protected static List<String> all(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        List<String> all = new ArrayList<>();
        while (found.find()) {
            all.add(found.group(1));
        }
        return all;
    }

    /** Where an answer redirects to. */
    static String redirectOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }

    /** The page that follows a form: the answer itself, or where it leads to. */
    protected static String pageAfter(TestClient person, HttpResponse<String> answer) {
        return answer.statusCode() == 200
                ? answer.body()
                : person.get(redirectOf(answer)
                                .replaceFirst("^http://[^/]+", "")
                                .replaceFirst("#.*", ""))
                        .body();
    }

    /** A clock that tests may move. */
    static final class Clock implements InstantSource {

        private final AtomicReference<Instant> now = new AtomicReference<>(MORNING);

        @Override
        public Instant instant() {
            return now.get();
        }

        void set(Instant instant) {
            now.set(instant);
        }

        void pass(Duration duration) {
            now.updateAndGet(at -> at.plus(duration));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Morning {

        @Bean
        @Primary
        Clock clock() {
            return new Clock();
        }

        @Bean
        @Lazy
        ConsoleSnapshot snapshot(DataSource database, @Value("${rida.data}") Path data) {
            return new ConsoleSnapshot(database, data.getParent());
        }

        @Bean
        @Primary
        PasswordEncoder cheapHashing() {
            return CheapHashing.encoder();
        }
    }
}

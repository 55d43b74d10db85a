package org.rida.command.line;

import org.rida.RidaApplication;
import org.rida.database.TestDatabase;













import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Commands in one application with jobs of its own: missing folders, files that are none, a small good one. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
public abstract class CommandLineCase {

    public static final Path PLACE = place();
    private static final Path JOBS = PLACE.resolve("jobs");
    public static final Path REPORTS = PLACE.resolve("archive");

    private static final String GOOD =
            """
            request_no,received_on,kind,channel,replied_on,shoe_size
            R-1,2026-10-01,aid,phone,2026-10-09,43
            R-2,2026-10-02,complaint,website,,38
            """;

    private static final String JOB =
            """
            title: {ar: مهمة, en: Some job}
            parameters:
              - {name: month, title: {ar: الشهر, en: Month}, type: month, default: last-month}
            steps:
              - ingest: {folder: "%s", feeds: [{files: "*", mapping: requests}]}
              - recount: {months: stale}
              - report: {name: board-monthly, languages: [ar, en], formats: [pdf, xlsx]}
            """;

    @Autowired
    protected ConfigurableApplicationContext context;

    @Autowired
    public JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.data", () -> PLACE.resolve("data").toString());
        properties.add("rida.jobs", JOBS::toString);
        properties.add("rida.archive", REPORTS::toString);
    }

    @BeforeAll
    static void declareJobs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
            for (Path file : files.toList()) {
                Path copy = JOBS.resolve(Path.of("jobs").relativize(file));
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        job("missing-folder", PLACE.resolve("not-there"));
        job(
                "bad-files",
                folder(
                        "bad",
                        Map.of(
                                "a-empty.csv",
                                new byte[0],
                                "b-picture.csv",
                                new byte[] {
                                    (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0
                                },
                                "c-no-receipt.csv",
                                text("request_no,kind,channel\nR-9,aid,phone\n"),
                                "d-letter.docx",
                                text("%PDF-1.7 not a table"))));
        job("small", folder("small", Map.of("requests.csv", text(GOOD))));
    }

    /** Commands in this test's own application, which stays open. */
    public ContextLauncher shared() {
        return new ContextLauncher(RidaApplication.class) {
            @Override
            public int command(ToIntFunction<ConfigurableApplicationContext> command) {
                return command.applyAsInt(context);
            }
        };
    }

    public long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void job(String name, Path folder) throws IOException {
        Files.writeString(JOBS.resolve(name + ".yaml"), JOB.formatted(folder));
    }

    private static Path folder(String name, Map<String, byte[]> files) throws IOException {
        Path folder = Files.createDirectories(PLACE.resolve(name));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path place() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "command-line");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

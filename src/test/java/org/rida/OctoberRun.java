package org.rida;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.rida.access.Actor;
import org.rida.database.TestDatabase;
import org.rida.job.RunOperator;
import org.rida.job.run.RunResult;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole product on a database of its own, on the morning of 1 November 2026, after one run of the October report on
 * {@code sample-data}. Tests that extend this share that one run.
 */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(OctoberRun.Morning.class)
public abstract class OctoberRun {

    protected static final String JOB = "monthly-board-report";
    protected static final Map<String, String> OCTOBER = Map.of("month", "2026-10");

    @Autowired
    protected RunOperator operator;

    @Autowired
    protected EditionRepository editions;

    @Autowired
    protected JdbcClient sql;

    @Autowired
    protected DataSource database;

    @Autowired
    private FirstRun first;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        Path place = Files.createTempDirectory(Path.of("target"), "october");
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.data", () -> place.resolve("data").toString());
        properties.add("rida.archive", () -> place.resolve("reports").toString());
    }

    /** How the first run ended. */
    protected RunResult firstRun() {
        return first.result();
    }

    /** What the first run drafted. */
    protected Edition firstDraft() {
        return editions.ofRun(first.result().run()).get(0);
    }

    protected RunResult runAgain() {
        return operator.run(JOB, OCTOBER, new RunOperator.StartReason(Actor.console("test", "test"), "again"));
    }

    protected String figures(Edition edition) {
        return sql.sql(
                        """
                        select jsonb_path_query_array(figures, '$.pages[*].blocks[*] ? (@.title.en != "How this report was made")')::text
                        from report_edition
                        where edition_id = :id
                        """)
                .param("id", edition.id())
                .query(String.class)
                .single();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Morning {

        @Bean
        @Primary
        InstantSource firstOfNovember() {
            return InstantSource.fixed(Instant.parse("2026-11-01T03:00:00Z"));
        }

        @Bean
        FirstRun firstRun(RunOperator operator) {
            return new FirstRun(operator);
        }
    }

    /** Runs when it is first asked for. */
    static final class FirstRun {

        private final RunOperator operator;
        private RunResult result;

        FirstRun(RunOperator operator) {
            this.operator = operator;
        }

        synchronized RunResult result() {
            if (result == null) {
                result =
                        operator.run(JOB, OCTOBER, new RunOperator.StartReason(Actor.console("test", "test"), "first"));
            }
            return result;
        }
    }

    /** Any file as bytes, for those who compare. */
    protected static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

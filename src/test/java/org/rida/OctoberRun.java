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

    protected static final String JOB = PreparedOctober.JOB;
    protected static final Map<String, String> OCTOBER = PreparedOctober.MONTH;

    @Autowired
    protected RunOperator operator;

    @Autowired
    protected EditionRepository editions;

    @Autowired
    protected JdbcClient sql;

    @Autowired
    protected DataSource database;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        Path place = Files.createTempDirectory(Path.of("target"), "october");
        Path data = place.resolve("data");
        Path archive = place.resolve("reports");
        String url = PreparedOctober.DRAFTED.copyTo(data, archive);
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.data", data::toString);
        properties.add("rida.archive", archive::toString);
    }

    /** The number of the first run. */
    protected long firstRun() {
        return sql.sql("select min(run_id) from run").query(Long.class).single();
    }

    /** What the first run drafted. */
    protected Edition firstDraft() {
        return editions.ofRun(firstRun()).get(0);
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

package org.rida.job.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.database.TestDatabase;
import org.rida.job.definition.InvalidRequest;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.JobValidator;
import org.rida.job.definition.TestPulls;
import org.rida.policy.PolicyReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parameters of the product's jobs in their exact form, by which two requests are known to mean the same run. */
class ParameterResolverTest {

    /** 1 November in Riyadh, while it is still October in London. */
    private static final Instant MIDNIGHT = Instant.parse("2026-10-31T21:30:00Z");

    private static final DataSource DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private final ParameterResolver resolver = new ParameterResolver(
            new JobDefinitions(
                    Path.of("jobs"), new JobValidator(Path.of("jobs"), Path.of("reports"), TestPulls.none())),
            PolicyReader.read(Path.of("jobs/policy")),
            DATABASE);

    @ParameterizedTest
    @CsvSource({
        "last-month, 2026-10",
        "this-month, 2026-11",
        "2025-02, 2025-02",
        "2026-08..last-month, 2026-08..2026-10",
        "last-month..2026-10, 2026-10"
    })
    void aMonthIsThatOfTheOrganizationsTimeZone(String written, String exact) {
        assertThat(resolver.parameters("monthly-board-report", Map.of("month", written), MIDNIGHT))
                .containsExactly(Map.entry("month", exact));
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        assertThat(resolver.parameters("monthly-board-report", Map.of(), MIDNIGHT))
                .containsExactly(Map.entry("month", "2026-10"));
        assertThat(resolver.parameters("ingest-requests", Map.of(), MIDNIGHT)).isEmpty();
    }

    /** A job that reads files first may bring a newer month: only its report knows which is the latest. */
    @Test
    void theLatestMonthIsLeftOpenWhereTheJobItselfMayChangeIt() {
        assertThat(resolver.parameters("monthly-board-report", Map.of("month", "latest-month"), MIDNIGHT))
                .containsExactly(Map.entry("month", "latest-month"));
    }

    @Test
    void withoutDataTheLatestMonthIsTheLastOne() throws IOException {
        assertThat(ofReportAlone().parameters("report", Map.of(), MIDNIGHT))
                .containsExactly(Map.entry("month", "2026-10"));
        assertThat(resolver.lastMonth(MIDNIGHT)).isEqualTo(YearMonth.of(2026, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "October", "2026-13", "2026-10.."})
    void whatIsNoMonthIsRefused(String written) {
        assertThatThrownBy(() -> resolver.parameters("monthly-board-report", Map.of("month", written), MIDNIGHT))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("“" + written + "”");
    }

    @Test
    void aParameterThatTheJobDoesNotHaveIsRefusedWithThoseItHas() {
        assertThatThrownBy(() -> resolver.parameters("monthly-board-report", Map.of("mont", "2026-10"), MIDNIGHT))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("\"mont\"")
                .hasMessageContaining("parameters: month.");
        assertThatThrownBy(() -> resolver.parameters("monthly", Map.of(), MIDNIGHT))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("monthly-board-report");
    }

    /** Nothing is written for it: a dry run asks, too. */
    @Test
    void resolvingChangesNothing() throws IOException {
        ofReportAlone().parameters("report", Map.of(), MIDNIGHT);

        assertThat(List.of("run", "batch_job_instance", "counted_month"))
                .allSatisfy(table -> assertThat(JdbcClient.create(DATABASE)
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                        .isZero());
    }

    /** Of a job that neither ingests nor counts. */
    private ParameterResolver ofReportAlone() throws IOException {
        Files.writeString(
                folder.resolve("report.yaml"),
                """
                title: {ar: تقرير, en: Report}
                parameters:
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default: latest-month}
                steps:
                  - report: {name: board-monthly, languages: [ar], formats: [pdf]}
                """);
        return new ParameterResolver(
                new JobDefinitions(folder, new JobValidator(folder, Path.of("reports"), TestPulls.none())),
                PolicyReader.read(Path.of("jobs/policy")),
                DATABASE);
    }
}

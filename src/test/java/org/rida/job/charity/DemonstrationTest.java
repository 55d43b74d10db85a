package org.rida.job.charity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.Problem;
import org.rida.report.StoredCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The fictional charity goes as a whole, and nothing else does. */
class DemonstrationTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z"));
    private static final Actor SARA = Actor.console("sara", "192.0.2.1");

    @TempDir
    Path place;

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final List<Object> events = new ArrayList<>();
    private Demonstration demonstration;

    @BeforeEach
    void installation() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs"), place.resolve("jobs"));
        demonstration = new Demonstration(
                database,
                place.resolve("jobs"),
                place.resolve("reports"),
                place.resolve("data"),
                NOW,
                AuditLog.of(database, NOW),
                events::add);
        YearMonth october = YearMonth.of(2026, 10);
        StoredCounts counts = new StoredCounts(database);
        counts.cover(october, october, october.atEndOfMonth());
        counts.due(october, october, month -> 60);
        sql.sql(
                        "insert into access_user (name, full_name, role, created_at) values ('sara', 'Sara', 'administrator', now())")
                .update();
        run("completed");
    }

    @Test
    void whatItStoredGoesAndUsersAndTheAuditLogStay() throws IOException {
        assertThat(demonstration.isHere()).isTrue();
        assertThat(filled()).containsKeys("run", "month_count", "counted_month", "access_user");

        Path aside = demonstration.remove(Demonstration.NAME, SARA);

        assertThat(filled().keySet()).containsOnly("access_user", "audit_entry", "flyway_schema_history");
        assertThat(sql.sql("select action || ' ' || actor || ' ' || outcome from audit_entry")
                        .query(String.class)
                        .list())
                .containsExactly("demonstration-removed sara done");
        assertThat(aside.resolve("jobs/policy/association.yaml")).content().contains(Demonstration.NAME);
        assertThat(demonstration.isHere()).isFalse();
        assertThat(Files.readString(place.resolve("jobs/policy/association.yaml")))
                .contains("Our charity");
        assertThat(place.resolve("reports/board-monthly/report.yaml")).exists();
        assertThat(events).containsExactly(new CharityRules.RestartRequested());
    }

    @Test
    void withoutAConfirmationNothingGoes() {
        Map<String, Long> before = filled();
        for (String word : List.of("", "yes", "Model Charity")) {
            assertThatThrownBy(() -> demonstration.remove(word, SARA))
                    .as(word)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Nothing was removed");
        }
        assertUntouched(before);
    }

    /** Whoever has given the installation the name of a charity of its own has data of its own in it. */
    @Test
    void aCharityOfAnotherNameIsNeverRemoved() throws IOException {
        Path association = place.resolve("jobs/policy/association.yaml");
        Files.writeString(association, Files.readString(association).replace(Demonstration.NAME, "Oasis Charity"));
        Map<String, Long> before = filled();
        assertThat(demonstration.isHere()).isFalse();
        assertThatThrownBy(() -> demonstration.remove(Demonstration.NAME, SARA)).hasMessageContaining("Model Charity");
        assertUntouched(before);
    }

    @Test
    void nothingGoesWhileARunWorks() {
        run("running");
        run("waiting");
        Map<String, Long> before = filled();
        assertThatThrownBy(() -> demonstration.remove(Demonstration.NAME, SARA)).hasMessageContaining("2 runs");
        assertUntouched(before);
    }

    /** A move that fails leaves the configuration; the removal is offered again, and then succeeds. */
    @Test
    void itCanBeRepeatedWhereTheFolderCouldNotBeMoved() throws IOException {
        Files.writeString(place.resolve("data"), "a file where the folder of data should be");
        assertThatThrownBy(() -> demonstration.remove(Demonstration.NAME, SARA)).isInstanceOf(Problem.class);
        assertThat(demonstration.isHere()).isTrue();
        assertThat(events).isEmpty();

        Files.delete(place.resolve("data"));
        demonstration.remove(Demonstration.NAME, SARA);
        assertThat(demonstration.isHere()).isFalse();
    }

    private void assertUntouched(Map<String, Long> before) {
        Map<String, Long> after = filled();
        after.remove("audit_entry");
        before.remove("audit_entry");
        assertThat(after).isEqualTo(before);
        assertThat(place.resolve("jobs/policy/clock.yaml")).exists();
        assertThat(events).isEmpty();
    }

    private void run(String state) {
        sql.sql(
                        "insert into run (job, run_key, parameters, state, actor, reason) values ('board', :key, '{}', :state, 'rida', '')")
                .param("key", state)
                .param("state", state)
                .update();
    }

    /** Rows of the tables that are not empty. */
    private Map<String, Long> filled() {
        Map<String, Long> filled = new TreeMap<>();
        sql.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()
                .forEach(table -> {
                    long rows = sql.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single();
                    if (rows > 0) {
                        filled.put(table, rows);
                    }
                });
        return filled;
    }
}

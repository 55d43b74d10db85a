package org.rida.job.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.database.ApplicationName;
import org.rida.database.TestDatabase;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Storages that must not be mixed: one folder under two names, and two folders under one name. */
class StorageMarkTest {

    @TempDir
    Path place;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final String url = TestDatabase.freshUrl();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void aFolderKeepsItsMark() throws IOException {
        String mark = mark("a", "office").require();

        assertThat(mark).hasSize(36).isEqualTo(mark("a", "office").require());
        assertThat(mark("b", "office").require()).isNotEqualTo(mark);
        assertThat(Files.readString(place.resolve("a").resolve("storage-id"))).isEqualTo("office\n" + mark + "\n");
    }

    @Test
    void aFolderOfAnotherStorageIsRefusedWithBothNames() {
        mark("a", "office").require();

        assertThatThrownBy(() -> mark("a", "warehouse").require())
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll(
                        "office", "warehouse", place.resolve("a").toString());
    }

    @Test
    void withoutANameNothingIsMarked() {
        assertThat(mark("a", "").require()).isEmpty();

        assertThat(place.resolve("a")).doesNotExist();
    }

    @Test
    void twoProcessesWithTheSameFoldersWork() throws Exception {
        node("a", "office").startHeartbeat();
        ClusterNode second = node("a", "office");

        assertThatCode(second::startHeartbeat).doesNotThrowAnyException();
    }

    @Test
    void aProcessWithOtherFoldersUnderTheSameNameIsRefused() throws Exception {
        ClusterNode first = node("a", "office");
        first.startHeartbeat();
        ClusterNode second = node("b", "office");

        assertThatThrownBy(second::startHeartbeat)
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll(
                        first.name(), "office", place.resolve("b").toString());

        assertThat(sql("select node from node")).containsExactly(first.name());
        assertThatCode(() -> node("c", "warehouse").startHeartbeat()).doesNotThrowAnyException();
    }

    @Test
    void aProcessThatHasEndedIsNoObstacle() throws Exception {
        node("a", "office").startHeartbeat();
        close();
        open.clear();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        org.rida.job.Await.until(
                Duration.ofMinutes(1),
                () -> sql.sql("select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and application_name like 'rida %'")
                                .query(Long.class)
                                .single()
                        == 0);

        assertThatCode(() -> node("b", "office").startHeartbeat()).doesNotThrowAnyException();
    }

    private List<String> sql(String query) {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                .sql(query)
                .query(String.class)
                .list();
    }

    private StorageMark mark(String folder, String name) {
        return new StorageMark(place.resolve(folder), new SharedStorage(name));
    }

    /** A process with one session, which bears its name. */
    private ClusterNode node(String folder, String storage) throws Exception {
        ApplicationName name = ApplicationName.create();
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("ApplicationName", name.value());
        Connection session = new org.postgresql.Driver().connect(url, properties);
        open.add(session);
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.initialize();
        open.add(0, scheduler::shutdown);
        return new ClusterNode(
                JdbcClient.create(new SingleConnectionDataSource(session, true)),
                name,
                mark(folder, storage),
                Duration.ofHours(1),
                scheduler);
    }
}

package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rida.StoredContent;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Real processes ingest files and draft months: what is stored and drafted is the same with one thread or several, and when the
 * process is killed in the middle and another one takes its run over. Few files and months in every build;
 * {@code -Drida.soak.files=40 -Drida.soak.months=24 -Drida.soak.threads=4} for the figures of {@code src/docs/testing.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongRunsTest {

    private static final int FILES = Integer.getInteger("rida.soak.files", 4);
    private static final int MONTHS = Integer.getInteger("rida.soak.months", 5);
    private static final int MOST = Integer.getInteger("rida.soak.threads", 2);
    private static final Duration ALL = Duration.ofMinutes(5);

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    private static final List<ServingProcess> PROCESSES = new ArrayList<>();
    private static JdbcClient sql;
    private static BlockedWork held;
    private static Map<String, String> properties;
    private static Map<String, String> stored;
    private static Map<String, String> drafted;

    /** One thread works alone: what comes out is what all others are compared with. */
    @BeforeAll
    static void oneThreadAlone() throws Exception {
        String url = TestDatabase.freshUrl();
        sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        properties = LongRunsFolder.in(place, url, FILES);
        start(1);
        held = new BlockedWork(sql);
        ask("warm", "{}");
        awaitCompleted();
        Duration read = read();
        Duration drawn = draw();
        stored = StoredContent.read(sql);
        drafted = drafts();
        assertThat(drafted).hasSize(MONTHS);
        print(1, read, drawn);
    }

    @AfterAll
    static void end() throws IOException {
        for (ServingProcess process : PROCESSES) {
            process.close();
        }
    }

    @Test
    @Order(1)
    void howeverManyThreadsDraftTheFiguresAreTheSame() throws Exception {
        for (int threads = 2; threads <= MOST; threads *= 2) {
            end();
            PROCESSES.clear();
            start(threads);
            ask("warm", "{}");
            awaitCompleted();
            Duration read = read();
            assertThat(StoredContent.read(sql)).isEqualTo(stored);
            Duration drawn = draw();
            assertThat(drafts()).isEqualTo(drafted);
            print(threads, read, drawn);
        }
    }

    @Test
    @Order(2)
    void theFilesOfAKilledProcessAreIngestedByAnother() throws Exception {
        start(2);
        reset();
        held.onceMerged(FILES / 2);
        ask("files", "{}");
        killTheHeldProcess();
        awaitCompleted();
        assertThat(StoredContent.read(sql)).isEqualTo(stored);
    }

    /** A partition that was complete is not executed again. */
    @Test
    @Order(3)
    void theMonthsOfAKilledProcessAreDraftedByAnother() throws Exception {
        start(2);
        sql.sql("truncate report_edition cascade").update();
        sql.sql("truncate batch_job_instance cascade").update();
        held.onceDrafted(1);
        ask("months", months());
        killTheHeldProcess();
        awaitCompleted();
        assertThat(drafts()).isEqualTo(drafted);
        assertThat(number("select count(*) from report_edition")).isEqualTo(MONTHS);
        String partitions = " from batch_step_execution where step_name like '2-report:%' and status = 'COMPLETED'";
        long complete = number("select count(*)" + partitions);
        long distinct = number("select count(distinct step_name)" + partitions);
        System.out.printf("killed while drafting: asked %s, complete %s, distinct %s%n", MONTHS, complete, distinct);
        assertThat(List.of(complete, distinct)).containsOnly((long) MONTHS);
    }

    /** In the middle of a file or month: something is written, and nothing of it committed. */
    private static void killTheHeldProcess() throws Exception {
        String node = held.awaitHeld();
        ServingProcess worker = PROCESSES.stream()
                .filter(p -> node.startsWith("rida " + p.pid() + " "))
                .findFirst()
                .orElseThrow();
        worker.signal("KILL");
        held.letGo();
        PROCESSES.remove(worker);
    }

    private static Duration read() throws InterruptedException {
        reset();
        return took("files", "{}");
    }

    private static Duration draw() throws InterruptedException {
        sql.sql("truncate report_edition cascade").update();
        return took("months", months());
    }

    private static Duration took(String job, String parameters) throws InterruptedException {
        ask(job, parameters);
        awaitCompleted();
        return Duration.ofMillis(
                number(
                        "select (1000 * extract(epoch from ended_at - started_at))::bigint from run order by run_id desc limit 1"));
    }

    private static void reset() {
        sql.sql(
                        """
                        truncate run, run_event, source_file, request, request_history, response, invitation, rejected_row,
                            counted_file, episode, month_count, counted_month, batch_job_instance cascade
                        """)
                .update();
    }

    /** As a command does, from a process that does not work itself. */
    private static void ask(String job, String parameters) {
        sql.sql(
                        """
                        insert into run (job, run_key, parameters, state, actor, reason)
                        values (:job, :job || :parameters, :parameters::jsonb, 'waiting', 'test', '')
                        """)
                .param("job", job)
                .param("parameters", parameters)
                .update();
    }

    private static void awaitCompleted() throws InterruptedException {
        Await.until(ALL, () -> number("select count(*) from run where state in ('waiting', 'running')") == 0);
        assertThat(sql.sql("select failure_en from run where state <> 'completed'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private static void start(int threads) throws Exception {
        properties.put("rida.runs.partition-threads", Integer.toString(threads));
        ServingProcess process = ServingProcess.start(properties);
        PROCESSES.add(process);
        process.awaitLife(sql);
    }

    /** Every figure of every month, as its document says it. */
    private static Map<String, String> drafts() {
        Map<String, String> drafts = new TreeMap<>();
        sql.sql(
                        "select e.month::text, d.content from report_document d join report_edition e using (edition_id) where d.format = 'csv'")
                .query((row, n) -> drafts.put(row.getString(1), new String(row.getBytes(2), StandardCharsets.UTF_8)))
                .list();
        return drafts;
    }

    private static void print(int threads, Duration read, Duration drawn) {
        System.out.printf(
                "%s threads: %s files read in %s ms, %s months drawn in %s ms%n",
                threads, FILES, read.toMillis(), MONTHS, drawn.toMillis());
    }

    private static long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static String months() {
        YearMonth last = YearMonth.of(2026, 10);
        return "{\"month\": \"" + last.minusMonths(MONTHS - 1) + ".." + last + "\"}";
    }
}

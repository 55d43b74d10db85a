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
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rida.Soak;
import org.rida.StoredContent;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Real processes ingest files and draft months: what is stored and drafted is the same with one thread or several, and when the
 * process is killed in the middle and another one takes its run over. Few files and months in every build;
 * {@code -Drida.soak.files=40 -Drida.soak.months=24 -Drida.soak.threads=4
 * -Drida.soak.processes=3 -Drida.soak.shared=10} for the figures of {@code src/docs/testing.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongRunsTest {

    private static final int FILES = Integer.getInteger("rida.soak.files", 4);
    private static final int MONTHS = Integer.getInteger("rida.soak.months", 4);
    private static final int MOST = Integer.getInteger("rida.soak.threads", 2);
    private static final int ROUNDS = Integer.getInteger("rida.soak.shared", 1);
    private static final int WORKERS = Integer.getInteger("rida.soak.processes", 2);
    private static final String STORAGE = "office";
    private static final Duration ALL = Duration.ofMinutes(5);

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    private static final List<ServingProcess> PROCESSES = new ArrayList<>();
    private static String url;
    private static JdbcClient sql;
    private static BlockedWork held;
    private static Map<String, String> properties;
    private static Map<String, String> stored;
    private static Map<String, String> drafted;

    /** One thread works alone: what comes out is what all others are compared with. */
    @BeforeAll
    static void oneThreadAlone() throws Exception {
        url = TestDatabase.freshUrl();
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
        assertEachMonthOnce("killed while drafting");
    }

    /** Each process drafts some; what comes out is the same as by one alone. */
    @Test
    @Order(4)
    void severalProcessesDraftTheMonthsOfOneRun() throws Exception {
        end();
        PROCESSES.clear();
        properties.put("rida.workers", "postgres");
        properties.put("rida.runs.shared-storage-id", STORAGE);
        properties.put("rida.runs.partition-idle-timeout", "4s");
        for (int processes = 1; processes <= WORKERS; processes++) {
            start(1);
            Duration drawn = draw();
            assertThat(drafts()).isEqualTo(drafted);
            print(processes + " processes", drawn);
            assertThat(number("select count(*) from int_channel_message")).isZero();
        }
    }

    /** It does not manage the run: only the month under way is drafted again, by another process. */
    @Test
    @Order(5)
    void theMonthOfAKilledWorkerIsDraftedByAnother() throws Exception {
        Soak soak = Soak.of("months of one run, a worker killed");
        long got = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ServingProcess worker = holdAWorker();
            worker.signal("KILL");
            worker.awaitEnd(Duration.ofSeconds(20));
            held.letGo();
            PROCESSES.remove(worker);
            awaitCompleted();
            got += assertEachMonthOnce("worker killed");
            assertThat(number("select count(*) from run_event where event = 'taken-over'"))
                    .isZero();
            start(1);
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    /** Beyond the timeout; when it wakes it commits nothing. */
    @Test
    @Order(6)
    void theMonthOfAFrozenWorkerIsDraftedByAnother() throws Exception {
        Soak soak = Soak.of("months of one run, a worker frozen beyond the timeout");
        long got = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ServingProcess worker = holdAWorker();
            worker.signal("STOP");
            try {
                held.letGo();
                awaitCompleted();
            } finally {
                worker.signal("CONT");
            }
            got += assertEachMonthOnce("worker frozen");
            Await.until(ALL, () -> worker.lives(sql));
            assertEachMonthOnce("worker woken");
            assertThat(number("select count(*) from run_event where event = 'taken-over'"))
                    .isZero();
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    /** The run is taken over, and the months that are complete are not drafted again. */
    @Test
    @Order(7)
    void theMonthsOfAKilledManagerAreDraftedByTheOthers() throws Exception {
        Soak soak = Soak.of("months of one run, its manager killed");
        long got = 0;
        for (int round = 0; round < ROUNDS; round++) {
            prepareHeldMonths();
            held.awaitHeld();
            String node = sql.sql("select node from run where state = 'running'")
                    .query(String.class)
                    .single();
            ServingProcess manager = process(node);
            manager.signal("KILL");
            manager.awaitEnd(Duration.ofSeconds(20));
            held.letGo();
            PROCESSES.remove(manager);
            awaitCompleted();
            got += assertEachMonthOnce("manager killed");
            start(1);
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    private static void prepareHeldMonths() {
        sql.sql("truncate report_edition cascade").update();
        sql.sql("truncate batch_job_instance cascade").update();
        sql.sql("truncate run, run_event").update();
        held.onceDrafted(1);
        ask("months", months());
    }

    /** A process that drafts a month of a run that another process manages. */
    private static ServingProcess holdAWorker() throws Exception {
        prepareHeldMonths();
        return Await.first(ALL, LongRunsTest::heldWorker);
    }

    private static Optional<ServingProcess> heldWorker() {
        String manager = sql.sql("select max(node) from run where state = 'running'")
                .query(String.class)
                .optional()
                .orElse("");
        return held.held().stream()
                .filter(node -> !node.equals(manager))
                .map(LongRunsTest::process)
                .findFirst();
    }

    /** @return partitions that are complete */
    private static long assertEachMonthOnce(String what) {
        assertThat(drafts()).isEqualTo(drafted);
        assertThat(number("select count(*) from report_edition")).isEqualTo(MONTHS);
        String partitions = " from batch_step_execution where step_name like '2-report:%' and status = 'COMPLETED'";
        long complete = number("select count(*)" + partitions);
        long distinct = number("select count(distinct step_name)" + partitions);
        System.out.printf("%s: asked %s, complete %s, distinct %s%n", what, MONTHS, complete, distinct);
        assertThat(List.of(complete, distinct)).containsOnly((long) MONTHS);
        return complete;
    }

    /** In the middle of a file or month: something is written, and nothing of it committed. */
    private static void killTheHeldProcess() throws Exception {
        ServingProcess worker = process(held.awaitHeld());
        worker.signal("KILL");
        held.letGo();
        PROCESSES.remove(worker);
    }

    private static ServingProcess process(String node) {
        return PROCESSES.stream()
                .filter(p -> node.startsWith("rida " + p.pid() + " "))
                .findFirst()
                .orElseThrow();
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
                        insert into run (job, run_key, parameters, state, actor, reason, storage)
                        values (:job, :job || :parameters, :parameters::jsonb, 'waiting', 'test', '', :storage)
                        """)
                .param("job", job)
                .param("storage", properties.getOrDefault("rida.runs.shared-storage-id", ""))
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

    private static void print(String what, Duration drawn) {
        System.out.printf("%s with one thread each: %s months drawn in %s ms%n", what, MONTHS, drawn.toMillis());
    }

    private static long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static String months() {
        YearMonth last = YearMonth.of(2026, 10);
        return "{\"month\": \"" + last.minusMonths(MONTHS - 1) + ".." + last + "\"}";
    }
}

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
 * The files and months of one run are shared among real processes: what is stored and what is drafted is the same with one, two
 * or three of them, and when one is killed in the middle. Few files and months in every build;
 * {@code -Drida.soak.parts.files=40 -Drida.soak.parts.months=24 -Drida.soak.parts.processes=3} for the figures of {@code src/docs/testing.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedPartsTest {

    private static final int FILES = Integer.getInteger("rida.soak.parts.files", 4);
    private static final int MONTHS = Integer.getInteger("rida.soak.parts.months", 5);
    private static final int MOST = Integer.getInteger("rida.soak.parts.processes", 2);
    private static final String READ = "1-ingest";
    private static final String DRAW = "2-report";
    private static final Duration ALL = Duration.ofMinutes(5);

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    private static final List<ServingProcess> PROCESSES = new ArrayList<>();
    private static JdbcClient sql;
    private static BlockedParts held;
    private static Map<String, String> properties;
    private static Map<String, String> stored;
    private static Map<String, String> drafted;

    /** One process works alone: what comes out is what all others are compared with. */
    @BeforeAll
    static void oneProcessAlone() throws Exception {
        String url = TestDatabase.freshUrl();
        sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        properties = SharedPartsFolder.in(place, url, FILES);
        add();
        held = new BlockedParts(sql);
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
    void howeverManyShareTheWorkItIsTheSame() throws Exception {
        while (PROCESSES.size() < MOST) {
            add();
            Duration read = read();
            assertThat(StoredContent.read(sql)).isEqualTo(stored);
            Duration drawn = draw();
            assertThat(drafts()).isEqualTo(drafted);
            held.assertEachHadOne(DRAW, PROCESSES.size());
            print(PROCESSES.size(), read, drawn);
        }
    }

    /** The files are read one after the other, by whoever comes next. */
    @Test
    @Order(2)
    void whatAKilledProcessReadIsReadByTheOthers() throws Exception {
        reset();
        held.whenDone(READ, FILES / 2);
        ask("files", "{}");
        killWhoIsHeld();
        awaitCompleted();
        assertThat(StoredContent.read(sql)).isEqualTo(stored);
    }

    @Test
    @Order(3)
    void whatAKilledProcessDrewIsDrawnByTheOthers() throws Exception {
        if (PROCESSES.size() < 2) {
            add();
        }
        sql.sql("truncate report_edition cascade").update();
        // three parts for two processes: the third begins when one is done, whatever the second does
        held.whenDone(DRAW, 1);
        ask("months", months());
        killWhoIsHeld();
        awaitCompleted();
        assertThat(drafts()).isEqualTo(drafted);
        assertThat(number("select count(*) from report_edition")).isEqualTo(MONTHS);
    }

    /** In the middle of its part: something is written, and nothing of it committed. */
    private static void killWhoIsHeld() throws Exception {
        String node = held.awaitHeld();
        ServingProcess worker = PROCESSES.stream()
                .filter(p -> node.startsWith("rida " + p.pid() + " "))
                .findFirst()
                .orElseThrow();
        worker.signal("KILL");
        held.letGo();
        PROCESSES.remove(worker);
        System.out.printf(
                "killed the process that worked on %s%n",
                sql.sql("select part from run_part where node = :node and state = 'running'")
                        .param("node", node)
                        .query(String.class)
                        .list());
    }

    private static Duration read() throws InterruptedException {
        reset();
        return took("files", "{}");
    }

    private static Duration draw() throws InterruptedException {
        sql.sql("truncate report_edition cascade").update();
        held.untilEachHasOne(DRAW, PROCESSES.size());
        Duration took = took("months", months());
        held.letGo();
        return took;
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
                        truncate run, run_part, run_event, source_file, request, request_history, response, invitation, rejected_row,
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

    private static void add() throws Exception {
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

    private static void print(int processes, Duration read, Duration drawn) {
        System.out.printf(
                "%s processes: %s files read in %s ms, %s months drawn in %s ms%n",
                processes, FILES, read.toMillis(), MONTHS, drawn.toMillis());
    }

    private static long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static String months() {
        YearMonth last = YearMonth.of(2026, 10);
        return "{\"month\": \"" + last.minusMonths(MONTHS - 1) + ".." + last + "\"}";
    }
}

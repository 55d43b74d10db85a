package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Real processes on one database that ingest files and draft months, and what they stored and drafted. */
final class LongRuns implements AutoCloseable {

    static final int FILES = Integer.getInteger("rida.soak.files", 4);
    static final int MONTHS = Integer.getInteger("rida.soak.months", 4);
    /** The figures are compared as CSV; only a campaign measures what people ask for. */
    static final List<String> FORMATS = MONTHS > 4 ? List.of("csv", "pdf") : List.of("csv");

    static final Duration ALL = Duration.ofMinutes(5);
    static final YearMonth LAST = YearMonth.of(2026, 10);

    final JdbcClient sql;
    final Map<String, String> properties;
    final BlockedWork held;
    final MonthDrafts drafts;
    final List<ServingProcess> processes = new ArrayList<>();
    private final Map<ServingProcess, Relays> networks = new HashMap<>();

    private LongRuns(JdbcClient sql, Map<String, String> properties, BlockedWork held) {
        this.sql = sql;
        this.properties = properties;
        this.held = held;
        this.drafts = new MonthDrafts(sql);
    }

    /** One process with one thread. */
    static LongRuns in(Path place) throws IOException, InterruptedException {
        LongRuns work = at(place, TestDatabase.freshUrl());
        work.start(1);
        return work;
    }

    /** Without a process, where another left its database and data. */
    static LongRuns after(MonthsAlone alone, Path place) throws IOException {
        LongRuns work = at(place, alone.url());
        FileSystemUtils.copyRecursively(alone.data(), Path.of(work.properties.get("rida.data")));
        return work;
    }

    private static LongRuns at(Path place, String url) throws IOException {
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        Map<String, String> properties = LongRunsFolder.in(place, url, FILES);
        properties.put("rida.runs.partition-threads", "1");
        return new LongRuns(sql, properties, new BlockedWork(sql));
    }

    @Override
    public void close() throws IOException {
        for (ServingProcess process : processes) {
            process.close();
        }
        processes.clear();
        for (Relays network : networks.values()) {
            network.close();
        }
        networks.clear();
    }

    /**
     * One more.
     *
     * @param before words before the command
     */
    ServingProcess start(int threads, String... before) throws IOException, InterruptedException {
        properties.put("rida.runs.partition-threads", Integer.toString(threads));
        ServingProcess process = ServingProcess.start(properties, before);
        processes.add(process);
        process.awaitLife(sql);
        return process;
    }

    /**
     * One more, without waiting until it works, on a machine whose network is cut by {@link #vanish}.
     *
     * @param more properties of its own
     */
    void startApart(Map<String, String> more) throws IOException {
        Map<String, String> own = new TreeMap<>(properties);
        own.putAll(more);
        Relays network = new Relays();
        ServingProcess process = ServingProcess.start(network.through(own));
        processes.add(process);
        networks.put(process, network);
    }

    void awaitLife() throws InterruptedException {
        for (ServingProcess process : processes) {
            process.awaitLife(sql);
        }
    }

    /** With its whole machine: neither database nor broker are told that its connections have ended. */
    void vanish(ServingProcess process) throws Exception {
        Objects.requireNonNull(networks.get(process)).goDark();
        kill(process);
    }

    ServingProcess process(String node) {
        return processes.stream()
                .filter(p -> node.startsWith("rida " + p.pid() + " "))
                .findFirst()
                .orElseThrow();
    }

    void kill(ServingProcess process) throws Exception {
        process.signal("KILL");
        process.awaitEnd(Duration.ofMinutes(1));
        processes.remove(process);
    }

    /** A held session looks for its client only when it is let go. */
    void endSessionsOf(ServingProcess process) {
        sql.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like :name")
                .param("name", "rida " + process.pid() + " %")
                .query(Boolean.class)
                .list();
    }

    /** How long all files took, from nothing. */
    Duration read() throws InterruptedException {
        reset();
        return took("files", "{}");
    }

    /** How long all months took, from nothing. */
    Duration draw() throws InterruptedException {
        sql.sql("truncate report_edition cascade").update();
        return took("months", months());
    }

    private Duration took(String job, String parameters) throws InterruptedException {
        ask(job, parameters);
        awaitCompleted();
        return Duration.ofMillis(
                number("select (1000 * extract(epoch from ended_at - started_at))::bigint from run order by run_id"
                        + " desc limit 1"));
    }

    void reset() {
        sql.sql(
                        """
                        truncate run, run_event, source_file, request, request_history, response, invitation, rejected_row,
                            counted_file, episode, month_count, counted_month, batch_job_instance cascade
                        """)
                .update();
    }

    /** As if no month had been asked for yet. */
    void resetDrafts() {
        sql.sql("truncate report_edition cascade").update();
        sql.sql("truncate batch_job_instance cascade").update();
        sql.sql("truncate run, run_event").update();
    }

    /** As a command does, from a process that does not work itself. */
    void ask(String job, String parameters) {
        ask(job, parameters, properties.getOrDefault("rida.runs.shared-storage-id", ""));
    }

    void ask(String job, String parameters, String storage) {
        sql.sql(
                        """
                        insert into run (job, run_key, parameters, state, actor, reason, storage)
                        values (:job, :job || :parameters, :parameters::jsonb, 'waiting', 'test', '', :storage)
                        """)
                .param("job", job)
                .param("storage", storage)
                .param("parameters", parameters)
                .update();
    }

    /**
     * All months are asked for; once one is complete the others do not end until they are let go. Every process may end one first, so
     * that there have to be twice as many months as processes.
     */
    void holdMonths() {
        resetDrafts();
        held.onceDrafted(1);
        ask("months", months());
    }

    /** A process that drafts a month of a run that another process manages. */
    ServingProcess holdAWorker() throws InterruptedException {
        holdMonths();
        return Await.first(ALL, this::heldWorker);
    }

    private Optional<ServingProcess> heldWorker() {
        String manager = managerNode();
        return held.held().stream()
                .filter(node -> !node.equals(manager))
                .map(this::process)
                .findFirst();
    }

    /** A process that is held; empty once no run is under way. */
    Optional<ServingProcess> awaitHeldOrEnd() throws InterruptedException {
        Await.until(ALL, () -> !held.held().isEmpty() || !isUnderWay());
        return held.held().stream().findFirst().map(this::process);
    }

    /** The process that manages the run, once months of it are held. */
    ServingProcess holdItsManager() throws InterruptedException {
        holdMonths();
        held.awaitHeld();
        return process(managerNode());
    }

    private String managerNode() {
        return sql.sql("select max(node) from run where state = 'running'")
                .query(String.class)
                .optional()
                .orElse("");
    }

    void awaitCompleted() throws InterruptedException {
        Await.until(ALL, () -> !isUnderWay());
        assertThat(sql.sql("select failure_en from run where state <> 'completed'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private boolean isUnderWay() {
        return number("select count(*) from run where state in ('waiting', 'running')") > 0;
    }

    long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    /** The parameters of a run of all months. */
    static String months() {
        return months(0, MONTHS);
    }

    /** @param first of the months, from the oldest; 0-based */
    static String months(int first, int end) {
        return "{\"month\": \"" + LAST.minusMonths(MONTHS - 1L - first) + ".." + LAST.minusMonths((long) MONTHS - end)
                + "\"}";
    }
}

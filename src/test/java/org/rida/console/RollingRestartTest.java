package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rida.Campaign;
import org.rida.OwnJobs;
import org.rida.Soak;
import org.rida.access.CheapHashing;
import org.rida.database.TestDatabase;
import org.rida.job.Await;
import org.rida.job.ServingProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * People browse, and record actions, through a proxy before two serving processes, each of which is ended and started again in
 * turn: nobody is logged out, nobody meets an error, and every action is stored once.
 */
class RollingRestartTest {

    private static final int FEW = 4;
    private static final int MANY = 50;
    private static final int READING_MILLIS = 200;
    private static final String PASSWORD = "three quiet words";
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final List<String> PAGES = List.of("/", "/account", "/actions", "/files", "/watch", "/trends");

    @TempDir(cleanup = CleanupMode.NEVER)
    Path place;

    private final List<ServingProcess> processes = new ArrayList<>();
    private final List<RoundRobinProxy.Backend> backends = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong recorded = new AtomicLong();
    private final Set<String> unexpected = ConcurrentHashMap.newKeySet();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private Map<String, String> properties;
    private JdbcClient sql;
    private RoundRobinProxy proxy;

    @BeforeEach
    void start() throws Exception {
        String url = TestDatabase.freshUrl();
        sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        OwnJobs.in(place);
        properties = OwnJobs.properties(place, url);
        properties.put("server.forward-headers-strategy", "native");
        proxy = new RoundRobinProxy();
    }

    @AfterEach
    void end() throws Exception {
        over.set(true);
        people.shutdownNow();
        proxy.close();
        for (ServingProcess process : processes) {
            process.close();
        }
    }

    /** Each process is first taken away from the proxy, as one does who restarts it by hand. */
    @Test
    void nobodyIsLoggedOutWhereTheProxyIsTold() throws Exception {
        serveTwo();
        browse(FEW);
        upload("person-0");
        for (int i = 0; i < (Campaign.WHOLE ? 2 : 1); i++) {
            awaitMorePages(4 * FEW);
            RoundRobinProxy.Backend backend = backends.get(i);
            proxy.remove(backend);
            Await.until(MOST, () -> backend.answering().get() == 0);
            restart(i);
        }
        awaitMorePages(4 * FEW);
        assertNothingLost(FEW);
        Await.until(
                MOST,
                () -> number("select count(*) from source_file where name = 'three.csv' and state = 'merged'") == 1);
        assertThat(sql.sql("select count(distinct principal_name) from spring_session")
                        .query(Integer.class)
                        .single())
                .isEqualTo(FEW);
    }

    /** The proxy finds out by itself: it asks both for their health, ten times a second. */
    @Test
    @Tag("campaign")
    void nobodyIsLoggedOutWhereTheProxyAsksForTheHealth() throws Exception {
        Soak soak = Soak.of("people at work, both processes restarted in turn");
        properties.put("rida.shutdown-delay", "5s");
        serveTwo();
        ExecutorService checks = Executors.newSingleThreadExecutor();
        checks.execute(() -> {
            while (!over.get()) {
                List.copyOf(backends).stream()
                        .filter(backend -> proxy.health(backend) != 200)
                        .forEach(proxy::remove);
                pause(100);
            }
        });
        browse(MANY);
        for (int i = 0; i < 2; i++) {
            awaitMorePages(2 * MANY);
            restart(i);
        }
        awaitMorePages(2 * MANY);
        long stored = assertNothingLost(MANY);
        checks.shutdown();
        System.out.printf("%s pages, %s actions by %s people%n", pages.get(), stored, MANY);
        soak.done(recorded.get(), stored);
    }

    private void serveTwo() throws Exception {
        processes.add(ServingProcess.start(properties));
        processes.add(ServingProcess.start(properties));
        for (ServingProcess process : processes) {
            backends.add(proxy.add(process.awaitPort()));
        }
    }

    private void restart(int number) throws IOException, InterruptedException {
        ServingProcess process = processes.get(number);
        process.signal("TERM");
        process.awaitEnd(MOST);
        process.close();
        processes.set(number, ServingProcess.start(properties));
        backends.set(number, proxy.add(processes.get(number).awaitPort()));
    }

    private void browse(int count) {
        String hash = CheapHashing.encoder().encode(PASSWORD);
        for (int i = 0; i < count; i++) {
            String name = "person-" + i;
            sql.sql(
                            """
                            insert into access_user (name, full_name, role, password_hash, created_at)
                            values (:name, :name, 'quality', :hash, now())
                            """)
                    .param("name", name)
                    .param("hash", hash)
                    .update();
            TestClient client = new TestClient(proxy.address());
            client.logIn(name, PASSWORD);
            client.get("/?lang=en");
            people.execute(() -> work(client, name));
        }
    }

    private void work(TestClient client, String name) {
        try {
            for (int round = 0; !over.get(); round++) {
                for (String page : PAGES) {
                    // who reads it leaves the machine to the process that starts
                    pause(READING_MILLIS);
                    HttpResponse<String> answer = client.get(page);
                    if (answer.statusCode() != 200 || !answer.body().contains("/logout")) {
                        unexpected.add(name + " " + page + ": " + answer.statusCode()
                                + answer.headers().firstValue("Location").orElse(""));
                    }
                    pages.incrementAndGet();
                }
                HttpResponse<String> answer = client.post(
                        "/actions",
                        "/actions",
                        Map.of(
                                "obstacle", name + " " + round,
                                "action", "a",
                                "owner", "o",
                                "due", "2030-01-01",
                                "series", "promise-kept"));
                recorded.incrementAndGet();
                String next = client.get("/actions").body();
                if (answer.statusCode() != 302 || !next.contains("The action is recorded.")) {
                    unexpected.add(name + " records: " + answer.statusCode() + " " + next);
                }
            }
        } catch (RuntimeException | AssertionError e) {
            if (!over.get()) {
                unexpected.add(name + ": " + e);
            }
        }
    }

    /** One process receives the file, the other is told to read it, and either does. */
    private void upload(String name) {
        TestClient client = new TestClient(proxy.address());
        client.logIn(name, PASSWORD);
        String checked = client.upload(
                        "/files",
                        "/files",
                        "file",
                        "three.csv",
                        """
                        request_no,received_on,kind,channel
                        C-1,2026-10-01,aid,phone
                        C-2,2026-10-02,aid,phone
                        """
                                .getBytes(StandardCharsets.UTF_8))
                .body();
        Matcher ingest = Pattern.compile("/files/[0-9a-f]{32}/ingest").matcher(checked);
        assertThat(ingest.find()).as(checked).isTrue();
        assertThat(client.postFrom(checked, ingest.group(), Map.of("mapping", "requests"))
                        .statusCode())
                .isEqualTo(302);
    }

    private void awaitMorePages(int more) throws InterruptedException {
        long before = pages.get();
        Await.until(MOST, () -> pages.get() >= before + more || !unexpected.isEmpty());
    }

    private long assertNothingLost(int count) throws InterruptedException {
        over.set(true);
        people.shutdown();
        assertThat(people.awaitTermination(MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(unexpected).isEmpty();
        assertThat(proxy.failures()).isEmpty();
        assertThat(recorded.get()).isGreaterThanOrEqualTo(count);
        long stored = number("select count(distinct topic) from quality_action");
        assertThat(stored).isEqualTo(recorded.get()).isEqualTo(number("select count(*) from quality_action"));
        assertThat(number("select count(*) from audit_entry where action = 'logged-in'"))
                .isGreaterThanOrEqualTo(count);
        return stored;
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

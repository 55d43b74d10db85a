package org.rida.console;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.rida.RidaApplication;
import org.rida.access.AccountActivation;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.intake.BenchmarkFile;
import org.rida.intake.Intake;
import org.rida.intake.file.IngestProgress;
import org.rida.job.RunOperator;
import org.rida.job.rules.MappingFiles;
import org.rida.report.Reports;
import org.rida.report.edition.EditionRepository;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * People browse reports and the explorer, five seconds of thinking between two clicks, while a large file is read: how long
 * pages take, whether any fails, and how much slower the file is than one of the same size read alone before it.
 */
final class LoadBenchmark {

    private static final String PASSWORD = "three quiet words";
    private static final long THINKING = 5_000;
    private static final List<String> PAGES = List.of(
            "/",
            "/reports/1",
            "/trends",
            "/trends?measure=satisfied-share:speed&by=channel&a=website&b=interview",
            "/trends?measure=promise-kept&months=36&channel=website&by=service",
            "/turnaround",
            "/turnaround?month=2026-09&channel=website",
            "/comments");

    /** Rounds over all pages before anything is measured: a server that just started is another question. */
    private static final int WARM = 3;

    private final String base;
    private final int users;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong errors = new AtomicLong();
    private final ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();

    private LoadBenchmark(String base, int users) {
        this.base = base;
        this.users = users;
    }

    /** @param args people, rows */
    public static void main(String[] args) throws Exception {
        int people = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        Path place = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "load");
        try (ConfigurableApplicationContext rida = new SpringApplicationBuilder(RidaApplication.class)
                .run("--server.port=0", "--rida.data=" + place.resolve("data"))) {
            prepare(rida);
            String base = "http://localhost:" + rida.getEnvironment().getProperty("local.server.port");
            double alone = ingest(rida, BenchmarkFile.write(place.resolve("alone.csv"), rows, 0));
            LoadBenchmark load = new LoadBenchmark(base, people);
            ExecutorService browsers = load.begin();
            double beside = ingest(rida, BenchmarkFile.write(place.resolve("beside.csv"), rows, rows));
            load.end(browsers);
            load.print(alone, beside);
        }
    }

    private static void prepare(ConfigurableApplicationContext rida) {
        Actor test = Actor.console("benchmark", "benchmark");
        String code = rida.getBean(Users.class).add("quality", "", Role.QUALITY, test);
        rida.getBean(AccountActivation.class).choosePassword(code, "quality", PASSWORD, test);
        rida.getBean(RunOperator.class)
                .run(
                        "monthly-board-report",
                        Map.of("month", "2026-10"),
                        new RunOperator.StartReason(Actor.console("benchmark", "test"), ""));
        rida.getBean(Reports.class)
                .issue(
                        rida.getBean(EditionRepository.class).editions().get(0).id(),
                        Actor.console("benchmark", "test"),
                        "benchmark");
    }

    private static double ingest(ConfigurableApplicationContext rida, Path file) {
        long began = System.nanoTime();
        rida.getBean(Intake.class)
                .ingest(file, rida.getBean(MappingFiles.class).get("requests"), IngestProgress.SILENT);
        return (System.nanoTime() - began) / 1e9;
    }

    /** Everybody is logged in before the first page is measured. */
    private ExecutorService begin() {
        List<TestClient> clients =
                IntStream.range(0, users).mapToObj(i -> loggedIn()).toList();
        for (int i = 0; i < WARM; i++) {
            PAGES.forEach(clients.get(0)::get);
        }
        ExecutorService browsers = Executors.newFixedThreadPool(users);
        Random random = new Random(42);
        for (TestClient client : clients) {
            long seed = random.nextLong();
            browsers.execute(() -> browse(client, new Random(seed)));
        }
        return browsers;
    }

    private TestClient loggedIn() {
        TestClient client = new TestClient(base);
        client.logIn("quality", PASSWORD);
        return client;
    }

    private void browse(TestClient client, Random random) {
        pause(random.nextInt((int) THINKING));
        while (!over.get()) {
            long began = System.nanoTime();
            try {
                HttpResponse<String> page = client.get(PAGES.get(random.nextInt(PAGES.size())));
                if (page.statusCode() != 200) {
                    errors.incrementAndGet();
                }
            } catch (RuntimeException e) {
                errors.incrementAndGet();
            }
            millis.add((System.nanoTime() - began) / 1_000_000);
            pause(THINKING);
        }
    }

    private void end(ExecutorService browsers) throws InterruptedException {
        over.set(true);
        browsers.shutdown();
        browsers.awaitTermination(2 * THINKING, TimeUnit.MILLISECONDS);
    }

    private void print(double alone, double beside) {
        List<Long> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%d people, %d pages: %d errors; median %d ms, 95 %% within %d ms, longest %d ms%n",
                users, sorted.size(), errors.get(), at(sorted, .5), at(sorted, .95), at(sorted, 1));
        System.out.printf("ingest alone %.1f s, beside them %.1f s: %.2f times%n", alone, beside, beside / alone);
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

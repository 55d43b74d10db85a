package org.rida.intake;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.postgresql.PGConnection;

/**
 * Not a test: how long a whole ingest takes beside {@code psql \\copy} of the same file into one bare table, and beside a
 * plain reader and writer of Spring Batch with the same checks. All in one run, each into a fresh database, since only
 * ratios within one run say anything. The argument is the number of rows; README says how to run it.
 */
final class IngestBenchmark {

    private final Path folder;
    private final Path file;

    private IngestBenchmark(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("rida-benchmark");
        Path file = BenchmarkRows.write(folder.resolve("rows.csv"), rows, 0);
        new TestIntake(folder).ingest(BenchmarkRows.write(folder.resolve("warm.csv"), 20_000, 0), "requests");
        System.out.printf("%,d rows, %d MB, heap limit %d MB%n", rows, Files.size(file) >> 20, limit());
        new IngestBenchmark(folder, file).run();
        System.exit(0);
    }

    private void run() throws Exception {
        double copy = bareCopy();
        TestIntake rida = new TestIntake(folder);
        resetPeaks();
        double ingest = seconds(() -> System.out.println(rida.ingest(file, "requests")));
        long peak = peakMegabytes();
        double copyAgain = bareCopy();
        double bare = Math.min(copy, copyAgain);
        double batch = seconds(() -> PlainBatch.run(new TestIntake(folder), file));
        System.out.printf("(a) whole ingest                       %8.1f s   peak heap %d MB%n", ingest, peak);
        System.out.printf("(b) bare copy (before %.1f, after %.1f)  %8.1f s%n", copy, copyAgain, bare);
        System.out.printf("(c) FlatFileItemReader, JdbcBatchItemWriter %.1f s%n", batch);
        System.out.printf("a / b = %.2f   c / a = %.2f%n", ingest / bare, batch / ingest);
    }

    private double bareCopy() throws Exception {
        TestIntake rida = new TestIntake(folder);
        rida.sql
                .sql("create table bare (" + String.join(" text, ", BenchmarkRows.COLUMNS) + " text)")
                .update();
        try {
            return seconds(() -> psql(rida));
        } catch (java.io.IOException e) {
            System.out.println("psql is not here: (b) is the driver's CopyManager");
            return seconds(() -> copyManager(rida));
        }
    }

    private void psql(TestIntake rida) throws Exception {
        String url;
        try (Connection connection = rida.dataSource.getConnection()) {
            url = connection.getMetaData().getURL();
        }
        URI server = URI.create(url.substring("jdbc:".length()));
        String command = "\\copy bare from '" + file + "' with (format csv, header)";
        Process psql = new ProcessBuilder(
                        "psql",
                        "-q",
                        "-X",
                        "-U",
                        "postgres",
                        "-h",
                        server.getHost(),
                        "-p",
                        "" + server.getPort(),
                        "-d",
                        server.getPath().substring(1),
                        "-c",
                        command)
                .inheritIO()
                .start();
        if (psql.waitFor() != 0) {
            throw new IllegalStateException("psql ended with " + psql.exitValue());
        }
    }

    private void copyManager(TestIntake rida) throws Exception {
        try (Connection connection = rida.dataSource.getConnection();
                var in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin with (format csv, header)", in, 1 << 16);
        }
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static long limit() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The pools' peaks together: at most this was used at any moment. */
    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .mapToLong(p -> p.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}

package org.rida.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rida.intake.format.BenchmarkBook;
import org.rida.intake.format.TestIntake;
import org.rida.intake.row.PlainBatchIngest;

/**
 * Not a test: three measurements in one run, since only ratios within one run are meaningful, on the embedded durable
 * server. README says how to run it; the arguments are the rows of the CSV, of the workbook, of the file for the full database,
 * and how many that holds.
 */
final class IngestBenchmark {

    private final Path folder;
    private final BenchmarkDatabase database;

    private IngestBenchmark(Path folder, BenchmarkDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("rida-benchmark");
        System.out.printf("heap limit %d MB%n", Runtime.getRuntime().maxMemory() >> 20);
        try (BenchmarkDatabase database = new BenchmarkDatabase(folder.resolve("data"))) {
            IngestBenchmark benchmark = new IngestBenchmark(folder, database);
            benchmark.warmUp();
            benchmark.csv(Integer.parseInt(arguments[0]));
            benchmark.workbook(Integer.parseInt(arguments[1]));
            benchmark.fullDatabase(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        }
        System.exit(0);
    }

    private void warmUp() throws Exception {
        database.empty().ingest(BenchmarkRows.write(folder.resolve("warm.csv"), 20_000, 0), "requests");
        Path book = BenchmarkBook.write(folder.resolve("warm.xlsx"), 20_000);
        database.empty().ingest(book, "requests");
        BenchmarkBook.readWithPoi(book);
        BenchmarkBook.readWithFastexcel(book);
    }

    private void csv(int rows) throws Exception {
        Path file = BenchmarkRows.write(folder.resolve("rows.csv"), rows, 0);
        System.out.printf("%nCSV, %,d rows, %d MB%n", rows, Files.size(file) >> 20);
        Measurement before = bareCopy(file);
        Measurement whole = ingest(database.empty(), file);
        Measurement copy = bareCopy(file).faster(before);
        TestIntake plain = database.empty();
        Measurement batch = Measurement.of(() -> PlainBatchIngest.run(plain, file));
        whole.print("(a) whole ingest: decoded, mapped, checked, merged");
        copy.print("(b) psql \\copy into one bare table, the faster of two");
        batch.print("(c) FlatFileItemReader, JdbcBatchItemWriter, same checks");
        System.out.printf(
                "  a / b = %.2f (target <= 2.5)   c / a = %.2f (target >= 3)%n", whole.times(copy), batch.times(whole));
    }

    private void workbook(int rows) throws Exception {
        Path file = BenchmarkBook.write(folder.resolve("rows.xlsx"), rows);
        System.out.printf("%nXLSX, %,d rows, %d MB%n", rows, Files.size(file) >> 20);
        Measurement sax = Measurement.of(() -> BenchmarkBook.readWithPoi(file));
        Measurement whole = ingest(database.empty(), file);
        Measurement again =
                Measurement.of(() -> BenchmarkBook.readWithPoi(file)).faster(sax);
        Measurement fastexcel = Measurement.of(() -> BenchmarkBook.readWithFastexcel(file));
        whole.print("(a) whole ingest");
        again.print("(b) bare reading by POI's events, the faster of two");
        fastexcel.print("(c) bare reading by fastexcel-reader");
        System.out.printf(
                "  a / b = %.2f (target <= 1.5)   a / c = %.2f%n", whole.times(again), whole.times(fastexcel));
    }

    private void fullDatabase(int rows, int held) throws Exception {
        Path file = BenchmarkRows.write(folder.resolve("more.csv"), rows, 50_000_000);
        System.out.printf("%nCSV, %,d rows, into a database that holds %,d%n", rows, held);
        Measurement first = ingest(database.empty(), file);
        Measurement empty = ingest(database.empty(), file).faster(first);
        Measurement full = ingest(database.holding(held, 0), file);
        empty.print("(a) into an empty one, the faster of two");
        full.print("(b) into the full one");
        System.out.printf("  b / a = %.2f (target <= 1.5)%n", full.times(empty));
    }

    private Measurement bareCopy(Path file) throws Exception {
        TestIntake rida = database.empty();
        return Measurement.of(() -> database.bareCopy(rida, file));
    }

    private static Measurement ingest(TestIntake rida, Path file) throws Exception {
        return Measurement.of(() -> System.out.println("  " + rida.ingest(file, "requests")));
    }
}

package org.rida.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Random;
import org.postgresql.PGConnection;

/**
 * Not a test: how long a whole ingest takes beside a bare COPY of the same file. Run its main method from the test class
 * path; the first argument is the number of rows.
 */
final class IngestBenchmark {

    private static final String[] KINDS = {"aid", "registration", "complaint", "enquiry"};
    private static final String[] CHANNELS = {"interview", "phone", "المقابلة", "الموقع الإلكتروني", "letter"};

    private IngestBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? 200_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("rida-benchmark");
        TestIntake rida = new TestIntake(folder);
        Path warm = write(folder.resolve("warm.csv"), 20_000, 9_000_000);
        Path file = write(folder.resolve("rows.csv"), rows, 0);
        rida.ingest(warm, "requests");
        double copy = Math.min(copy(rida, file), copy(rida, file));
        long start = System.nanoTime();
        Ingested result = rida.ingest(file, "requests");
        double ingest = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d rows, %d MB: copy %.2f s, ingest %.2f s (%.0f rows/s), ratio %.2f, rejected %d%n",
                rows, Files.size(file) >> 20, copy, ingest, rows / ingest, ingest / copy, result.rejected());
        System.exit(0);
    }

    private static double copy(TestIntake rida, Path file) throws Exception {
        rida.sql.sql("drop table if exists bare").update();
        rida.sql
                .sql(
                        """
                        create table bare (request_no text, received_on text, kind text, channel text, service text,
                            department text, segment text, party text, outreach text, beneficiary_no text,
                            informed_on text, verified_on text, signed_on text, submitted_on text, decided_on text,
                            decision text, replied_on text, registered_on text, updated_at text)
                        """)
                .update();
        long start = System.nanoTime();
        try (Connection connection = rida.dataSource.getConnection();
                var in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin with (format csv, header)", in, 1 << 16);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static Path write(Path file, int rows, int from) throws IOException {
        Random random = new Random(from + 42L);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("request_no,received_on,kind,channel,service,department,segment,party,outreach,beneficiary_no,"
                    + "informed_on,verified_on,signed_on,submitted_on,decided_on,decision,replied_on,registered_on,"
                    + "updated_at\n");
            for (int i = 0; i < rows; i++) {
                out.write(row(from + i, random));
            }
        }
        return file;
    }

    private static String row(int number, Random random) {
        LocalDate received = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1500));
        LocalDate decided = received.plusDays(random.nextInt(20));
        LocalDate replied = random.nextInt(200) == 0 ? received.minusDays(3) : decided.plusDays(random.nextInt(5));
        return String.join(
                ",",
                "R-" + number,
                received.toString(),
                KINDS[random.nextInt(KINDS.length)],
                CHANNELS[random.nextInt(CHANNELS.length)],
                "السلال الغذائية",
                "البحث الاجتماعي",
                "الأسر محدودة الدخل",
                "beneficiary",
                "no",
                "B-" + random.nextInt(100_000),
                received.toString(),
                received.toString(),
                received.toString(),
                received.toString(),
                decided.toString(),
                random.nextBoolean() ? "accepted" : "مرفوض",
                replied.toString(),
                "",
                replied + " 10:00:00\n");
    }
}

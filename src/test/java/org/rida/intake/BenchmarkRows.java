package org.rida.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Made-up requests of 19 columns, half of them in Arabic; one row in 200 was answered before it came. */
public final class BenchmarkRows {

    public static final List<String> COLUMNS = List.of(
            "request_no",
            "received_on",
            "kind",
            "channel",
            "service",
            "department",
            "segment",
            "party",
            "outreach",
            "beneficiary_no",
            "informed_on",
            "verified_on",
            "signed_on",
            "submitted_on",
            "decided_on",
            "decision",
            "replied_on",
            "registered_on",
            "updated_at");

    private static final String[] KINDS = {"aid", "registration", "complaint", "enquiry"};
    private static final String[] CHANNELS = {"interview", "phone", "المقابلة", "الموقع الإلكتروني", "letter"};

    private BenchmarkRows() {}

    public static Path write(Path file, int rows, int from) throws IOException {
        Random random = new Random(from + 42L);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", COLUMNS) + "\n");
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

package org.rida.intake.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.rejected.RejectedRows;
import org.rida.intake.text.TextNormalizer;

/** Rows arrive in the database as they were parsed, whether staged or written directly. */
class RowCopyWriterTest {

    private static final String HEADER = "request_no,received_on,kind,outreach,updated_at\n";

    @TempDir
    Path folder;

    private TestIntake rida;

    @BeforeEach
    void database() {
        rida = new TestIntake(folder);
    }

    @Test
    void daysAndMomentsMatchPostgres() {
        String rows =
                """
                R-1,1999-12-31,aid,,1999-12-31 23:59:59
                R-2,2000-02-29,aid,yes,2000-02-29T00:00
                R-3,2024-02-29,aid,no,1996-03-01 10:05:07.123456
                R-4,2100-03-01,aid,,2026-09-01 08:00:00.5
                """;
        rida.ingest(HEADER + rows.replace("2100-03-01", "2026-03-01"), "requests");

        assertThat(rida.sql
                        .sql("select concat_ws(' ', received_on::text, outreach, updated_at) from request order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "1999-12-31 f 1999-12-31 23:59:59",
                        "2000-02-29 t 2000-02-29 00:00:00",
                        "2024-02-29 f 1996-03-01 10:05:07.123456",
                        "2026-03-01 f 2026-09-01 08:00:00.5");
    }

    @Test
    void everyDayOfFourHundredYearsMatchesTheCalendar() {
        CopyBinaryEncoder bytes = new CopyBinaryEncoder(16);
        java.time.LocalDate day = java.time.LocalDate.of(1800, 1, 1);
        for (int i = 0; i < 146_097; i++, day = day.plusDays(1)) {
            bytes.clear();
            bytes.day(day.toString());
            assertThat(java.nio.ByteBuffer.wrap(bytes.array()).getInt(4)).isEqualTo((int) day.toEpochDay() - 10_957);
        }
    }

    @Test
    void textIsStoredUnchanged() {
        String comment = "شكراً ☺ 😀 \\N \\. a\tb ‏end";
        rida.ingest("response_no,answered_on,overall,comment\nA-1,2026-09-20,5,\"" + comment + "\"\n", "responses");

        assertThat(rida.sql
                        .sql("select comment from response")
                        .query(String.class)
                        .single())
                .isEqualTo(TextNormalizer.clean(comment));
    }

    @Test
    void aNumberRepeatedFarBelowIsComparedWithItsFirstRow() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            rows.append("R-").append(i).append(",2026-09-01,aid,,\n");
        }
        rows.append("R-1,2026-09-01,aid,,\n");
        rows.append("R-2,2026-09-02,aid,,\n");
        rows.append("R-3,2026-09-01,aid,yes,2026-09-05\n");
        IngestResult result = rida.ingest(rows.toString(), "requests");

        assertThat(MergeTest.counts(result)).containsExactly(20_003, 19_999, 1, 1, 2);
        assertThat(rida.rejected.open(result.fileId(), 9))
                .extracting(RejectedRows.Rejected::line)
                .containsExactly(4L, 20_003L);
        assertThat(rida.request("R-3")).containsEntry("outreach", true).containsEntry("line_no", 20_004L);
        assertThat(rida.count("request")).isEqualTo(19_999);
    }

    @Test
    void storedAndNewNumbersMayBeMixed() {
        rida.ingest(HEADER + rows(0, 9_000, "aid"), "requests");

        assertThat(MergeTest.counts(rida.ingest(HEADER + rows(6_000, 15_000, "aid"), "requests")))
                .containsExactly(9_000, 6_000, 3_000, 0, 0);
        assertThat(MergeTest.counts(rida.ingest(HEADER + rows(14_000, 16_000, "complaint"), "requests")))
                .containsExactly(2_000, 2_000, 0, 0, 0);
        assertThat(rida.count("request")).isEqualTo(16_000);
        assertThat(rida.count("request_history")).isEqualTo(1_000);
    }

    @Test
    void seenNumbersNeverCallsANumberNewTwice() {
        SeenNumbers set = new SeenNumbers();
        Random random = new Random(5);
        java.util.Set<String> plain = new java.util.HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            String number = "R-" + random.nextInt(100_000);
            assertThat(set.add(number)).isEqualTo(plain.add(number));
        }
    }

    private static String rows(int from, int to, String kind) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < to; i++) {
            rows.append("R-").append(i).append(",2026-09-01,").append(kind).append(",,\n");
        }
        return rows.toString();
    }
}

package org.rida.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;

/** The moment of a version decides which one counts, so one that cannot be is never stored: it would be the last for ever. */
class UpdateInFutureTest {

    private static final String REQUESTS = "request_no,received_on,kind,decided_on,decision,updated_at\n";

    @TempDir
    Path folder;

    private TestIntake rida;

    /** It is 20 November 2026. */
    @BeforeEach
    void intake() {
        rida = new TestIntake(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T00:00",
                "2026-11-22 00:00:01",
                "2062-11-20",
                "9999-12-31T23:59:59",
                "+10000-01-01T00:00",
                "0001-01-01T00:00",
                "1970-01-01T00:00"
            })
    void aRowWithSuchAMomentIsRejectedAndTheNextVersionIsStored(String moment) {
        IngestResult frozen = rida.ingest(REQUESTS + "R-1,2026-09-01,aid,,," + moment + "\n", "requests");
        assertThat(frozen.rejected()).isEqualTo(1);

        rida.ingest(REQUESTS + "R-1,2026-09-01,aid,2026-09-05,accepted,2026-09-05T10:00\n", "requests");
        assertThat(rida.request("R-1").get("decision")).isEqualTo("accepted");
    }

    @Test
    void theReasonNamesTheLastDay() {
        IngestResult frozen = rida.ingest(REQUESTS + "R-1,2026-09-01,aid,,,2062-11-20T08:00\n", "requests");
        assertThat(rida.rejected.open(frozen.fileId(), 9).get(0).reasons().toString())
                .contains("updated_at: enter a day that is not after 2026-11-21; the cell says \"2062-11-20T08:00\"");
    }

    /** Each date is a piece of its own from left to right, with the letter of its calendar, in a sentence from right to left. */
    @Test
    void aHijriDayAndItsGregorianOneAreTwoPiecesInArabic() {
        IngestResult late = rida.ingest(
                "رقم الطلب;تاريخ الاستلام;نوع الطلب;القناة;تاريخ القرار;القرار\n2;1447/03/10;طلب دعم;website;1448/12/30;مقبول\n",
                "partner-requests");

        assertThat(rida.rejected.open(late.fileId(), 9).get(0).reasons().toString())
                .contains("لا يتجاوز \u2068\u20661448/06/10\u2069هـ (\u20662026/11/20\u2069م)\u2069؛")
                .contains("not after 1448/06/10 (2026-11-20);");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T23:59, 0", "2026-11-21T23:59:59, 0", "2026-11-22T00:00, 1"})
    void theClockOfTheSenderMayBeADayAhead(String moment, int rejected) {
        assertThat(rida.ingest(REQUESTS + "R-1,2026-09-01,aid,,," + moment + "\n", "requests")
                        .rejected())
                .isEqualTo(rejected);
    }
}

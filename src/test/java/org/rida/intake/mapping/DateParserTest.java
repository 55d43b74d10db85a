package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and moments of cells, and what a column's dates say about their order. */
class DateParserTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final List<String> BOTH_ORDERS = List.of("dd/MM/yyyy", "MM/dd/yyyy");

    @ParameterizedTest
    @CsvSource({
        "2026-10-31, 2026-10-31",
        "٢٠٢٦-١٠-٣١, 2026-10-31",
        "31/10/2026, 2026-10-31",
        "٣١/١٠/٢٠٢٦, 2026-10-31",
        "2026-10-31T23:59, 2026-10-31",
        "2026-10-31 23:59:59, 2026-10-31",
        "31/10/2026م, 2026-10-31",
        "29/02/2028, 2028-02-29"
    })
    void readsADayWhateverItsDigits(String cell, String day) {
        assertThat(dayFirst().day(cell)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-13-01", "31/09/2026", "1/1", "2026-10-31x", "2026-10-31T24:30", "none"})
    void whatIsNoDayIsNull(String cell) {
        assertThat(dayFirst().day(cell)).isNull();
        assertThat(dayFirst().moment(cell, 1)).isNull();
    }

    /** 22:30 in London is the next day in Riyadh, in summer and in winter by a different number of hours. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-31T22:30, 2026-11-01T01:30",
        "2026-07-31T22:30, 2026-08-01T00:30",
        "2026-10-31T22:30:05, 2026-11-01T01:30:05",
        "2026-10-31T22:30+00:00, 2026-11-01T01:30",
        "2026-10-31T22:30Z, 2026-11-01T01:30",
        "2026-10-31T22:30+03:00, 2026-10-31T22:30",
        "2026-10-31, 2026-10-31T00:00"
    })
    void timesAreTakenFromTheSendersZoneOrTheirOwnOffset(String cell, String moment) {
        DateParser dates =
                new DateParser(List.of("dd/MM/yyyy"), Mapping.Calendar.GREGORIAN, ZoneId.of("Europe/London"), RIYADH);

        assertThat(dates.moment(cell, 1)).isEqualTo(moment);
    }

    /** Without a zone the day counts as written, but an offset in the text still says which moment is meant. */
    @Test
    void withoutASendersZoneOnlyAnOffsetMovesATime() {
        assertThat(dayFirst().moment("2026-10-31T22:30", 1)).isEqualTo("2026-10-31T22:30");
        assertThat(dayFirst().moment("2026-10-31T22:30:00", 1)).isEqualTo("2026-10-31T22:30");
        assertThat(dayFirst().moment("2026-10-31T22:30:07", 1)).isEqualTo("2026-10-31T22:30:07");
        assertThat(dayFirst().day("2026-10-31T22:30Z")).isEqualTo("2026-11-01");
    }

    /** Umm al-Qura: 1 Rabi al-Awwal 1447 is 24 August 2025; years from 1800 on are Gregorian in a Hijri file, too. */
    @ParameterizedTest
    @CsvSource({"1447/03/01, 2025-08-24", "١٤٤٧/٠٣/٠١, 2025-08-24", "1447-03-01, 2025-08-24", "2025-08-24, 2025-08-24"})
    void hijriDatesBecomeGregorian(String cell, String day) {
        DateParser dates = new DateParser(List.of("yyyy/MM/dd"), Mapping.Calendar.HIJRI, null, RIYADH);

        assertThat(dates.day(cell)).isEqualTo(day);
    }

    @Test
    void aHijriMonthHasNoThirtyFirst() {
        DateParser dates = new DateParser(List.of("yyyy/MM/dd"), Mapping.Calendar.HIJRI, null, RIYADH);

        assertThat(dates.day("1447/03/31")).isNull();
        assertThat(dates.day("1447-13-01")).isNull();
    }

    @Test
    void anOpenOrderIsThatOfTheFirstFormatAndItsProofIsCounted() {
        DateParser dates = new DateParser(BOTH_ORDERS, Mapping.Calendar.GREGORIAN, null, RIYADH);

        assertThat(dates.day("05/10/2026", 7)).isEqualTo("2026-10-05");
        assertThat(dates.day("10/10/2026", 8)).isEqualTo("2026-10-10");
        assertThat(dates.day("31/10/2026", 9)).isEqualTo("2026-10-31");
        assertThat(dates.day("10/31/2026", 10)).as("one column has one order").isNull();

        DateEvidence evidence = dates.evidence();
        assertThat(evidence.assumed()).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(evidence.ambiguous()).as("10/10 is one day in both orders").isEqualTo(1);
        assertThat(evidence.ambiguousSample()).isEqualTo(new DateEvidence.DateSample(7, "05/10/2026"));
        assertThat(evidence.readings()).isEqualTo("2026-10-05 / 2026-05-10");
        assertThat(evidence.proofs(DateOrder.DAY_FIRST)).isEqualTo(1);
        assertThat(evidence.sample(DateOrder.DAY_FIRST).line()).isEqualTo(9);
        assertThat(evidence.proofs(DateOrder.MONTH_FIRST)).isEqualTo(1);
        assertThat(evidence.sample(DateOrder.MONTH_FIRST).line()).isEqualTo(10);
    }

    @Test
    void anAssumedOrderTurnsDatesOfAnOpenOneOnly() {
        DateParser open = new DateParser(
                BOTH_ORDERS, DateOrder.AUTO, DateOrder.MONTH_FIRST, Mapping.Calendar.GREGORIAN, null, RIYADH);
        DateParser declared = new DateParser(
                List.of("dd/MM/yyyy"), DateOrder.AUTO, DateOrder.MONTH_FIRST, Mapping.Calendar.GREGORIAN, null, RIYADH);

        assertThat(open.day("05/10/2026")).isEqualTo("2026-05-10");
        assertThat(declared.day("05/10/2026")).isEqualTo("2026-10-05");
    }

    /** The mapping allows one order; a date that only the other can read is no date, but is remembered. */
    @Test
    void aDateAgainstTheOnlyOrderIsNullAndCounted() {
        DateParser dates = dayFirst();

        assertThat(dates.day("10/31/2026", 4)).isNull();
        assertThat(dates.day("11/30/2026", 5)).isNull();
        assertThat(dates.day("31/10/2026", 6)).isEqualTo("2026-10-31");

        assertThat(dates.evidence().contrary()).isEqualTo(2);
        assertThat(dates.evidence().contrarySample()).isEqualTo(new DateEvidence.DateSample(4, "10/31/2026"));
        assertThat(dates.evidence().confirmed()).isEqualTo(1);
    }

    /** 2026-31-10 is in the form of ISO and no day of it: somebody exchanged day and month. */
    @Test
    void anIsoDateWithDayAndMonthExchangedIsRemembered() {
        DateParser dates = dayFirst();

        assertThat(dates.day("2026-31-10", 3)).isNull();
        assertThat(dates.evidence().contrary()).isEqualTo(1);
    }

    /** Equal cells are read once: the second answer comes from the cache and is the same. */
    @Test
    void aDayThatWasReadBeforeIsTheSame() {
        DateParser dates = dayFirst();

        assertThat(dates.day("31/10/2026")).isEqualTo(dates.day("31/10/2026")).isEqualTo("2026-10-31");
        assertThat(dates.evidence().confirmed()).isEqualTo(1);
    }

    @Test
    void theExampleShowsAtMostThreeFormats() {
        DateParser dates = new DateParser(
                List.of("dd/MM/yyyy", "yyyy/MM/dd", "d-M-yyyy", "d MMM yyyy"),
                Mapping.Calendar.GREGORIAN,
                null,
                RIYADH);

        assertThat(dates.examples().en()).isEqualTo("31/10/2026, 2026/10/31, 31-10-2026");
        assertThat(dates.examples().ar())
                .isEqualTo("\u206631/10/2026\u2069، \u20662026/10/31\u2069، \u206631-10-2026\u2069");
        assertThat(new DateParser(List.of(), Mapping.Calendar.GREGORIAN, null, RIYADH)
                        .examples()
                        .en())
                .isEqualTo("2026-10-31");
    }

    private static DateParser dayFirst() {
        return new DateParser(List.of("dd/MM/yyyy"), Mapping.Calendar.GREGORIAN, null, RIYADH);
    }
}

package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.intake.file.IngestResult;

/** Dates that can be read in two ways: each is read rightly, or refused with what to do, and never guessed. */
class StrangersDatesTest extends StrangersFiles {

    @Test
    void oneDateThatOnlyOneOrderCanReadDecidesForTheColumn() {
        rida.ingest(file("01b-google-dayfirst-mixed.csv"), "google-forms");

        assertThat(days()).containsExactly("2026-10-03", "2026-10-05", "2026-10-12", "2026-10-13", "2026-10-27");
    }

    @ParameterizedTest
    @CsvSource({
        "'10/5/2026,10/13/2026', '2026-10-05,2026-10-13'",
        "'10/5/2026 9:15,10/31/2026 23:59', '2026-10-05,2026-10-31'",
        "'10/5/2026 9:15 PM,10/13/2026 9:15 AM', '2026-10-05,2026-10-13'",
        "'5/10/2026 9:15:30 PM,13/10/2026 9:15:30 AM', '2026-10-05,2026-10-13'",
        "'5-10-2026,13-10-2026', '2026-10-05,2026-10-13'",
        "'05.10.2026,13/10/2026', '2026-10-05,2026-10-13'",
        "'10/10/2026,9/9/2026', '2026-09-09,2026-10-10'",
        "'2026/10/5,2026/10/13', '2026-10-05,2026-10-13'"
    })
    void theOrderIsThatOfTheColumn(String sent, String read) {
        text(answersOn(sent.split(",")), ANSWERS);

        assertThat(days()).containsExactly(read.split(","));
    }

    @Test
    void aLateProofIsFoundInTheSecondReading() {
        String[] dates = new String[900];
        java.util.Arrays.fill(dates, "10/5/2026");
        dates[899] = "10/13/2026";

        IngestResult result = text(answersOn(dates), ANSWERS);

        assertThat(result.rows().added()).isEqualTo(900);
        assertThat(days()).doesNotContain("2026-05-10").contains("2026-10-05", "2026-10-13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01c-google-dayfirst-silent.csv", "43-monthfirst-default.csv"})
    void whereNoDateDecidesTheMappingMustSay(String name) {
        String mapping = name.startsWith("01c") ? "google-forms" : "responses";

        assertThatThrownBy(() -> rida.ingest(file(name), mapping))
                .hasMessageContaining("2026-10-03 / 2026-03-10".substring(0, 10))
                .hasMessageContaining("2026-03-10")
                .hasMessageContaining("say which number is the day");
        assertThat(rida.count("response")).isZero();
    }

    @Test
    void theMappingsOrderCounts() {
        text(answersOn("3/10/2026", "5/10/2026"), ANSWERS + "date-order: day-first\n");
        assertThat(days()).containsExactly("2026-10-03", "2026-10-05");

        assertThatThrownBy(() -> text(answersOn("10/13/2026", "10/5/2026"), ANSWERS + "date-order: day-first\n"))
                .hasMessageContaining("can only be read in the other order");
        assertThatThrownBy(() -> text(answersOn("10/13/2026", "10/5/2026"), ANSWERS + "date-formats: [d/M/yyyy]\n"))
                .hasMessageContaining("can only be read in the other order");
    }

    @ParameterizedTest
    @CsvSource({"2026-13-10, 2026-05-10", "2026/13/10, 2026/05/10"})
    void aYearFirstDoesNotSayThatTheMonthIsSecond(String proof, String other) {
        assertThatThrownBy(() -> text(answersOn(proof, other), ANSWERS))
                .hasMessageContaining("can only be read in the other order");
    }

    @Test
    void datesOfBothOrdersInOneColumnAreRefused() {
        assertThatThrownBy(() -> text(answersOn("13/10/2026", "10/14/2026"), ANSWERS))
                .hasMessageContaining("13/10/2026")
                .hasMessageContaining("10/14/2026");
    }

    @Test
    void aColumnFollowsTheOthersOfItsFile() {
        IngestResult result = text(
                "request_no,received_on,kind,replied_on\nA,10/13/2026,aid,11/2/2026\nB,10/5/2026,aid,\n",
                "record-type: request\n");

        assertThat(rida.request("A"))
                .hasToString(rida.request("A").toString())
                .containsEntry("replied_on", java.sql.Date.valueOf("2026-11-02"));
        assertThat(notes(result)).anyMatch(n -> n.contains("replied_on") && n.contains("received_on"));
    }

    @Test
    void datesThatASpreadsheetHasSwappedAreRefused() {
        assertRefused("08-excel-half-converted.xlsx", ANSWERS + "date-formats: [d/M/yyyy]\n", "swapped day and month");
        assertRefused("08-excel-half-converted.xlsx", ANSWERS, "swapped day and month");
    }

    /** A few cells that were text before remain text, though they are up to the 12th. */
    @Test
    void datesThatASpreadsheetHasSwappedAreRefusedBesideAFewThatItLeft() {
        String swapped = "2026-03-10,2026-05-10,2026-11-10,2026-07-10";

        assertThatThrownBy(() -> text(answersOn((swapped + ",13/10/2026,25/10/2026,05/10/2026").split(",")), ANSWERS))
                .hasMessageContaining("swapped day and month");
        text(answersOn((swapped + ",2026-10-28,13/10/2026,25/10/2026,05/10/2026").split(",")), ANSWERS);
        assertThat(days()).contains("2026-03-10", "2026-10-05", "2026-10-28");
    }

    @ParameterizedTest
    @CsvSource({
        "Submit Date (UTC), 2026-11-01",
        "Ended at GMT+0, 2026-11-01",
        "Ended at UTC-02:00, 2026-11-01",
        "Ended at UTC+04:30, 2026-10-31",
        "Ended at (GMT+3), 2026-10-31",
        "Ended at, 2026-10-31"
    })
    void aHeaderThatSaysTheZoneOfItsTimesIsHonoured(String header, String day) {
        text("id," + header + ",overall\nA,2026-10-31 22:30,5\n", answers("id", "\"" + header + "\"", "overall"));

        assertThat(days()).containsExactly(day);
    }

    @Test
    void gregorianYearsAmongHijriOnesAreGregorian() {
        IngestResult result = text(
                answersOn("22/04/1448", "13/10/2026", "04/11/2026", "30/01/1448"),
                ANSWERS + "calendar: hijri\ndate-formats: [d/M/y]\n");

        assertThat(days()).containsExactly("2026-10-03", "2026-10-13", "2026-11-04");
        assertThat(rejections(result)).singleElement().asString().contains("30/01/1448");
    }

    @Test
    void offsetsInAValueAndFieldsInUtcAreHonoured() {
        ingest("07a-odk-z.csv", answers("KEY", "SubmissionDate", "overall"));
        assertThat(days()).containsExactly("2026-10-31", "2026-11-01");

        rida.ingest("_uuid,_submission_time,overall\nu1,2026-09-30T22:30:00,5\n", "kobo");
        assertThat(days()).contains("2026-10-01");
    }

    @Test
    void arabicNamesOfMonthsAreRead() {
        ingest("33-month-names.csv", ANSWERS + "date-formats: [\"d MMMM yyyy\", \"EEEE d MMMM yyyy\"]\n");
        assertThat(days()).containsOnly("2026-10-03");

        // 22 Rabi II 1448 is 3 October 2026 by the Umm al-Qura calendar
        text(
                "response_no,answered_on,overall\nH1,22 ربيع الآخر 1448 هـ,5\nH2,٢٢ ربيع الثاني ١٤٤٨,5\n",
                ANSWERS + "calendar: hijri\ndate-formats: [d MMMM yyyy]\n");
        assertThat(days()).containsOnly("2026-10-03");
    }

    @Test
    void hijriDatesAndSerialNumbersAreToldHowToBeRead() {
        assertThat(rejections(text("response_no,answered_on,overall\nA,22/04/1448,5\nB,46298,5\n", ANSWERS)))
                .anyMatch(r -> r.contains("say that the dates of this file are Hijri"))
                .anyMatch(r -> r.contains("say that the column holds day numbers"));
    }
}

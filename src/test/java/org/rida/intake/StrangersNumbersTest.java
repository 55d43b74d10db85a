package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.intake.file.IngestResult;

/** Numbers that come again: a new version of a row is told from another row under the same number. */
class StrangersNumbersTest extends StrangersFiles {

    @Test
    void numbersThatBeginAnewAreAsked() {
        String forms = answers("ID", "Completion time", "Overall");
        ingest("25a-msforms-oct.csv", forms);
        assertRefused("25b-msforms-nov.csv", forms, "3 of 3 numbers", "2026-10-03 before, 2026-11-03 now");
        assertThat(rida.count("response")).isEqualTo(3);
    }

    @Test
    void aMappingSaysWhatMakesANumberUnique() {
        String forms =
                answers("ID", "Completion time", "Overall") + "number: {with: [form, month]}\nnumber-prefix: m-\n";
        ingest("25a-msforms-oct.csv", forms);
        ingest("25b-msforms-nov.csv", forms);

        assertThat(rida.count("response")).isEqualTo(6);
        assertThat(scores().get(0)).startsWith("m-a msforms oct/2026-10/1 ");
    }

    @Test
    void aReplacedRowIsToldFromANewOne() {
        text("response_no,answered_on,overall\nA,2026-10-03,5\nB,2026-10-03,5\nC,2026-10-03,5\n", ANSWERS);
        IngestResult again = text(
                "response_no,answered_on,overall\nA,2026-10-03,4\nB,2026-10-03,5\nC,2026-10-03,5\nD,2026-10-04,1\n",
                ANSWERS);

        assertThat(again.rows().text().en())
                .isEqualTo("4 rows read: 1 new, 1 replaced, 2 unchanged, 0 superseded by newer versions, 0 left out,"
                        + " 0 rejected.");
    }

    @Test
    void answersWithoutANumberAreKnownByTheirTime() {
        rida.ingest(file("57a-form-branch-north.csv"), "google-forms");
        rida.ingest(file("57b-form-branch-south.csv"), "google-forms");

        assertThat(rida.count("response")).isEqualTo(6);
    }

    @Test
    void anEditedAnswerReplacesItsOldSelf() {
        rida.ingest(file("30a-google-export1.csv"), "google-forms");
        IngestResult edited = rida.ingest(file("30c-google-edited.csv"), "google-forms");

        assertThat(edited.rows().replaced()).isOne();
        assertThat(edited.rows().unchanged()).isEqualTo(2);
        assertThat(rida.count("response")).isEqualTo(4);
    }

    @Test
    void numbersWithAndWithoutLeadingZerosAreTold() {
        text("response_no,answered_on,overall\n0012,2026-10-03,5\n", ANSWERS);

        assertThat(notes(text("response_no,answered_on,overall\n12,2026-10-03,5\n", ANSWERS)))
                .anyMatch(n -> n.contains("0012 and 12"));
    }

    @Test
    void numbersOfRequestsWithAndWithoutLeadingZerosAreTold() {
        text("request_no,received_on,kind\n0012,2026-10-03,aid\n7,2026-10-03,aid\n", "record-type: request\n");

        assertThat(notes(text("response_no,answered_on,overall,request_no\nA,2026-10-03,5,12\n", ANSWERS)))
                .anyMatch(n -> n.contains("0012 and 12"));
        assertThat(notes(text("response_no,answered_on,overall,request_no\nB,2026-10-03,5,007\n", ANSWERS)))
                .anyMatch(n -> n.contains("007 and 7"));
    }

    @Test
    void anotherPersonsRequestsUnderTheSameNumbersAreAsked() {
        String requests = "request_no,received_on,kind,beneficiary_no\n1,2026-10-03,aid,B1\n2,2026-10-03,aid,B2\n";
        text(requests, "record-type: request\n");

        assertThatThrownBy(() -> text(requests.replace("B", "C"), "record-type: request\n"))
                .hasMessageContaining("2 of 2 numbers");
    }

    /** A status changes, the day of receipt and the person do not: more than a few of those are another record. */
    @ParameterizedTest
    @CsvSource({"3, false, false", "4, false, true", "4, true, true", "20, true, true", "3, true, false"})
    void moreThanAFewOtherDaysOrPersonsUnderStoredNumbersAreAsked(int changed, boolean person, boolean asked) {
        String type = "record-type: request\n";
        text(requests(0, "2026-10-03", "B"), type);
        String again = requests(changed, person ? "2026-10-03" : "2026-10-05", person ? "C" : "B");

        if (asked) {
            assertThatThrownBy(() -> text(again, type)).hasMessageContaining(changed + " of 100 numbers");
        } else {
            assertThat(notes(text(again, type))).anyMatch(n -> n.contains(changed + " of 100 numbers"));
        }
    }

    @Test
    void aChangedStatusIsAnUpdate() {
        String type = "record-type: request\n";
        text(requests(0, "2026-10-03", "B"), type);

        IngestResult result = text(
                requests(0, "2026-10-03", "B")
                        .replace("channel\n", "channel,replied_on\n")
                        .replace("phone\n", "phone,2026-10-09\n"),
                type);

        assertThat(result.rows().replaced()).isEqualTo(100);
        assertThat(result.notes()).isEmpty();
    }

    /** A hundred requests, of which the first ones have this day and the person's number this letter. */
    private static String requests(int first, String day, String person) {
        StringBuilder rows = new StringBuilder("request_no,received_on,kind,beneficiary_no,channel\n");
        for (int i = 0; i < 100; i++) {
            rows.append("R-")
                    .append(100 + i)
                    .append(',')
                    .append(i < first ? day : "2026-10-03")
                    .append(",aid,");
            rows.append(i < first ? person : "B").append(i).append(",phone\n");
        }
        return rows.toString();
    }
}

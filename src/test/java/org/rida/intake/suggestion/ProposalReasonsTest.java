package org.rida.intake.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.intake.format.FileHead;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.suggestion.ProposalReason.ReasonType;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;

/** What is said of the cells of a column beside a field, whoever has chosen it. */
class ProposalReasonsTest {

    private static final Set<ReasonType> COMPARING = EnumSet.of(
            ReasonType.NOT_BEFORE,
            ReasonType.BEFORE,
            ReasonType.UNANSWERED,
            ReasonType.AS_OTHER,
            ReasonType.TWO_ORDERS);

    private final Policy policy = PolicyReader.read(Path.of("jobs/policy"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Received | received_on | 27/10/2026;03/10/2026 | Day, month, year: 27/10/2026 can be read in no other way.",
                "Received | received_on | ٢٧/١٠/٢٠٢٦;٠٣/١٠/٢٠٢٦ | Day, month, year: ٢٧/١٠/٢٠٢٦ can be read in no other way.",
                "Received | received_on | 10/27/2026;10/03/2026 | Month, day, year: 10/27/2026 can be read in no other way.",
                "Received | received_on | 03/10/2026;04/11/2026 | Days that can be read in two ways: the step Dates asks.",
                "Received | received_on | 1448-04-22;1448-04-23 | Hijri days in 2 of 2 cells.",
                "Received | received_on | 2026-10-03;not yet | Days in 1 of 2 cells.",
                "Received date | received_on | 46298;46299 | Day numbers of a spreadsheet, such as 46298.",
                "Received | received_on | north;south | Days in 0 of 2 cells.",
                "Done | replied_on | ; | No cell is filled.",
                "Until | - | 2026-10-03;2026-10-04 | A day that is planned does not say what happened.",
                "Place | - | Mecca;Medina | 2 different values in 2 cells.",
                "Remark | - | the man came and asked again;she came and asked once more | Free text: not stored.",
                "How | channel | phone;pigeon | 1 of 2 different values is known; “pigeon” is not.",
                "How | channel | phone;الهاتف | All 2 different values are known.",
                "Rating | overall | 5;very good;3 | Numbers from 1 to 5 in 2 of 3 cells; what “very good” means is asked at the step Values.",
                "Rating | overall | 5;9 | Numbers from 1 to 5 in 1 of 2 cells; what “9” means is asked at the step Values.",
            })
    void cells(String title, String field, String cells, String expected) {
        FileHead head = new FileHead();
        head.row(1, new String[] {"No", title, "ReasonType"});
        String[] all = cells.split(";", -1);
        for (int i = 0; i < all.length; i++) {
            head.row(i + 2L, new String[] {"A-" + i, all[i], "complaint"});
        }
        MappingSuggestion suggestion = MappingSuggestion.of(head.tables().get(0), 1, null, List.of(), policy);

        assertThat(suggestion.reasons(1, field == null ? Map.of() : Map.of(1, field)))
                .extracting(
                        reason -> plain(reason.text(UnaryOperator.identity()).en()))
                .contains(expected);
    }

    /** What is said of two columns of days, of which the first is the day of receipt. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // as in the picture: the reply is never before the receipt, and is missing where it is still waited for
                "2026-10-03;2026-10-04;2026-10-05 | 2026-10-03;;2026-10-30 | replied_on"
                        + " | Never before “Opened on” in the 2 rows that have both days."
                        + " Empty in 1 of 3 rows; an empty cell counts as not answered yet.",
                "2026-10-03;2026-10-04;2026-10-05 | 2026-10-03;;2026-10-30 | decided_on"
                        + " | Never before “Opened on” in the 2 rows that have both days.",
                "2026-10-03;2026-10-04 | 2026-10-02;2026-10-30 | replied_on | Before “Opened on” in 1 of 2 rows that have both days.",
                "2026-10-03;not yet | 2026-10-30;2026-10-02 | replied_on"
                        + " | Never before “Opened on” in the 1 row that has both days.",
                "27/10/2026;28/10/2026 | 29/10/2026;later | replied_on"
                        + " | Never before “Opened on” in the 1 row that has both days.",
                // one column of the file shows which number is the day of both
                "13/10/2026;03/10/2026 | 12/11/2026;10/04/2026 | replied_on"
                        + " | Days that can be read in two ways; “Opened on” shows which number is the day."
                        + " Before “Opened on” in 1 of 2 rows that have both days.",
                // nothing shows it, and only what holds either way is said
                "03/10/2026;04/11/2026 | 04/12/2026;05/12/2026 | replied_on"
                        + " | Days that can be read in two ways: the step Dates asks."
                        + " Never before “Opened on” in the 2 rows that have both days.",
                "03/10/2026;04/11/2026 | 02/12/2026;05/12/2026 | replied_on"
                        + " | Days that can be read in two ways: the step Dates asks.",
                "46298;46299 | 46290;46301 | replied_on | Before “Opened on” in 1 of 2 rows that have both days.",
                // a row of totals has no day of receipt, and is no row that waits
                "2026-10-03; | 2026-10-04; | replied_on | Never before “Opened on” in the 1 row that has both days.",
                "2026-10-03;2026-10-04 | ; | replied_on | -",
                "2026-10-03;2026-10-04 | 2026-10-01;2026-10-01 | - | -",
            })
    void comparisons(String first, String second, String field, String expected) {
        FileHead head = new FileHead();
        head.row(1, new String[] {"No", "Opened on", "Closing day"});
        String[] days = first.split(";", -1);
        String[] others = second.split(";", -1);
        for (int i = 0; i < days.length; i++) {
            head.row(i + 2L, new String[] {"A-" + i, days[i], others[i]});
        }
        MappingSuggestion suggestion =
                MappingSuggestion.of(head.tables().get(0), 1, RecordType.REQUEST, List.of(), policy);
        Map<Integer, String> fields = field == null ? Map.of(1, "received_on") : Map.of(1, "received_on", 2, field);

        assertThat(suggestion.reasons(2, fields).stream()
                        .filter(reason -> COMPARING.contains(reason.type()))
                        .map(reason ->
                                plain(reason.text(UnaryOperator.identity()).en()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected == null ? "" : expected);
        assertThat(suggestion.reasons(1, fields))
                .extracting(ProposalReason::type)
                .doesNotContain(ReasonType.BEFORE, ReasonType.NOT_BEFORE, ReasonType.UNANSWERED);
    }

    /** Cells may hold personal data, so that they pass through what shortens and masks them. */
    @Test
    void cellsAreShownAsOthersAre() {
        ProposalReason reason = new ProposalReason(
                ProposalReason.ReasonType.KNOWN_SOME, Map.of("fits", 1, "of", 2, "cell", "0551234567"));
        assertThat(reason.text(cell -> "•••").en()).contains("•••").doesNotContain("0551234567");
    }

    private static String plain(String text) {
        return text.replaceAll("[\u2066-\u2069]", "");
    }
}

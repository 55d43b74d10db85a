package org.rida.sample.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.sample.SampleCase.SurveyResponse;

/**
 * Typical faults of files made by hand: each row is a copy of a good one under a new number, with one fault. Tests and the
 * documents count on their number.
 */
final class FaultyRows {

    private FaultyRows() {}

    /**
     * Writes six rows that intake must reject; the last contradicts another row of the same number.
     *
     * @param good row of a completed request; its number is never used again
     * @return number of rows written
     */
    static int partner(ExportWriter table, List<? extends @Nullable Object> good) {
        LocalDate received = (LocalDate) good.get(ExportColumns.REQUEST.indexOf("received_on"));
        int number = 0;
        for (Map.Entry<String, String> fault : faults().entrySet()) {
            table.row(with(with(good, "request_no", numbered(++number)), fault.getKey(), fault.getValue()));
        }
        // the reply before the receipt
        List<@Nullable Object> early = with(good, "request_no", numbered(++number));
        table.row(with(early, "replied_on", received == null ? null : received.minusDays(9)));
        table.row(with(good, "request_no", null));
        table.row(with(with(good, "channel", "letter"), "beneficiary_no", "B99999"));
        return number + 2;
    }

    /** A response with a score beyond its scale. */
    static SurveyResponse response(LocalDate day, String mode) {
        return new SurveyResponse(day, mode, Map.of("overall", "11", "speed", "4"));
    }

    private static Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("received_on", "1447/02/30");
        faults.put("channel", "الفاكس");
        faults.put("replied_on", "1474/03/05");
        return faults;
    }

    private static String numbered(int number) {
        return String.format(Locale.ROOT, "R-9900-%04d", number);
    }

    private static List<@Nullable Object> with(
            List<? extends @Nullable Object> row, String column, @Nullable Object value) {
        List<@Nullable Object> changed = new ArrayList<>(row);
        changed.set(ExportColumns.REQUEST.indexOf(column), value);
        return changed;
    }
}

package org.rida.sample;














import java.time.YearMonth;
import java.util.Locale;

/** All that is needed to draw a case again: the month it was received in and its place among that month's cases. */
record CaseId(YearMonth month, int place) {

    String requestNo() {
        return String.format(Locale.ROOT, "R-%02d%02d-%04d", month.getYear() % 100, month.getMonthValue(), place + 1);
    }

    long key() {
        return month.getYear() * 12L + month.getMonthValue();
    }
}

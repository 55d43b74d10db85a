package org.rida.sample;

import java.time.YearMonth;
import java.util.Locale;

/**
 * Identifies a case, and is enough to draw it again.
 *
 * @param month of receipt
 * @param place among the month's cases, from 0
 */
record CaseId(YearMonth month, int place) {

    String requestNo() {
        return String.format(Locale.ROOT, "R-%02d%02d-%04d", month.getYear() % 100, month.getMonthValue(), place + 1);
    }

    long key() {
        return month.getYear() * 12L + month.getMonthValue();
    }
}

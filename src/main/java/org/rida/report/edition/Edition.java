package org.rida.report.edition;

import org.rida.i18n.BilingualText;













import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * One draft or issue of a report.
 *
 * @param part of whom the report tells; empty for everything
 * @param number 1 for the first draft of a month
 */
public record Edition(
        long id,
        String report,
        BilingualText title,
        BilingualText part,
        YearMonth month,
        int number,
        EditionState state,
        Instant draftedAt,
        List<Document> documents) {

    public enum EditionState {
        DRAFT,
        ISSUED
    }

    public boolean isIssued() {
        return state == EditionState.ISSUED;
    }
}

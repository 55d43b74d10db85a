package org.rida.report.edition;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.rida.access.Role;
import org.rida.i18n.BilingualText;
import org.rida.policy.Policy.Audience;

/**
 * A draft or issue of a report.
 *
 * @param id unique over all reports
 * @param part name of the part; empty in a report that is not split
 * @param audience for whom it was defined when it was drafted
 * @param month month of the run
 * @param number counts the drafts of a report, month and part from 1
 * @param documents of the present state: an issue's replace the draft's
 */
public record Edition(
        long id,
        String report,
        BilingualText title,
        BilingualText part,
        Audience audience,
        YearMonth month,
        int number,
        EditionState state,
        Instant draftedAt,
        List<Document> documents) {

    /** An edition begins as a draft and changes state at most once. */
    public enum EditionState {
        DRAFT,
        ISSUED
    }

    /** The title, with the part where the report is split into several: "Department's report · Programmes". */
    public BilingualText name() {
        return name(title, part);
    }

    static BilingualText name(BilingualText title, BilingualText part) {
        return part.isEmpty()
                ? title
                : new BilingualText(title.ar() + " · " + part.ar(), title.en() + " · " + part.en());
    }

    /**
     * Whether a role may read the edition, its figures and its documents: quality officers read everything; the board
     * reads what is issued, except reports for quality officers, which may show single requests.
     */
    public boolean isReadableBy(Role role) {
        return role.includes(Role.QUALITY) || (isIssued() && audience != Audience.QUALITY);
    }

    /** What a draft becomes when it is issued, for asking who will be able to read it. */
    public Edition asIssued() {
        return new Edition(id, report, title, part, audience, month, number, EditionState.ISSUED, draftedAt, documents);
    }

    Edition withDocuments(List<Document> stored) {
        return new Edition(id, report, title, part, audience, month, number, state, draftedAt, stored);
    }

    public boolean isIssued() {
        return state == EditionState.ISSUED;
    }
}

package org.rida.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Language;

/** One {@code reports/<name>/delivery.yaml}: who gets the report, in which language and form, and when. */
record Recipients(List<Recipient> recipients) {

    static final Recipients NOBODY = new Recipients(List.of());

    Recipients {
        recipients = recipients == null ? List.of() : recipients;
    }

    /**
     * Exactly one of mail and folder is there.
     *
     * @param mail an e-mail address
     * @param folder into which the documents are put; it must exist
     * @param formats of the documents that go with the letter
     * @param part of a report for each department: the one that this recipient gets; null for all
     */
    record Recipient(
            @Nullable String mail,
            @Nullable String folder,
            List<Language> languages,
            List<String> formats,
            When when,
            @Nullable String part) {

        Recipient {
            when = when == null ? When.ISSUED : when;
        }
    }

    /** Drafts go to those who decide about them, issues to those who read them. */
    enum When {
        DRAFTED,
        ISSUED
    }
}

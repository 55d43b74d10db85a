package org.rida.delivery;

import java.util.List;
import java.util.stream.Collectors;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Edition;

/**
 * What the letter about drafts of several months says: which, and for each how it is issued.
 *
 * @param drawn in the order in which they are listed; not empty
 */
record DraftDigestText(List<DigestDraft> drafts, Language language) {

    /** A draft with what it says. */
    record DigestDraft(Edition edition, FigureSet figures) {}

    String subject() {
        return format("subject");
    }

    /** @param attached whether the documents are, or are too large together */
    String body(boolean attached) {
        String rows = drafts.stream().map(this::row).collect(Collectors.joining("\n"));
        return String.join("\n\n", format("opening"), rows, format(attached ? "closing" : "closing-large"));
    }

    private String row(DigestDraft one) {
        EditionText words = new EditionText(one.edition(), one.figures(), false);
        String part = one.edition().part().in(language);
        String stamp =
                words.isPlainDraft(language) ? "" : " (" + one.figures().stamp().in(language) + ")";
        return month(one) + (part.isEmpty() ? "" : " – " + part) + stamp + ": "
                + words.issueCommand().insertInto(CommandSnippet.PLACEHOLDER);
    }

    private String format(String part) {
        return messages()
                .format(
                        "delivery.drafts." + part,
                        "n",
                        drafts.size(),
                        "report",
                        drafts.get(0).figures().title().in(language),
                        "first",
                        month(drafts.get(0)),
                        "last",
                        month(drafts.get(drafts.size() - 1)));
    }

    private String month(DigestDraft one) {
        return new DateFormatter(messages()).month(one.edition().month());
    }

    private Messages messages() {
        return new Messages(language, drafts.get(0).figures().digits());
    }
}

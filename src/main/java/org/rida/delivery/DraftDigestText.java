package org.rida.delivery;

import java.util.List;
import java.util.stream.Collectors;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Edition;

/**
 * Text of the message about drafts of several months: a list of them, each with the page on which it is issued, or the command.
 *
 * @param drafts in the order in which they are listed; not empty
 */
record DraftDigestText(List<DigestDraft> drafts, Language language, ConsoleAddress console) {

    /** A draft with its figures. */
    record DigestDraft(Edition edition, FigureSet figures) {}

    /** Number of drafts, report, first and last month. */
    String subject() {
        return format("subject");
    }

    /** @param attached whether the documents are attached; if not, they are too large together */
    String body(boolean attached) {
        String rows = drafts.stream().map(this::row).collect(Collectors.joining("\n"));
        return String.join(
                "\n\n", format("opening"), rows, format((attached ? "closing" : "closing-large") + console.variant()));
    }

    /** One line: month, department, whether it is provisional or a correction, and how it is issued. */
    private String row(DigestDraft draft) {
        EditionText text = new EditionText(draft.edition(), draft.figures(), false, console);
        String part = draft.edition().part().in(language);
        String stamp = text.isPlainDraft(language)
                ? ""
                : " (" + draft.figures().stamp().in(language) + ")";
        return month(draft) + (part.isEmpty() ? "" : " – " + part) + stamp + ": "
                + EditionText.howToIssue(draft.edition(), console).insertInto(CommandSnippet.PLACEHOLDER);
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

    private String month(DigestDraft draft) {
        return new DateFormatter(messages()).month(draft.edition().month());
    }

    private Messages messages() {
        return new Messages(language, drafts.get(0).figures().digits());
    }
}

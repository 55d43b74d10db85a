package org.rida.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Edition;

/**
 * Text of the message about an edition: what it is, the headline of its first page, what is attached.
 *
 * @param correction whether the month was issued before
 * @param console where a draft is issued
 */
record EditionText(Edition edition, FigureSet figures, boolean correction, ConsoleAddress console) {

    /** Kind of the message, report and month. */
    String subject(Language language) {
        return format(language, "subject");
    }

    /** Paragraphs separated by empty lines: opening, headline, stamp of a draft that is provisional or a correction, closing. */
    String body(Language language) {
        return body(language, headline(language));
    }

    /** The same about documents that open with a password: without the headline, which would tell what they hold. */
    String bodyOfProtected(Language language) {
        Messages messages = new Messages(language, figures.digits());
        return body(language, List.of(messages.format("delivery.protected")));
    }

    private List<String> headline(Language language) {
        return figures.pages().stream()
                .limit(1)
                .flatMap(page -> page.blocks().stream())
                .filter(Block.Sentence.class::isInstance)
                .map(block -> ((Block.Sentence) block).text().in(language).replace("**", ""))
                .toList();
    }

    private String body(Language language, List<String> told) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(format(language, "opening"));
        paragraphs.addAll(told);
        if (edition.state() == Edition.EditionState.DRAFT && !isPlainDraft(language)) {
            paragraphs.add(figures.stamp().in(language) + ".");
        }
        paragraphs.add(format(
                language, edition.state() == Edition.EditionState.DRAFT ? "closing" + console.variant() : "closing"));
        paragraphs.removeIf(String::isBlank);
        return String.join("\n\n", paragraphs);
    }

    /** Whether it is neither provisional nor a correction, so that its stamp only says that it is a draft. */
    boolean isPlainDraft(Language language) {
        return figures.stamp()
                .in(language)
                .equals(new Messages(language, figures.digits()).format("draft.stamp.draft"));
    }

    private String format(Language language, String part) {
        Messages messages = new Messages(language, figures.digits());
        String text = messages.format(
                "delivery." + kind() + "." + part,
                "report",
                title(language),
                "month",
                new DateFormatter(messages).month(figures.month()),
                "command",
                CommandSnippet.PLACEHOLDER);
        return howToIssue(edition, console).insertInto(text);
    }

    /** The page of a draft, on which it is issued; where the console's address is not known, the command. */
    static CommandSnippet howToIssue(Edition draft, ConsoleAddress console) {
        return console.isKnown()
                ? console.page("/drafts/" + draft.id())
                : new CommandSnippet("issue " + draft.id() + " --reason \"…\"");
    }

    /** The report's title, with the department where the report has a document for each. */
    private String title(Language language) {
        String part = edition.part().in(language);
        return figures.title().in(language) + (part.isEmpty() ? "" : " – " + part);
    }

    /** Part of the keys of messages: draft, issued or correction. */
    private String kind() {
        return correction ? "correction" : edition.state().name().toLowerCase(Locale.ROOT);
    }
}

package org.rida.delivery;

import java.util.List;
import java.util.Optional;
import org.rida.delivery.Recipients.ReportLine;
import org.rida.delivery.Recipients.When;
import org.rida.i18n.Language;
import org.rida.outbox.Recipient;
import org.rida.report.Reports;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.stereotype.Component;

/** Foretells to whom a draft is sent when it is issued, so that whoever decides it is told before. */
@Component
public class IssueRecipients {

    private final RecipientsFile recipients;
    private final EditionRepository editions;
    private final Reports reports;

    IssueRecipients(RecipientsFile recipients, EditionRepository editions, Reports reports) {
        this.recipients = recipients;
        this.editions = editions;
        this.reports = reports;
    }

    /**
     * A message that will be enqueued.
     *
     * @param formats of the documents that are attached; at least one
     */
    public record PlannedMessage(Recipient to, Language language, List<String> formats) {}

    /** In the order of the file; empty when nobody is sent the report, or nobody who may read it. */
    public List<PlannedMessage> messages(Edition draft) {
        List<ReportLine> lines = recipients.current().lines(draft.report(), When.ISSUE);
        if (lines.isEmpty()) {
            return List.of();
        }
        Optional<FigureSet> figures = editions.figures(draft.id());
        List<DocumentFile> rendered = reports.documentsOnIssue(draft);
        return lines.stream()
                .filter(line -> figures.filter(line::covers).isPresent())
                .flatMap(line -> planned(line, line.formatsOnIssue(draft, rendered)).stream())
                .toList();
    }

    private static List<PlannedMessage> planned(ReportLine line, List<String> formats) {
        return formats.isEmpty()
                ? List.of()
                : line.recipients().stream()
                        .map(to -> new PlannedMessage(to, line.language(), formats))
                        .toList();
    }
}

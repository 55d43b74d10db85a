package org.rida.delivery;

import java.util.List;
import org.rida.delivery.Recipients.ReportLine;
import org.rida.delivery.Recipients.When;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.rida.outbox.Attachment;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.edition.EditionSaved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Enqueues the messages about a draft or an issued edition, in the transaction that saves the edition. Drafts of a run of several
 * months are reported together by {@link DraftDigest}.
 */
@Component
class EditionNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(EditionNotifier.class);

    private final RecipientsFile recipients;
    private final EditionRepository editions;
    private final Runs runs;
    private final Outbox outbox;
    private final ConsoleAddress console;

    EditionNotifier(
            RecipientsFile recipients, EditionRepository editions, Runs runs, Outbox outbox, ConsoleAddress console) {
        this.recipients = recipients;
        this.editions = editions;
        this.runs = runs;
        this.outbox = outbox;
        this.console = console;
    }

    /** Runs in the transaction that saves the edition: when it is rolled back, so are the messages. */
    @EventListener
    void enqueue(EditionSaved saved) {
        Edition edition = editions.edition(saved.edition());
        if (runs.find(saved.run()).filter(Run::isOfManyMonths).isPresent()) {
            return;
        }
        When when = edition.state() == Edition.EditionState.ISSUED ? When.ISSUE : When.DRAFT;
        enqueue(edition, recipients.current().lines(edition.report(), when), when);
    }

    /** Enqueues the messages of these lines; who has one about the same already gets no second one. */
    void enqueue(Edition edition, List<ReportLine> lines, When when) {
        if (!lines.isEmpty()) {
            FigureSet figures = editions.figures(edition.id()).orElseThrow();
            boolean correction = when == When.ISSUE && isCorrection(edition);
            lines.stream()
                    .filter(line -> line.covers(figures))
                    .forEach(line -> enqueue(line, edition, new EditionText(edition, figures, correction, console)));
        }
    }

    /** A line without matching documents is only logged: the report may have other formats than the recipients want. */
    private void enqueue(ReportLine line, Edition edition, EditionText text) {
        List<Attachment> documents = line.documents(edition);
        if (documents.isEmpty()) {
            LOG.warn(
                    "edition {} has no documents in format {} and language {}: nothing is sent to {}",
                    edition.id(),
                    line.formats(),
                    line.language().code(),
                    line.recipients());
            return;
        }
        String state = line.when() == When.ISSUE ? "issued" : "draft";
        NewMessage message = new NewMessage(
                "edition/" + edition.id() + "/" + state,
                line.language(),
                text.subject(line.language()),
                line.password() == null ? text.body(line.language()) : text.bodyOfProtected(line.language()),
                documents);
        for (Recipient recipient : line.recipients()) {
            outbox.enqueue(message, recipient);
        }
    }

    /** Whether an edition of the same report and month was issued before. */
    private boolean isCorrection(Edition edition) {
        return editions.editions().stream()
                .anyMatch(other -> other.id() != edition.id()
                        && other.state() == Edition.EditionState.ISSUED
                        && other.report().equals(edition.report())
                        && other.part().equals(edition.part())
                        && other.month().equals(edition.month()));
    }
}

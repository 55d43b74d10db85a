package org.rida.delivery;

import java.util.Comparator;
import java.util.List;
import org.rida.delivery.DraftDigestText.DigestDraft;
import org.rida.delivery.Recipients.ReportLine;
import org.rida.delivery.Recipients.When;
import org.rida.i18n.Language;
import org.rida.job.run.DraftsCompleted;
import org.rida.job.run.Run;
import org.rida.job.run.RunEnded;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.outbox.Attachment;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * Enqueues one message for each report and recipient about all drafts of a run of several months, when the last is drafted or the
 * run ends before that. When the run is resumed, drafts that are added are listed together with the earlier ones.
 */
@Component
class DraftDigest {

    private final RecipientsFile recipients;
    private final EditionRepository editions;
    private final Runs runs;
    private final Outbox outbox;
    private final ConsoleAddress console;
    private final DataSize maxAttachmentSize;

    /** @param maxAttachmentSize of all attachments of one message; larger ones are left out, and the message says so */
    DraftDigest(
            RecipientsFile recipients,
            EditionRepository editions,
            Runs runs,
            Outbox outbox,
            ConsoleAddress console,
            @Value("${rida.mail.max-attachment-size}") DataSize maxAttachmentSize) {
        this.recipients = recipients;
        this.editions = editions;
        this.runs = runs;
        this.outbox = outbox;
        this.console = console;
        this.maxAttachmentSize = maxAttachmentSize;
    }

    /** A recipient in one language, who gets one message however many lines of the file name them. */
    private record DigestRecipient(Recipient recipient, Language language) {

        boolean isNamedIn(ReportLine line) {
            return line.language() == language && line.recipients().contains(recipient);
        }
    }

    /**
     * Enqueues the messages about all drafts of the report that the run has made so far. Only for runs of several months: single
     * drafts are reported when they are saved.
     */
    @EventListener
    @Transactional
    public void enqueue(DraftsCompleted completed) {
        if (runs.find(completed.run()).filter(Run::isOfManyMonths).isEmpty()) {
            return;
        }
        List<ReportLine> lines = recipients.current().lines(completed.report(), When.DRAFT);
        List<DigestDraft> drafts = lines.isEmpty() ? List.of() : drafts(completed);
        lines.stream()
                .flatMap(line -> line.recipients().stream().map(to -> new DigestRecipient(to, line.language())))
                .distinct()
                .forEach(reader -> enqueue(
                        completed,
                        reader,
                        lines.stream().filter(reader::isNamedIn).toList(),
                        drafts));
    }

    /** Drafts of a run that was stopped or failed are reported as well. */
    @EventListener
    @Transactional
    public void ended(RunEnded run) {
        if (run.state() == RunState.STOPPED || run.state() == RunState.FAILED) {
            editions.ofRun(run.run()).stream()
                    .map(Edition::report)
                    .distinct()
                    .forEach(report -> enqueue(new DraftsCompleted(run.run(), report)));
        }
    }

    /** The drafts of a run in the order of their months, as they are listed in the message. */
    private List<DigestDraft> drafts(DraftsCompleted completed) {
        return editions.ofRun(completed.run()).stream()
                .filter(edition -> edition.report().equals(completed.report()))
                .sorted(Comparator.comparing(Edition::month).thenComparing(Edition::id))
                .map(edition ->
                        new DigestDraft(edition, editions.figures(edition.id()).orElseThrow()))
                .toList();
    }

    /**
     * The topic has the number of drafts: after the run was resumed with further ones, the recipient gets a new message, and
     * otherwise none. Folders take documents of any size.
     */
    private void enqueue(
            DraftsCompleted completed, DigestRecipient reader, List<ReportLine> lines, List<DigestDraft> drafts) {
        List<DigestDraft> wanted = drafts.stream()
                .filter(d -> lines.stream().anyMatch(line -> !documents(line, d).isEmpty()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<Attachment> documents = wanted.stream()
                .flatMap(d -> lines.stream().flatMap(line -> documents(line, d).stream()))
                .distinct()
                .toList();
        boolean attached = reader.recipient().transport() == TransportType.FOLDER
                || bytes(documents) <= maxAttachmentSize.toBytes();
        DraftDigestText text = new DraftDigestText(wanted, reader.language(), console);
        outbox.enqueue(
                new NewMessage(
                        "run/" + completed.run() + "/" + completed.report() + "/drafts-" + wanted.size(),
                        reader.language(),
                        text.subject(),
                        text.body(attached),
                        attached ? documents : List.of()),
                reader.recipient());
    }

    private static List<Attachment> documents(ReportLine line, DigestDraft draft) {
        return line.covers(draft.figures()) ? line.documents(draft.edition()) : List.of();
    }

    /** Their size before encoding; Base64 in a mail adds a third, which the configured limit has to allow for. */
    private static long bytes(List<Attachment> documents) {
        return documents.stream().mapToLong(Attachment::bytes).sum();
    }
}

package org.rida.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Drafts of many months that one run drew come in one letter for each report and recipient, when the last is drawn
 * or the run ended before that. Months that are drawn later, when it goes on, are told of with the others.
 */
@Component
class DraftDigest {

    private final RecipientsFile recipients;
    private final EditionRepository editions;
    private final Runs runs;
    private final Outbox outbox;
    private final DataSize maxAttachmentSize;

    /** @param most that mail servers take with one letter */
    DraftDigest(
            RecipientsFile recipients,
            EditionRepository archive,
            Runs runs,
            Outbox outbox,
            @Value("${rida.mail.max-attachment-size}") DataSize most) {
        this.recipients = recipients;
        this.editions = archive;
        this.runs = runs;
        this.outbox = outbox;
        this.maxAttachmentSize = most;
    }

    /** Somebody who reads a language: one letter, however many lines of the file name them. */
    private record DigestRecipient(Recipient recipient, Language language) {

        boolean isNamedIn(ReportLine line) {
            return line.language() == language && line.recipients().contains(recipient);
        }
    }

    @EventListener
    @Transactional
    public void enqueue(DraftsCompleted all) {
        if (runs.find(all.run()).filter(Run::isOfManyMonths).isEmpty()) {
            return;
        }
        List<ReportLine> lines = recipients.current().reports().stream()
                .filter(line -> line.report().equals(all.report()) && line.when() == When.DRAFT)
                .toList();
        List<DigestDraft> drawn = lines.isEmpty() ? List.of() : drafts(all);
        lines.stream()
                .flatMap(line -> line.recipients().stream().map(to -> new DigestRecipient(to, line.language())))
                .distinct()
                .forEach(reader -> enqueue(
                        all, reader, lines.stream().filter(reader::isNamedIn).toList(), drawn));
    }

    /** What a run drew before it was stopped, or failed, is told of as well. */
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

    private List<DigestDraft> drafts(DraftsCompleted all) {
        return editions.ofRun(all.run()).stream()
                .filter(edition -> edition.report().equals(all.report()))
                .sorted(Comparator.comparing(Edition::month).thenComparing(Edition::id))
                .map(edition ->
                        new DigestDraft(edition, editions.figures(edition.id()).orElseThrow()))
                .toList();
    }

    private void enqueue(DraftsCompleted all, DigestRecipient reader, List<ReportLine> lines, List<DigestDraft> drawn) {
        List<DigestDraft> wanted = drawn.stream()
                .filter(d -> lines.stream().anyMatch(line -> !documents(line, d).isEmpty()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<Path> documents = wanted.stream()
                .flatMap(d -> lines.stream().flatMap(line -> documents(line, d).stream()))
                .distinct()
                .toList();
        boolean attached = reader.recipient().transport() == TransportType.FOLDER
                || bytes(documents) <= maxAttachmentSize.toBytes();
        DraftDigestText words = new DraftDigestText(wanted, reader.language());
        outbox.enqueue(
                new NewMessage(
                        "run/" + all.run() + "/" + all.report() + "/drafts-" + wanted.size(),
                        reader.language(),
                        words.subject(),
                        words.body(attached),
                        attached ? documents : List.of()),
                reader.recipient());
    }

    private static List<Path> documents(ReportLine line, DigestDraft drawn) {
        return line.covers(drawn.figures()) ? line.documents(drawn.edition()) : List.of();
    }

    private static long bytes(List<Path> documents) {
        return documents.stream().mapToLong(DraftDigest::bytes).sum();
    }

    private static long bytes(Path document) {
        try {
            return Files.size(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

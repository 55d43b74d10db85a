package org.rida.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rida.mail.Address;
import org.rida.mail.Draft;
import org.rida.mail.Outbox;
import org.rida.mail.Way;
import org.rida.policy.DeclaredFile;
import org.rida.report.Recipients.Recipient;
import org.rida.report.Recipients.When;
import org.rida.wording.Language;
import org.rida.wording.Problem;
import org.rida.wording.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes the letters that a draft or an issue goes out with, one for each recipient and language, in the transaction that keeps
 * the edition: neither is there without the other. When they are sent is the outbox's matter.
 */
@Component
class Delivery {

    private static final String FILE = "delivery.yaml";

    private final Outbox outbox;
    private final Path reports;

    Delivery(Outbox outbox, @Value("${rida.reports}") Path reports) {
        this.outbox = outbox;
        this.reports = reports;
    }

    /**
     * Who gets a report; nobody where the file is missing.
     *
     * @throws Problem when a recipient has not exactly one address
     */
    Recipients recipients(String report) {
        Path file = reports.resolve(report).resolve(FILE);
        if (!Files.exists(file)) {
            return Recipients.NOBODY;
        }
        Recipients declared = DeclaredFile.read(file, Recipients.class);
        for (Recipient recipient : declared.recipients()) {
            if ((recipient.mail() == null) == (recipient.folder() == null)) {
                throw Problem.of("report.problem.recipient", "file", file);
            }
        }
        return declared;
    }

    /** @param documents of the edition as it goes out: a draft's, or an issue's without the stamp */
    void write(long edition, FigureSet figures, List<Document> documents, When when) {
        for (Recipient recipient : recipients(figures.report()).recipients()) {
            boolean his = recipient.part() == null || recipient.part().equals(figures.partCode());
            if (his && recipient.when() == when) {
                recipient.languages().forEach(language -> write(edition, figures, documents, recipient, language));
            }
        }
    }

    private void write(
            long edition, FigureSet figures, List<Document> documents, Recipient recipient, Language language) {
        List<Path> attachments = documents.stream()
                .filter(d -> d.language() == language && recipient.formats().contains(d.format()))
                .map(d -> d.path().toAbsolutePath())
                .toList();
        if (!attachments.isEmpty()) {
            String when = recipient.when().name().toLowerCase(Locale.ROOT);
            outbox.enqueue(
                    new Draft(
                            "edition/" + edition + "/" + when,
                            language,
                            subject(figures, language),
                            body(figures, when, language),
                            attachments),
                    address(recipient));
        }
    }

    private static Address address(Recipient recipient) {
        return recipient.mail() != null
                ? new Address(Way.MAIL, recipient.mail())
                : new Address(Way.FOLDER, String.valueOf(recipient.folder()));
    }

    private static String subject(FigureSet figures, Language language) {
        Wording wording = new Wording(language, figures.digits());
        String part = figures.part() == null ? "" : figures.part().name().in(language);
        return wording.say(
                part.isEmpty() ? "delivery.subject" : "delivery.subject.part",
                "title",
                figures.title().in(language),
                "part",
                part,
                "month",
                new CellWords(wording).month(figures.month()));
    }

    /** What the report says in one paragraph, and that it is attached; a draft's stamp first. */
    private static String body(FigureSet figures, String when, Language language) {
        Wording wording = new Wording(language, figures.digits());
        String stamp = figures.stamp().in(language);
        String said = sentence(figures)
                .map(s -> s.words().in(language).replace("**", "") + "\n\n")
                .orElse("");
        return (stamp.isEmpty() ? "" : stamp + "\n\n")
                + figures.period().in(language)
                + "\n\n"
                + said
                + wording.say("delivery.body." + when);
    }

    private static Optional<Block.Sentence> sentence(FigureSet figures) {
        return figures.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(Block.Sentence.class::isInstance)
                .map(Block.Sentence.class::cast)
                .findFirst();
    }
}

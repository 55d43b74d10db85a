package org.rida.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.delivery.Recipients.ReportLine;
import org.rida.delivery.Recipients.When;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.job.run.DraftsCompleted;
import org.rida.outbox.MessageSender;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage;
import org.rida.outbox.OutboxMessage.MessageState;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the recipients of messages that wait with those whom the file of recipients names now. A report must not go to an address that
 * was removed while its message waited, for instance for a mail server.
 */
@Component
public class PresentRecipients implements MessageSender.RecipientsCheck {

    private final RecipientsFile recipients;
    private final EditionRepository editions;
    private final EditionNotifier notifier;
    private final DraftDigest digest;
    private final Outbox outbox;

    PresentRecipients(
            RecipientsFile recipients,
            EditionRepository editions,
            EditionNotifier notifier,
            DraftDigest digest,
            Outbox outbox) {
        this.recipients = recipients;
        this.editions = editions;
        this.notifier = notifier;
        this.digest = digest;
        this.outbox = outbox;
    }

    @Override
    public boolean isFormer(OutboxMessage message) {
        return isFormer(message, this::named);
    }

    private static boolean isFormer(OutboxMessage message, Function<OutboxMessage, Optional<List<Recipient>>> named) {
        boolean waits = message.state() == MessageState.WAITING || message.state() == MessageState.SENDING;
        return waits
                && message.resendOf() == null
                && named.apply(message)
                        .filter(now -> !now.contains(message.recipient()))
                        .isPresent();
    }

    /** How many messages that wait are held, as their recipients are none any more. */
    public long countFormer() {
        Map<Addressees, Optional<List<Recipient>>> named = new HashMap<>();
        return outbox.waiting().stream()
                .filter(message -> isFormer(
                        message, m -> named.computeIfAbsent(new Addressees(m.topic(), m.language()), of -> named(m))))
                .count();
    }

    /** What decides to whom a message is sent; it is the same for all that a job or an issue enqueued in one language. */
    private record Addressees(String topic, Language language) {}

    /** Who is sent what the message tells, in its language, as the file is now; empty for a message that the file does not decide. */
    private Optional<List<Recipient>> named(OutboxMessage message) {
        String[] topic = message.topic().split("/");
        return switch (topic[0]) {
            case "edition" -> edition(message).map(edition -> to(lines(edition, message)));
            case "run" ->
                topic.length < 3
                        ? Optional.empty()
                        : Optional.of(to(inLanguage(recipients.current().lines(topic[2], When.DRAFT), message)));
            case "failure" ->
                Optional.of(mail(recipients.current().failures().stream()
                        .filter(line -> line.language() == message.language())
                        .flatMap(line -> line.to().stream())));
            case "waiting", "signal" ->
                Optional.of(mail(recipients.current().mornings().stream()
                        .filter(line -> line.language() == message.language())
                        .filter(line -> line.role().code().equals(topic[0].equals("signal") ? "quality" : topic[2]))
                        .flatMap(line -> line.to().stream())));
            case "view" -> Optional.of(mail(recipients.staff().stream()));
            default -> Optional.empty();
        };
    }

    /**
     * Whom a message that waits for a former recipient can be sent to instead. A view is for the person alone who subscribed to it.
     */
    public List<Recipient> instead(OutboxMessage message) {
        return isFormer(message) && !message.topic().startsWith("view/")
                ? named(message).orElse(List.of())
                : List.of();
    }

    /**
     * Cancels a message for a former recipient, and enqueues what it tells for those present recipients who have no message of it yet.
     *
     * @return numbers of the new messages
     * @throws Problem when its recipient is a present one, there is none to send it to, or as {@link Outbox#cancel}; nothing is changed
     *     then, and the refusal is audited
     */
    @Transactional
    public List<Long> readdress(long number, Actor actor) {
        return outbox.cancel(number, actor, message -> {
            List<Recipient> now = instead(message);
            if (now.isEmpty()) {
                throw Problem.of(
                        isFormer(message) ? "problem.message-no-present-recipient" : "problem.message-not-former",
                        "message",
                        Long.toString(number),
                        "recipient",
                        message.recipient().address());
            }
            List<Long> before = outbox.numbers(message.topic());
            enqueue(message, now);
            return outbox.numbers(message.topic()).stream()
                    .filter(n -> !before.contains(n))
                    .toList();
        });
    }

    /** Documents are chosen anew for their readers, who may have other formats and passwords. */
    private void enqueue(OutboxMessage message, List<Recipient> now) {
        String[] topic = message.topic().split("/");
        if (topic[0].equals("edition") && isOfDocuments(topic)) {
            Edition edition = editions.edition(Long.parseLong(topic[1]));
            notifier.enqueue(edition, lines(edition, message), when(topic));
        } else if (topic[0].equals("run")) {
            digest.enqueue(new DraftsCompleted(Long.parseLong(topic[1]), topic[2]));
        } else {
            NewMessage same = new NewMessage(
                    message.topic(), message.language(), message.subject(), message.body(), message.attachments());
            now.forEach(to -> outbox.enqueue(same, to));
        }
    }

    private Optional<Edition> edition(OutboxMessage message) {
        String[] topic = message.topic().split("/");
        try {
            return topic.length == 3 ? Optional.of(editions.edition(Long.parseLong(topic[1]))) : Optional.empty();
        } catch (Problem | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    private List<ReportLine> lines(Edition edition, OutboxMessage message) {
        String[] topic = message.topic().split("/");
        List<ReportLine> lines = inLanguage(recipients.current().lines(edition.report(), when(topic)), message);
        // a reminder has no documents, and goes to all who are sent drafts of the report
        return isOfDocuments(topic)
                ? lines.stream()
                        .filter(line -> edition.isReadableBy(line.readers()))
                        .filter(line -> line.part() == null
                                || editions.figures(edition.id())
                                        .filter(line::covers)
                                        .isPresent())
                        .toList()
                : lines;
    }

    private static boolean isOfDocuments(String[] topic) {
        return topic[2].equals("issued") || topic[2].equals("draft");
    }

    private static When when(String[] topic) {
        return topic[2].equals("issued") ? When.ISSUE : When.DRAFT;
    }

    private static List<ReportLine> inLanguage(List<ReportLine> lines, OutboxMessage message) {
        return lines.stream()
                .filter(line -> line.language() == message.language())
                .toList();
    }

    private static List<Recipient> to(List<ReportLine> lines) {
        return lines.stream()
                .flatMap(line -> line.recipients().stream())
                .distinct()
                .toList();
    }

    private static List<Recipient> mail(Stream<String> addresses) {
        return addresses
                .distinct()
                .map(address -> new Recipient(TransportType.MAIL, address))
                .toList();
    }
}

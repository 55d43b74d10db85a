package org.rida.delivery;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rida.delivery.PendingWork.WorkItem;
import org.rida.delivery.PendingWork.WorkPlace;
import org.rida.delivery.Recipients.MorningLine;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.policy.Organization;
import org.rida.policy.Policy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Enqueues one message a day for each recipient about what waits for people of their role, and none on a day on which nothing
 * waits. The topic has the day, so polling again adds nothing.
 */
@Component
class MorningNotifier {

    /** More pieces are counted, not named. */
    private static final int MAX_NAMES = 5;

    private final RecipientsFile recipients;
    private final PendingWork work;
    private final Outbox outbox;
    private final Organization organization;
    private final ConsoleAddress console;
    private final InstantSource time;
    private final LocalTime from;

    /** @param from hour and minute in the organization's zone from which the message is sent, such as {@code 07:00} */
    MorningNotifier(
            RecipientsFile recipients,
            PendingWork work,
            Outbox outbox,
            Policy policy,
            ConsoleAddress console,
            InstantSource time,
            @Value("${rida.mail.morning}") String from) {
        this.recipients = recipients;
        this.work = work;
        this.outbox = outbox;
        this.organization = policy.association();
        this.console = console;
        this.time = time;
        this.from = LocalTime.parse(from);
    }

    /** After the hour has passed; nothing after noon, when it is no morning message any more. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void poll() {
        ZonedDateTime now = time.instant().atZone(organization.zone());
        if (!now.toLocalTime().isBefore(from) && now.toLocalTime().isBefore(latest())) {
            recipients.current().mornings().forEach(line -> enqueue(line, now));
        }
    }

    /** Whoever sets an hour in the afternoon wants it then. */
    private LocalTime latest() {
        return from.isBefore(LocalTime.NOON) ? LocalTime.NOON : LocalTime.MAX;
    }

    /** One topic for a role and day: people of one role get the same message, in their language. */
    private void enqueue(MorningLine line, ZonedDateTime now) {
        List<WorkItem> items = work.items(line.role());
        if (items.isEmpty()) {
            return;
        }
        Messages messages = new Messages(line.language(), organization.digits());
        String day = new DateFormatter(messages).day(now.toLocalDate());
        NewMessage message = new NewMessage(
                "waiting/" + now.toLocalDate() + "/" + line.role().code(),
                line.language(),
                messages.format("delivery.morning.subject", "n", items.size(), "day", day),
                String.join(
                        "\n\n",
                        messages.format("delivery.morning.opening"),
                        items.stream().map(item -> row(item, messages)).collect(Collectors.joining("\n")),
                        console.page("/")
                                .insertInto(messages.format(
                                        "delivery.morning.closing" + console.variant(),
                                        "command",
                                        CommandSnippet.PLACEHOLDER))),
                List.of());
        line.to().forEach(to -> outbox.enqueue(message, new Recipient(TransportType.MAIL, to)));
    }

    private static String row(WorkItem item, Messages messages) {
        String text = "- " + messages.format("waiting." + item.type().code(), "n", item.count());
        return item.places().isEmpty()
                ? text
                : text + messages.format("delivery.morning.places", "places", names(item, messages));
    }

    private static String names(WorkItem item, Messages messages) {
        return item.places().stream()
                .limit(MAX_NAMES)
                .map(WorkPlace::name)
                .map(name -> messages.digits(name.in(messages.language())))
                .collect(Collectors.joining(" · "));
    }
}

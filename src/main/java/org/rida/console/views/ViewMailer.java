package org.rida.console.views;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.delivery.ConsoleAddress;
import org.rida.delivery.RecipientsFile;
import org.rida.i18n.Messages;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.policy.Organization;
import org.rida.policy.Policy;
import org.rida.quality.SavedView;
import org.rida.quality.SavedViews;
import org.rida.quality.ViewSubscriptions;
import org.rida.quality.ViewSubscriptions.MailRhythm;
import org.rida.quality.ViewSubscriptions.ViewSubscription;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Enqueues the message of a subscribed view once a week or month: from Sunday or the first of the month on, at the hour of morning
 * messages. Nothing is sent to who is no quality officer or administrator any more, no longer finds the view, or whose address left the
 * file of recipients.
 */
@Component
class ViewMailer {

    private final ViewSubscriptions subscriptions;
    private final SavedViews views;
    private final Users users;
    private final RecipientsFile recipients;
    private final ViewSentences sentences;
    private final ViewCheck check;
    private final Outbox outbox;
    private final Organization organization;
    private final InstantSource time;
    private final LocalTime from;
    private final ConsoleAddress console;

    /** @param from hour and minute in the organization's zone */
    ViewMailer(
            ViewSubscriptions subscriptions,
            SavedViews views,
            Users users,
            RecipientsFile recipients,
            ViewSentences sentences,
            ViewCheck check,
            Outbox outbox,
            Policy policy,
            InstantSource time,
            @Value("${rida.mail.morning}") String from,
            ConsoleAddress console) {
        this.subscriptions = subscriptions;
        this.views = views;
        this.users = users;
        this.recipients = recipients;
        this.sentences = sentences;
        this.check = check;
        this.outbox = outbox;
        this.organization = policy.association();
        this.time = time;
        this.from = LocalTime.parse(from);
        this.console = console;
    }

    /** A week or month that no process saw begin is made up for later in it. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void poll() {
        ZonedDateTime now = time.instant().atZone(organization.zone());
        for (ViewSubscription subscription : subscriptions.list()) {
            LocalDate begins = begins(subscription.rhythm(), now.toLocalDate());
            ZonedDateTime due = begins.atTime(from).atZone(organization.zone());
            if (!now.isBefore(due)
                    && subscription.subscribedAt().isBefore(due.toInstant())
                    && !subscription.sentFor().equals(begins.toString())
                    && isServed(subscription)) {
                views.find(subscription.view(), subscription.subscriber())
                        .ifPresent(view -> enqueue(view, subscription, begins));
            }
        }
    }

    private static LocalDate begins(MailRhythm rhythm, LocalDate today) {
        return switch (rhythm) {
            case WEEKLY -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTHLY -> today.withDayOfMonth(1);
        };
    }

    private boolean isServed(ViewSubscription subscription) {
        return recipients.staff().contains(subscription.recipient())
                && users.all().stream()
                        .filter(user -> user.name().equals(subscription.subscriber()))
                        .anyMatch(
                                user -> user.disabledAt() == null && user.role().includes(Role.QUALITY));
    }

    /** The topic has view, reader and week or month, so that of several processes one sends it. */
    private void enqueue(SavedView view, ViewSubscription subscription, LocalDate begins) {
        Optional<SavedPage> page = SavedPage.ofPath(view.page());
        if (page.isPresent()) {
            Messages messages = new Messages(subscription.language(), organization.digits());
            outbox.enqueue(
                    new NewMessage(
                            "view/" + view.id() + "/" + subscription.subscriber() + "/" + begins,
                            subscription.language(),
                            messages.format("views.mail.subject", "name", view.name()),
                            body(view, page.get(), messages),
                            List.of()),
                    new Recipient(TransportType.MAIL, subscription.recipient()));
            subscriptions.sent(subscription, begins.toString());
        }
    }

    private String body(SavedView view, SavedPage page, Messages messages) {
        ViewAddress address = ViewAddress.parse(view.address());
        List<String> parts = new ArrayList<>();
        parts.add(messages.format("views.mail.opening", "name", view.name(), "page", messages.format(page.titleKey())));
        parts.addAll(sentences.tell(address, messages));
        String unknown = check.unknown(address);
        if (!unknown.isEmpty()) {
            parts.add(messages.format("views.unknown", "parts", unknown));
        }
        parts.add(messages.format("views.mail.link") + "\n" + console.link(view.address()));
        parts.add(messages.format("views.mail.closing") + "\n" + console.link("/views#view-" + view.id()));
        return String.join("\n\n", parts);
    }
}

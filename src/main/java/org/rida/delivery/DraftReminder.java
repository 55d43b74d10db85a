package org.rida.delivery;

import java.util.List;
import org.rida.delivery.Recipients.ReportLine;
import org.rida.delivery.Recipients.When;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.job.run.DraftOverdue;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.policy.Organization;
import org.rida.policy.Policy;
import org.rida.report.edition.Edition;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reminds the recipients of drafts of one that is not issued; the topic has the number of days, so at most once a day. */
@Component
class DraftReminder {

    private final RecipientsFile recipients;
    private final Outbox outbox;
    private final Organization organization;
    private final ConsoleAddress console;

    DraftReminder(RecipientsFile recipients, Outbox outbox, Policy policy, ConsoleAddress console) {
        this.recipients = recipients;
        this.outbox = outbox;
        this.organization = policy.association();
        this.console = console;
    }

    /** Enqueues a reminder for each recipient of drafts of this report; one that exists for these days already is not added again. */
    @EventListener
    void remind(DraftOverdue overdue) {
        for (ReportLine line : recipients.current().reports()) {
            if (line.report().equals(overdue.draft().report()) && line.when() == When.DRAFT) {
                NewMessage message = message(overdue, line.language());
                line.recipients().forEach(to -> outbox.enqueue(message, to));
            }
        }
    }

    /** Text of the reminder, with the number of days and how the draft is issued. */
    private NewMessage message(DraftOverdue overdue, Language language) {
        Messages messages = new Messages(language, organization.digits());
        Edition draft = overdue.draft();
        Object[] named = {
            "report", draft.name().in(language),
            "month", new DateFormatter(messages).month(draft.month()),
            "n", overdue.days(),
            "command", CommandSnippet.PLACEHOLDER
        };
        return new NewMessage(
                "edition/" + draft.id() + "/reminder-" + overdue.days(),
                language,
                messages.format("delivery.reminder.subject", named),
                EditionText.howToIssue(draft, console)
                        .insertInto(messages.format("delivery.reminder.body" + console.variant(), named)),
                List.of());
    }
}

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

/** Reminds whoever looks drafts through of one that is not issued, once a day. */
@Component
class DraftReminder {

    private final RecipientsFile recipients;
    private final Outbox outbox;
    private final Organization organization;

    DraftReminder(RecipientsFile recipients, Outbox outbox, Policy policy) {
        this.recipients = recipients;
        this.outbox = outbox;
        this.organization = policy.association();
    }

    @EventListener
    void remind(DraftOverdue waits) {
        for (ReportLine line : recipients.current().reports()) {
            if (line.report().equals(waits.draft().report()) && line.when() == When.DRAFT) {
                NewMessage letter = message(waits, line.language());
                line.recipients().forEach(to -> outbox.enqueue(letter, to));
            }
        }
    }

    private NewMessage message(DraftOverdue waits, Language language) {
        Messages words = new Messages(language, organization.digits());
        Edition draft = waits.draft();
        Object[] named = {
            "report", draft.title().in(language),
            "month", new DateFormatter(words).month(draft.month()),
            "n", waits.days(),
            "command", CommandSnippet.PLACEHOLDER
        };
        return new NewMessage(
                "edition/" + draft.id() + "/reminder-" + waits.days(),
                language,
                words.format("delivery.reminder.subject", named),
                new CommandSnippet("issue " + draft.id() + " --reason \"…\"")
                        .insertInto(words.format("delivery.reminder.body", named)),
                List.of());
    }
}

package org.rida.console.admin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rida.console.FileDownload;
import org.rida.console.FormResult;
import org.rida.console.ListPage;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.outbox.DeliveryAttempts;
import org.rida.outbox.MailTest;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The outbox: messages with their state and attempts, and resending. While messages wait because their transport is not
 * configured, the list says what is missing.
 */
@Controller
class OutboxController {

    private static final int SIZE = 50;

    private final Outbox outbox;
    private final DeliveryAttempts attempts;
    private final MailTest mail;

    OutboxController(Outbox outbox, DeliveryAttempts attempts, MailTest mail) {
        this.mail = mail;
        this.outbox = outbox;
        this.attempts = attempts;
    }

    /**
     * Names what is missing when messages wait because no mail server is configured.
     *
     * @param state code of a state; anything else lists all
     */
    @GetMapping("/messages")
    String messages(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        ListPage.show(
                model,
                "messages",
                from,
                SIZE,
                (offset, limit) -> outbox.list(new Outbox.MessageSelection(state(state), "", limit, offset)));
        model.addAttribute("states", OutboxMessage.MessageState.values());
        model.addAttribute("state", state);
        model.addAttribute("mail", mail.settings());
        model.addAttribute("mailMissing", mail.missing().orElse(null));
        mail.missing()
                .filter(reason -> outbox.count(OutboxMessage.MessageState.WAITING) > 0)
                .ifPresent(reason ->
                        model.addAttribute("held", reason.in(user.messages().language())));
        return "messages";
    }

    /** Only a message whose delivery is over may be sent again, since otherwise the recipient would get it twice. */
    @GetMapping("/messages/{message:\\d+}")
    String message(@PathVariable long message, Model model) {
        OutboxMessage found = find(message);
        model.addAttribute("message", found);
        model.addAttribute("attempts", attempts.forMessage(message));
        boolean over =
                found.state() == OutboxMessage.MessageState.SENT || found.state() == OutboxMessage.MessageState.FAILED;
        model.addAttribute("mayResend", over);
        return "message";
    }

    /** @param reason for the audit log */
    @PostMapping("/messages/{message:\\d+}/resend")
    String resend(
            @PathVariable long message, @RequestParam String reason, RequestUser user, RedirectAttributes redirect) {
        find(message);
        return FormResult.run(
                user,
                redirect,
                "redirect:/messages",
                "messages.resent",
                actor -> outbox.resend(message, actor, reason));
    }

    /** Its page shows each attempt to send it. While no mail server is configured, the message itself is handed out. */
    @PostMapping("/messages/test")
    Object test(@RequestParam String address, RequestUser user, RedirectAttributes redirect) {
        try {
            if (mail.missing().isPresent()) {
                return FileDownload.response(mail.file(address.strip(), user.messages(), user.actor()), MailTest.FILE);
            }
            long message = mail.send(address.strip(), user.messages(), user.actor());
            redirect.addFlashAttribute("done", user.messages().format("mail.test.enqueued"));
            return "redirect:/messages/" + message;
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return "redirect:/messages";
        }
    }

    private OutboxMessage find(long message) {
        return outbox.find(message).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static OutboxMessage.@Nullable MessageState state(String code) {
        return Arrays.stream(OutboxMessage.MessageState.values())
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}

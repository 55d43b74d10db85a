package org.rida.console.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.console.FileDownload;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.console.list.ListHead;
import org.rida.console.list.ListPage;
import org.rida.database.RowOrder;
import org.rida.delivery.PresentRecipients;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.outbox.DeliveryAttempts;
import org.rida.outbox.MailServer;
import org.rida.outbox.MailSettings;
import org.rida.outbox.MailSettings.MailForm;
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
    /** States after which nothing is sent any more unless a person says so. */
    private static final Set<OutboxMessage.MessageState> OVER = Set.of(
            OutboxMessage.MessageState.SENT, OutboxMessage.MessageState.FAILED, OutboxMessage.MessageState.CANCELLED);

    private static final String SETTINGS = "redirect:/messages#mail";

    private final Outbox outbox;
    private final DeliveryAttempts attempts;
    private final MailTest mail;
    private final MailServer server;
    private final PresentRecipients recipients;

    OutboxController(
            Outbox outbox, DeliveryAttempts attempts, MailTest mail, MailServer server, PresentRecipients recipients) {
        this.recipients = recipients;
        this.mail = mail;
        this.server = server;
        this.outbox = outbox;
        this.attempts = attempts;
    }

    /**
     * Names what is missing when messages wait because no mail server is configured.
     *
     * @param state code of a state; anything else lists all
     * @param order as of {@link RowOrder#parse}
     */
    @GetMapping("/messages")
    String messages(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        ListPage.show(
                model,
                "messages",
                from,
                SIZE,
                (offset, limit) -> outbox.list(
                        new Outbox.MessageSelection(state(state), "", limit, offset), RowOrder.parse(order)));
        showHead(model, RowOrder.parse(order));
        List<OutboxMessage> shown = shown(model);
        model.addAttribute("subjects", outbox.subjects(shown, user.messages().language()));
        model.addAttribute("tried", attempts.first(shown));
        model.addAttribute("sharedError", sharedError(shown));
        model.addAttribute(
                "former",
                shown.stream()
                        .filter(recipients::isFormer)
                        .map(OutboxMessage::id)
                        .toList());
        model.addAttribute("formerWaiting", recipients.countFormer());
        model.addAttribute("states", OutboxMessage.MessageState.values());
        model.addAttribute("state", state);
        model.addAttribute("mail", mail.settings());
        model.addAttribute("fixedSender", server.fixedSender());
        model.addAttribute("encryptions", server.encryptions());
        // what was refused is shown again; all but the password
        if (!model.containsAttribute("entered")) {
            model.addAttribute("entered", entered(mail.settings()));
        }
        model.addAttribute("mailMissing", mail.missing().orElse(null));
        mail.missing()
                .filter(reason -> outbox.count(OutboxMessage.MessageState.WAITING) > 0)
                .ifPresent(reason ->
                        model.addAttribute("held", reason.in(user.messages().language())));
        return "messages";
    }

    /** Of two or more messages that wait for the same reason: it is said once, above them. */
    private static BilingualText sharedError(List<OutboxMessage> shown) {
        List<BilingualText> errors = shown.stream()
                .filter(message -> message.state() == OutboxMessage.MessageState.WAITING)
                .map(OutboxMessage::error)
                .toList();
        return errors.size() > 1 && errors.stream().distinct().count() == 1 ? errors.get(0) : BilingualText.EMPTY;
    }

    private static void showHead(Model model, RowOrder order) {
        ListHead.show(
                model,
                order,
                "messages.subject",
                "subject",
                "messages.recipient",
                "recipient",
                "console.column.state",
                "state",
                "messages.attempts",
                "attempts",
                "messages.enqueued",
                "enqueued",
                "messages.sent",
                "sent");
    }

    /** Only a message whose delivery is over may be sent again, since otherwise the recipient would get it twice. */
    @GetMapping("/messages/{message:\\d+}")
    String message(@PathVariable long message, RequestUser user, Model model) {
        OutboxMessage found = find(message);
        model.addAttribute(
                "subjects", outbox.subjects(List.of(found), user.messages().language()));
        model.addAttribute("tried", attempts.first(List.of(found)));
        model.addAttribute("message", found);
        model.addAttribute("attempts", attempts.forMessage(message));
        model.addAttribute("mayResend", OVER.contains(found.state()));
        model.addAttribute("mayCancel", found.state() == OutboxMessage.MessageState.WAITING);
        model.addAttribute("former", recipients.isFormer(found));
        model.addAttribute("instead", recipients.instead(found));
        model.addAttribute("shown", shown(found));
        return "message";
    }

    /** Of a message that waits: no process sends it afterwards. */
    @PostMapping("/messages/{message:\\d+}/cancel")
    String cancel(@PathVariable long message, RequestUser user, HttpServletRequest form, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, "redirect:/messages", "messages.cancelled", actor -> {
            Confirmation.require(form, outbox.find(message).map(this::shown).orElse(""));
            outbox.cancel(message, actor, waiting -> List.of());
        });
    }

    /** Of a message that waits for a former recipient: cancels it, and enqueues it for the present ones. */
    @PostMapping("/messages/{message:\\d+}/readdress")
    String readdress(
            @PathVariable long message, RequestUser user, HttpServletRequest form, RedirectAttributes redirect) {
        try {
            Confirmation.require(form, outbox.find(message).map(this::shown).orElse(""));
            int again = recipients.readdress(message, user.actor()).size();
            redirect.addFlashAttribute("done", user.messages().format("messages.readdressed", "n", again));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return "redirect:/messages";
    }

    /** What the page of a message says that a form on it changes. */
    private String shown(OutboxMessage message) {
        return message.state().code() + " " + message.recipient() + " " + recipients.instead(message);
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

    /** Names the mail server that all processes use from now on. An empty host switches mail off. */
    @PostMapping("/messages/mail")
    String save(
            @RequestParam(defaultValue = "") String host,
            @RequestParam(defaultValue = "") String port,
            @RequestParam(defaultValue = "") String encryption,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String sender,
            RequestUser who,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute("entered", entered(host, port, encryption, user, sender));
        return FormResult.run(
                who,
                redirect,
                SETTINGS,
                host.isBlank() ? "mail.saved.off" : "mail.saved",
                actor -> server.save(new MailForm(host, port, encryption, user, password, sender), actor));
    }

    /** Sends at once, and says what the server answered. While no mail server is configured, the message itself is handed out. */
    @PostMapping("/messages/test")
    Object test(@RequestParam String address, RequestUser user, RedirectAttributes redirect) {
        try {
            if (mail.missing().isPresent()) {
                return FileDownload.response(mail.file(address.strip(), user.messages(), user.actor()), MailTest.FILE);
            }
            mail.send(address.strip(), user.messages(), user.actor());
            redirect.addFlashAttribute("done", user.messages().format("mail.test.sent", "address", address.strip()));
        } catch (Problem problem) {
            redirect.addFlashAttribute("address", address);
            FormResult.report(problem, user, redirect);
        }
        return SETTINGS;
    }

    private static Map<String, String> entered(MailSettings mail) {
        return entered(
                mail.host(), Integer.toString(mail.port()), mail.encryption().code(), mail.user(), mail.from());
    }

    /** A map of a kind that sessions can keep. */
    private static Map<String, String> entered(
            String host, String port, String encryption, String user, String sender) {
        return new HashMap<>(
                Map.of("host", host, "port", port, "encryption", encryption, "user", user, "sender", sender));
    }

    @SuppressWarnings("unchecked")
    private static List<OutboxMessage> shown(Model model) {
        return (List<OutboxMessage>) Objects.requireNonNull(model.getAttribute("messages"));
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

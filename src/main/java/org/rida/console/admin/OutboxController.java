package org.rida.console.admin;

import org.rida.console.FormResult;
import org.rida.console.ListPage;
import org.rida.console.RequestUser;
import org.rida.outbox.DeliveryAttempts;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage;
import org.rida.outbox.TransportType;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox: messages with their state and attempts, and resending. */
@Controller
class OutboxController {

    private static final int SIZE = 50;

    private final Outbox outbox;
    private final DeliveryAttempts attempts;

    OutboxController(Outbox outbox, DeliveryAttempts receipts) {
        this.outbox = outbox;
        this.attempts = receipts;
    }

    @GetMapping("/messages")
    String letters(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from,
            RequestUser visitor,
            Model model) {
        int start = Math.max(0, from);
        List<OutboxMessage> found = outbox.list(new Outbox.MessageSelection(state(state), "", SIZE + 1, start));
        model.addAttribute("letters", found.stream().limit(SIZE).toList());
        model.addAttribute("states", OutboxMessage.MessageState.values());
        model.addAttribute("state", state);
        model.addAttribute("pages", new ListPage(start, SIZE, found.size() > SIZE));
        outbox.missing(TransportType.MAIL)
                .filter(reason -> outbox.count(OutboxMessage.MessageState.WAITING) > 0)
                .ifPresent(reason ->
                        model.addAttribute("held", reason.in(visitor.messages().language())));
        return "letters";
    }

    @GetMapping("/messages/{letter:\\d+}")
    String letter(@PathVariable long letter, Model model) {
        OutboxMessage found = find(letter);
        model.addAttribute("letter", found);
        model.addAttribute("attempts", attempts.forMessage(letter));
        boolean over =
                found.state() == OutboxMessage.MessageState.SENT || found.state() == OutboxMessage.MessageState.FAILED;
        model.addAttribute("mayResend", over);
        return "letter";
    }

    @PostMapping("/messages/{letter:\\d+}/resend")
    String resend(
            @PathVariable long letter, @RequestParam String reason, RequestUser visitor, RedirectAttributes told) {
        find(letter);
        return FormResult.run(
                visitor, told, "redirect:/messages", "messages.resent", by -> outbox.resend(letter, by, reason));
    }

    private OutboxMessage find(long letter) {
        return outbox.find(letter).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static OutboxMessage.@Nullable MessageState state(String code) {
        return Arrays.stream(OutboxMessage.MessageState.values())
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}

package org.rida.console;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.mail.Letter;
import org.rida.mail.Outbox;
import org.rida.mail.Receipts;
import org.rida.mail.Way;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox: which letters wait, went out or were given up, each attempt, and the way to send one once more. */
@Controller
class LettersPage {

    private static final int SIZE = 50;

    private final Outbox outbox;
    private final Receipts receipts;

    LettersPage(Outbox outbox, Receipts receipts) {
        this.outbox = outbox;
        this.receipts = receipts;
    }

    @GetMapping("/messages")
    String letters(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from,
            Visitor visitor,
            Model model) {
        int start = Math.max(0, from);
        List<Letter> found = outbox.list(new Outbox.Selection(state(state), "", SIZE + 1, start));
        model.addAttribute("letters", found.stream().limit(SIZE).toList());
        model.addAttribute("states", Letter.State.values());
        model.addAttribute("state", state);
        model.addAttribute("pages", new Pages(start, SIZE, found.size() > SIZE));
        outbox.missing(Way.MAIL)
                .filter(reason -> outbox.count(Letter.State.WAITING) > 0)
                .ifPresent(reason ->
                        model.addAttribute("held", reason.in(visitor.wording().language())));
        return "letters";
    }

    @GetMapping("/messages/{letter:\\d+}")
    String letter(@PathVariable long letter, Model model) {
        Letter found = find(letter);
        model.addAttribute("letter", found);
        model.addAttribute("attempts", receipts.of(letter));
        boolean over = found.state() == Letter.State.SENT || found.state() == Letter.State.FAILED;
        model.addAttribute("mayResend", over);
        return "letter";
    }

    @PostMapping("/messages/{letter:\\d+}/resend")
    String resend(@PathVariable long letter, @RequestParam String reason, Visitor visitor, RedirectAttributes told) {
        find(letter);
        return Done.of(visitor, told, "redirect:/messages", "messages.resent", by -> outbox.resend(letter, by, reason));
    }

    private Letter find(long letter) {
        return outbox.find(letter).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Letter.@Nullable State state(String code) {
        return Arrays.stream(Letter.State.values())
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}

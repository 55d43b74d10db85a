package org.rida.console.setup;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.delivery.PresentRecipients;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.job.charity.RecipientRules;
import org.rida.job.charity.RecipientRules.Delivery;
import org.rida.policy.Dimension;
import org.rida.report.explore.Explorer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is sent drafts, issued reports, failures and what waits: one form over the lines of the file of recipients. */
@Controller
class RecipientsController {

    private final RecipientRules recipients;
    private final Explorer explorer;
    private final PresentRecipients present;

    RecipientsController(RecipientRules recipients, Explorer explorer, PresentRecipients present) {
        this.present = present;
        this.recipients = recipients;
        this.explorer = explorer;
    }

    @GetMapping("/recipients")
    String recipients(RequestUser user, Model model) {
        return show(Map.of(), Map.of(), user, model);
    }

    /** Takes effect at once, also for messages that other processes send. */
    @PostMapping("/recipients")
    String save(
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String seen,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        Map<String, String> problems = recipients.problems(sent);
        if (!problems.isEmpty()) {
            return show(sent, problems, user, model);
        }
        try {
            boolean changed = recipients.save(sent, seen, user.messages().format("recipients.reason"), user.actor());
            redirect.addFlashAttribute("done", done(changed, user.messages()));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return "redirect:/recipients";
    }

    /** Messages that wait for addresses that were removed are held: whoever removed them is told. */
    private String done(boolean changed, Messages messages) {
        String done = messages.format(changed ? "recipients.saved" : "questions.same");
        long held = changed ? present.countFormer() : 0;
        return held == 0 ? done : done + " " + messages.format("messages.former.waiting", "n", held);
    }

    private String show(Map<String, String> sent, Map<String, String> problems, RequestUser user, Model model) {
        List<Delivery> deliveries =
                recipients.deliveries(user.messages().language().code());
        model.addAttribute("deliveries", deliveries);
        model.addAttribute(
                "departments",
                deliveries.stream()
                        .flatMap(line -> Stream.ofNullable(line.facts().get("part")))
                        .distinct()
                        .collect(Collectors.toMap(part -> part, part -> explorer.name(Dimension.DEPARTMENT, part))));
        model.addAttribute("reports", recipients.reports());
        model.addAttribute("seen", sent.getOrDefault("seen", recipients.fingerprint()));
        model.addAttribute("entered", sent);
        model.addAttribute("problems", problems);
        return "recipients";
    }
}

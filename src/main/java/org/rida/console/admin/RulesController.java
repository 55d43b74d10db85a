package org.rida.console.admin;

import java.util.List;
import java.util.Map;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.io.LineDiff;
import org.rida.job.charity.CharityRules;
import org.rida.job.charity.PromiseChanges;
import org.rida.job.rules.ProposedRules;
import org.rida.job.rules.RulesChange;
import org.rida.job.rules.RulesFiles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The configuration files in force; a changed file is checked, then put into force. Each version is kept, with who put it
 * into force and why.
 */
@Controller
class RulesController {

    private final RulesFiles rules;
    private final ProposedRules proposed;
    private final RulesChange change;
    private final PromiseChanges promises;
    private final ApplicationEventPublisher events;

    RulesController(
            RulesFiles rules,
            ProposedRules proposed,
            RulesChange change,
            PromiseChanges promises,
            ApplicationEventPublisher events) {
        this.promises = promises;
        this.events = events;
        this.rules = rules;
        this.proposed = proposed;
        this.change = change;
    }

    /**
     * Shows a file.
     *
     * @param file name; empty for the first
     * @param former name of an earlier version to show; empty for the version in force
     */
    @GetMapping("/rules")
    String rules(
            @RequestParam(defaultValue = "") String file, @RequestParam(defaultValue = "") String former, Model model) {
        List<String> files = rules.files();
        String shown = file.isEmpty() ? files.stream().findFirst().orElse("") : file;
        if (!files.contains(shown)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String text = rules.text(shown);
        model.addAttribute("files", files);
        model.addAttribute("file", shown);
        model.addAttribute("content", former.isEmpty() ? text : change.previousText(shown, former));
        model.addAttribute("seen", RulesFiles.fingerprint(text));
        model.addAttribute("formerVersions", change.previousVersions(shown));
        model.addAttribute("former", former);
        model.addAttribute("nextStart", rules.requiresRestart(shown));
        model.addAttribute("waiting", rules.awaitingRestart());
        return "rules";
    }

    /** Reports all problems of a changed file together with the other files as they are; changes nothing. */
    @PostMapping("/rules/check")
    String check(
            @RequestParam String file,
            @RequestParam String content,
            @RequestParam String seen,
            RequestUser user,
            Model model) {
        rules(file, "", model);
        String changed = withUnixLineEnds(content);
        model.addAttribute("content", changed);
        model.addAttribute("seen", seen);
        model.addAttribute("repeat", "/rules/check");
        try {
            proposed.check(file, changed, user.actor());
            model.addAttribute("valid", true);
            model.addAttribute("lines", LineDiff.between(rules.text(file), changed));
            if (rules.requiresRestart(file)) {
                model.addAttribute("effects", promises.effect(proposed.policy(Map.of(file, changed))));
            }
        } catch (Problem problem) {
            model.addAttribute("problem", user.explain(problem));
        }
        return "rules";
    }

    /**
     * Puts a changed file into force, if it is valid together with the others and nobody has changed it since it was
     * opened. The server starts again with a file of the policy.
     *
     * @param seen checksum of the text that the form was opened with
     * @param reason for the audit log and the list of versions
     */
    @PostMapping("/rules/change")
    String change(
            @RequestParam String file,
            @RequestParam String content,
            @RequestParam String seen,
            @RequestParam String reason,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        String changed = withUnixLineEnds(content);
        try {
            change.apply(file, changed, seen, user.actor(), reason);
        } catch (Problem problem) {
            rules(file, "", model);
            model.addAttribute("content", changed);
            model.addAttribute("seen", seen);
            model.addAttribute("reason", reason);
            model.addAttribute("repeat", "/rules/check");
            model.addAttribute("problem", user.explain(problem));
            return "rules";
        }
        if (rules.requiresRestart(file)) {
            events.publishEvent(new CharityRules.RestartRequested());
            model.addAttribute("next", "/rules?file=" + file);
            return "charity-waiting";
        }
        redirect.addFlashAttribute("done", user.messages().format("console.rules.in-force", "file", file));
        redirect.addAttribute("file", file);
        return "redirect:/rules";
    }

    /** Browsers send CR LF at line ends; the files have LF, so that a change of one line is a difference of one line. */
    private static String withUnixLineEnds(String text) {
        return text.replace("\r\n", "\n");
    }
}

package org.rida.console.admin;

import java.util.List;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.job.rules.ProposedRules;
import org.rida.job.rules.RulesChange;
import org.rida.job.rules.RulesFiles;
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

    RulesController(RulesFiles rules, ProposedRules proposed, RulesChange change) {
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
        } catch (Problem problem) {
            model.addAttribute("problem", user.explain(problem));
        }
        return "rules";
    }

    /**
     * Puts a changed file into force, if it is valid together with the others and nobody has changed it since it was
     * opened.
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
        String message = rules.requiresRestart(file) ? "console.rules.from-next-start" : "console.rules.in-force";
        redirect.addFlashAttribute("done", user.messages().format(message, "file", file));
        redirect.addAttribute("file", file);
        return "redirect:/rules";
    }

    /** Browsers send CR LF at line ends; the files have LF, so that a change of one line is a difference of one line. */
    private static String withUnixLineEnds(String text) {
        return text.replace("\r\n", "\n");
    }
}

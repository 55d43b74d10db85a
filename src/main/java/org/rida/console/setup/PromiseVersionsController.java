package org.rida.console.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.Problem;
import org.rida.job.charity.CharityRules;
import org.rida.job.charity.PromiseChanges;
import org.rida.job.charity.PromiseVersions;
import org.rida.policy.ClockVersion;
import org.rida.tally.PromiseEffect.MonthEffect;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a version of the promise back, after a page has shown what that changes. */
@Controller
class PromiseVersionsController {

    private final CharityRules charity;
    private final PromiseChanges promises;
    private final PromisePreview previews;

    PromiseVersionsController(CharityRules charity, PromiseChanges promises, PromisePreview previews) {
        this.charity = charity;
        this.promises = promises;
        this.previews = previews;
    }

    /**
     * What would change without the version; nothing is saved.
     *
     * @param day from which the version is in force, or would be
     */
    @PostMapping("/charity/version")
    String preview(
            @RequestParam(defaultValue = "") String day, RequestUser user, Model model, RedirectAttributes redirect) {
        try {
            return show(day(day), "", user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return "redirect:/charity";
        }
    }

    /** @param reason for the audit log and the versions of the file */
    @PostMapping("/charity/version/withdraw")
    String withdraw(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            RequestUser user,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        try {
            LocalDate from = day(day);
            boolean isThere = withdrawable(from);
            Confirmation.require(request, isThere ? shown(from, promises.withdrawing(from)) : "");
            if (isThere && reason.isBlank()) {
                model.addAttribute("problem", user.explain(Problem.of("problem.reason-missing")));
                return show(from, reason, user, model);
            }
            charity.withdraw(from, reason, user.actor());
            model.addAttribute("next", "/charity?saved");
            return "charity-waiting";
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return "redirect:/charity";
        }
    }

    private String show(LocalDate day, String reason, RequestUser user, Model model) {
        PromiseVersions versions = charity.versions();
        List<MonthEffect> effects = promises.withdrawing(day);
        ClockVersion withdrawn = versions.all().stream()
                .filter(version -> version.inForceFrom().equals(day))
                .findFirst()
                .orElseThrow();
        ClockVersion then = versions.all().stream()
                .filter(version -> version.inForceFrom().isBefore(day))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> versions.all().get(1));
        model.addAttribute("withdrawn", withdrawn);
        model.addAttribute("then", then);
        model.addAttribute("changed", PromisePreview.versions(withdrawn, then, user.messages()));
        model.addAttribute("effects", effects);
        model.addAttribute("issued", previews.issued(effects));
        model.addAttribute("shown", shown(day, effects));
        model.addAttribute("reason", reason);
        return "charity-withdraw";
    }

    private static String shown(LocalDate day, List<MonthEffect> effects) {
        return day + " " + effects;
    }

    private boolean withdrawable(LocalDate day) {
        PromiseVersions versions = charity.versions();
        return versions.all().stream()
                .anyMatch(version -> version.inForceFrom().equals(day) && versions.isWithdrawable(version));
    }

    private static LocalDate day(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw Problem.of("charity.problem.date");
        }
    }
}

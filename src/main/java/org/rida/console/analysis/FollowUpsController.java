package org.rida.console.analysis;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.BilingualText;
import org.rida.policy.Policy;
import org.rida.policy.Theme;
import org.rida.quality.FollowUp;
import org.rida.quality.FollowUp.FollowUpState;
import org.rida.quality.FollowUp.FollowUpStepType;
import org.rida.quality.FollowUpStatistics;
import org.rida.quality.FollowUps;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * People to call back about a problem that they reported, by the number of their request. Each view is recorded in the audit log,
 * as these are single people.
 */
@Controller
class FollowUpsController {

    /** As many as a person can look through; the oldest first, so that none is forgotten. */
    private static final int MAX_SHOWN = 100;

    private final FollowUps followUps;
    private final FollowUpStatistics statistics;
    private final Policy policy;
    private final InstantSource time;

    FollowUpsController(FollowUps followUps, FollowUpStatistics statistics, Policy policy, InstantSource time) {
        this.followUps = followUps;
        this.statistics = statistics;
        this.policy = policy;
        this.time = time;
    }

    /** @param topic name of the obstacle; empty when the score alone is low */
    record FollowUpLine(FollowUp followUp, BilingualText topic, boolean overdue) {

        /** Codes of the steps that may follow. */
        public List<String> next() {
            return followUp.next().stream().map(FollowUpsController::code).toList();
        }
    }

    /** @param state which cases; those to call where it is none */
    @GetMapping("/follow-ups")
    String followUps(@RequestParam(defaultValue = "") String state, RequestUser user, Model model) {
        LocalDate today = today();
        FollowUpState chosen = state(state);
        List<FollowUp> all = followUps.list(user.actor()).stream()
                .filter(each -> each.mayCall() || each.state() != FollowUpState.TO_CALL)
                .toList();
        List<FollowUpLine> lines = all.stream()
                .filter(each -> each.state() == chosen)
                .sorted(Comparator.comparing(FollowUp::openedOn))
                .limit(MAX_SHOWN)
                .map(each -> line(each, today))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute(
                "found", all.stream().filter(each -> each.state() == chosen).count());
        model.addAttribute("chosen", chosen);
        model.addAttribute("states", FollowUpState.values());
        model.addAttribute("consent", statistics.isConsentKnown());
        model.addAttribute("today", today);
        return "follow-ups";
    }

    /**
     * Records a step.
     *
     * @param score when asked again, 1 to 5; empty for none
     * @param note required where the case is closed without a solution
     */
    @PostMapping("/follow-ups/{id:\\d+}/{step:called|solved|asked-again|closed}")
    String step(
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable Integer score,
            @RequestParam(defaultValue = "") String note,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        FollowUpStepType type =
                FollowUpStepType.valueOf(step.toUpperCase(Locale.ROOT).replace('-', '_'));
        return FormResult.run(user, redirect, "redirect:/follow-ups?state=" + step, "follow-ups.saved", actor -> {
            Confirmation.require(form);
            followUps.step(id, type, day, score, note, actor);
        });
    }

    private FollowUpLine line(FollowUp followUp, LocalDate today) {
        BilingualText topic = policy.themes().stream()
                .filter(theme -> theme.code().equals(followUp.topic()))
                .findFirst()
                .map(Theme::name)
                .orElse(followUp.topic() == null ? BilingualText.EMPTY : BilingualText.same(followUp.topic()));
        return new FollowUpLine(followUp, topic, followUp.isOverdue(today));
    }

    private static FollowUpState state(String code) {
        for (FollowUpState state : FollowUpState.values()) {
            if (code(state).equals(code)) {
                return state;
            }
        }
        return FollowUpState.TO_CALL;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }
}

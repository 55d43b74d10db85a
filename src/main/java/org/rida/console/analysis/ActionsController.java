package org.rida.console.analysis;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.console.undo.Undo;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.policy.Policy;
import org.rida.policy.Theme;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.quality.SeriesKey;
import org.rida.report.explore.ActionEffects;
import org.rida.report.explore.SeriesUrl;
import org.rida.report.figure.MetricCatalog;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Improvement actions: obstacle, owner, due date and measured effect. */
@Controller
class ActionsController {

    private static final String BACK = "redirect:/actions";
    private static final int MOST_YEARS = 10;

    private final ImprovementActions actions;
    private final ActionEffects effects;
    private final MetricCatalog measures;
    private final Policy policy;
    private final InstantSource time;

    ActionsController(
            ImprovementActions actions,
            ActionEffects effects,
            MetricCatalog measures,
            Policy policy,
            InstantSource time) {
        this.actions = actions;
        this.effects = effects;
        this.measures = measures;
        this.policy = policy;
        this.time = time;
    }

    /**
     * A row of the page.
     *
     * @param about name of the theme, or the obstacle as entered
     * @param moves name of the series that the action should change
     * @param trend URL of that series
     * @param effect change since completion; empty before
     * @param overdue whether the due date has passed without completion
     */
    record ActionLine(
            ImprovementAction action,
            BilingualText about,
            BilingualText moves,
            String trend,
            BilingualText effect,
            boolean overdue) {}

    /**
     * The list, and a form that may be filled in advance by a link from a comment or a trend.
     *
     * @param obstacle code of a theme or a text, for the form
     * @param series key of the series that the action should move, for the form
     */
    @GetMapping("/actions")
    String actions(
            @RequestParam(defaultValue = "") String obstacle,
            @RequestParam(defaultValue = "") String series,
            Model model) {
        LocalDate today = today();
        List<ActionLine> lines = actions.list().stream()
                .sorted(Comparator.comparing(ImprovementAction::state).thenComparing(ImprovementAction::due))
                .map(a -> line(a, today))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("themes", policy.themes());
        model.addAttribute("choices", SeriesOptions.choices(measures, series, effects));
        model.addAttribute("series", series);
        model.addAttribute("today", today);
        model.addAttribute("obstacle", about(obstacle));
        return "actions";
    }

    /** @throws IllegalArgumentException for a series that is none; the form offers only existing ones */
    @PostMapping("/actions")
    String open(
            @RequestParam String obstacle,
            @RequestParam String action,
            @RequestParam String owner,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate due,
            @RequestParam String series,
            RequestUser user,
            RedirectAttributes redirect) {
        String next = FormResult.run(user, redirect, BACK, "actions.opened", actor -> {
            requireNear(due);
            ImprovementAction.Plan plan = new ImprovementAction.Plan(
                    topic(obstacle.strip()), action, owner, due, SeriesOptions.require(measures, series));
            long id = actions.open(plan, today(), actor);
            String withdrawal = "/actions/" + id + "/withdraw";
            Undo.offer(
                    redirect,
                    withdrawal,
                    Map.of(
                            "note",
                            user.messages().format("undo.reason"),
                            Confirmation.FIELD,
                            Confirmation.digest(withdrawal)));
        });
        warnOfPast(due, user, redirect);
        if (redirect.getFlashAttributes().containsKey("problem")) {
            redirect.addFlashAttribute("typed", new TypedAction(obstacle, action, owner, due, series));
            return BACK + "#new";
        }
        return next;
    }

    /** A due day may lie in the past, as of a decision that is written down late; whoever mistyped it is told. */
    private void warnOfPast(LocalDate due, RequestUser user, RedirectAttributes redirect) {
        Object done = redirect.getFlashAttributes().get("done");
        if (done != null && due.isBefore(today())) {
            redirect.addFlashAttribute(
                    "done",
                    user.messages()
                            .format("actions.past", "done", done, "day", new DateFormatter(user.messages()).day(due)));
        }
    }

    /** Nobody plans so far ahead: a year was mistyped. */
    private void requireNear(LocalDate due) {
        LocalDate last = today().plusYears(MOST_YEARS);
        if (due.isAfter(last)) {
            throw new Problem(BilingualText.of(language -> {
                Messages messages = new Messages(language, policy.association().digits());
                return messages.format("actions.problem.far", "day", new DateFormatter(messages).day(last));
            }));
        }
    }

    /** What was done before it was written down is taken as done then; a year that was mistyped would give it another effect. */
    private void warnOfDoneBefore(long id, LocalDate day, RequestUser user, RedirectAttributes redirect) {
        Object done = redirect.getFlashAttributes().get("done");
        LocalDate opened = done == null ? day : actions.get(id).openedOn();
        if (done != null && day.isBefore(opened)) {
            DateFormatter dates = new DateFormatter(user.messages());
            redirect.addFlashAttribute(
                    "done",
                    user.messages()
                            .format(
                                    "actions.before",
                                    "done",
                                    done,
                                    "opened",
                                    dates.day(opened),
                                    "day",
                                    dates.day(day)));
        }
    }

    /**
     * Changes the due date, completes or reopens an action.
     *
     * @param step {@code move}, {@code close} or {@code reopen}
     * @param day new due date; day of completion or of reopening
     * @param note why, shown with the action
     */
    @PostMapping("/actions/{id:\\d+}/{step:move|close|reopen}")
    String step(
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam String note,
            RequestUser user,
            RedirectAttributes redirect) {
        String next = change(user, redirect, id, actor -> {
            Optional<ImprovementAction> before =
                    actions.list().stream().filter(action -> action.id() == id).findFirst();
            if (step.equals("move")) {
                requireNear(day);
            } else if (day.isAfter(today())) {
                throw Problem.of("actions.problem.future");
            }
            switch (step) {
                case "move" -> actions.move(id, day, actor, note);
                case "close" -> actions.close(id, day, actor, note);
                default -> actions.reopen(id, day, actor, note);
            }
            before.ifPresent(action -> Undo.offer(
                    redirect,
                    "/actions/" + id + "/" + inverse(step),
                    Map.of(
                            "day",
                            dayBefore(action, step),
                            "note",
                            user.messages().format("undo.reason"))));
        });
        switch (step) {
            case "move" -> warnOfPast(day, user, redirect);
            case "close" -> warnOfDoneBefore(id, day, user, redirect);
            default -> {}
        }
        return next;
    }

    private static String inverse(String step) {
        return switch (step) {
            case "move" -> "move";
            case "close" -> "reopen";
            default -> "close";
        };
    }

    /** The due day before it is moved, the day of completion before it is reopened; today otherwise. */
    private String dayBefore(ImprovementAction action, String step) {
        return (switch (step) {
                    case "move" -> action.due();
                    case "reopen" -> action.closedOn().orElse(today());
                    default -> today();
                })
                .toString();
    }

    /** Withdraws an action that will not be carried out. It stays in the list, so that the plan's history is complete. */
    @PostMapping("/actions/{id:\\d+}/withdraw")
    String withdraw(
            @PathVariable long id,
            @RequestParam String note,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        return change(user, redirect, id, actor -> {
            Confirmation.require(form);
            actions.withdraw(id, actor, note);
        });
    }

    private static String change(RequestUser user, RedirectAttributes redirect, long id, Consumer<Actor> change) {
        return FormResult.run(user, redirect, BACK + "#action-" + id, "actions.saved", change);
    }

    /** The theme's name; an obstacle that is no theme of the policy is shown as it was entered. */
    private BilingualText about(String topic) {
        return policy.themes().stream()
                .filter(theme -> theme.code().equals(topic))
                .findFirst()
                .map(Theme::name)
                .orElse(BilingualText.same(topic));
    }

    /** The code of the theme that is called so in either language; what names none is kept as it was entered. */
    private String topic(String entered) {
        return policy.themes().stream()
                .filter(theme -> Stream.of(Language.values())
                        .anyMatch(language -> theme.name().in(language).equalsIgnoreCase(entered)))
                .findFirst()
                .map(Theme::code)
                .orElse(entered);
    }

    private ActionLine line(ImprovementAction action, LocalDate today) {
        SeriesKey moves = action.plan().series();
        return new ActionLine(
                action,
                about(action.plan().topic()),
                SeriesOptions.name(moves, effects),
                SeriesUrl.url(moves),
                effects.since(action),
                action.isOverdue(today));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }
}

package org.rida.console.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.Problem;
import org.rida.job.charity.CharityForm;
import org.rida.job.charity.CharityRules;
import org.rida.job.charity.Demonstration;
import org.rida.job.charity.PromiseChanges;
import org.rida.job.charity.PromiseChanges.PromiseChange;
import org.rida.job.charity.PromiseVersions;
import org.rida.job.rules.RulesFiles;
import org.rida.outbox.Outbox;
import org.rida.outbox.TransportType;
import org.rida.schedule.Schedules;
import org.rida.tally.count.DataCoverage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The charity itself: its name, promise, calendar, words and recipients, as one form. It is the first page of a new installation, and
 * can be opened at any time.
 */
@Controller
class CharityController {

    private static final String PAGE = "charity";

    /** Empty rows at the end of each list. */
    private static final int FREE_ROWS = 2;

    private static final List<String> LISTS = List.of("kind", "channel", "service", "holiday");

    /** What the page of a changed promise asks for itself. */
    private static final Set<String> ASKED = Set.of("_csrf", Confirmation.FIELD, "scope", "reason", "back");

    private final CharityRules charity;
    private final PromiseChanges promises;
    private final PromisePreview previews;
    private final RulesFiles rules;
    private final Schedules schedules;
    private final Demonstration demonstration;
    private final DataSource database;
    private final Outbox outbox;

    CharityController(
            CharityRules charity,
            PromiseChanges promises,
            PromisePreview previews,
            RulesFiles rules,
            Schedules schedules,
            Demonstration demonstration,
            DataSource database,
            Outbox outbox) {
        this.outbox = outbox;
        this.promises = promises;
        this.previews = previews;
        this.database = database;
        this.charity = charity;
        this.rules = rules;
        this.schedules = schedules;
        this.demonstration = demonstration;
    }

    /**
     * The form with what the files say now.
     *
     * @param saved present when the form was saved and the server has started again: on the first day a file comes next
     */
    @GetMapping("/charity")
    String form(
            @RequestParam(required = false) @Nullable String saved,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        if (saved != null && DataCoverage.of(database).isEmpty()) {
            redirect.addFlashAttribute("done", user.messages().format("charity.saved.first-day"));
            return "redirect:/files";
        }
        if (saved != null) {
            model.addAttribute("done", user.messages().format("charity.saved"));
        }
        return show(charity.values(), Map.of(), user, model);
    }

    /**
     * Saves the form. A page that waits for the server follows when it has to start again with the new policy; what changes the promise is
     * shown first, with its effect on the months that are counted.
     *
     * @param sent fields of {@link CharityForm}; they are shown again beside what is wrong
     */
    @PostMapping("/charity")
    String save(@RequestParam Map<String, String> sent, RequestUser user, Model model, RedirectAttributes redirect) {
        CharityForm form = new CharityForm(sent);
        Map<String, String> problems = problems(form);
        if (!problems.isEmpty() || sent.containsKey("back")) {
            return show(sent, problems, user, model);
        }
        try {
            Optional<PromiseChange> change = promises.find(form);
            if (change.isPresent()) {
                return preview(change.get(), sent, user, model);
            }
            CharityRules.Saved saved = charity.save(form, user.messages().format("charity.reason"), user.actor());
            if (saved == CharityRules.Saved.POLICY) {
                model.addAttribute("next", "/charity?saved");
                return "charity-waiting";
            }
            redirect.addFlashAttribute(
                    "done",
                    user.messages()
                            .format(saved == CharityRules.Saved.NOTHING ? "charity.nothing-changed" : "charity.saved"));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return "redirect:/charity";
    }

    /**
     * Saves a form that changes the promise, after its effect was shown.
     *
     * @param sent fields of {@link CharityForm}
     * @param scope {@code past} to judge the past anew; otherwise the promise changes from a day on
     * @param reason for the audit log and the versions of the files
     */
    @PostMapping("/charity/promise")
    String promise(
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String reason,
            RequestUser user,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        CharityForm form = new CharityForm(sent);
        Map<String, String> problems = problems(form);
        if (!problems.isEmpty()) {
            return show(sent, problems, user, model);
        }
        PromiseChange change = promises.find(form).orElse(null);
        try {
            Confirmation.require(request, change == null ? "" : change.shown());
            if (change == null) {
                return "redirect:/charity";
            }
            if (reason.isBlank()) {
                throw Problem.of("problem.reason-missing");
            }
            charity.save(form.from(scope.equals("past") ? change.past() : change.from()), reason, user.actor());
            model.addAttribute("next", "/charity?saved");
            return "charity-waiting";
        } catch (Problem problem) {
            if (change == null) {
                FormResult.report(problem, user, redirect);
                return "redirect:/charity";
            }
            model.addAttribute("problem", user.explain(problem));
            return preview(change, sent, user, model);
        }
    }

    /** Those of the form; and the fictional charity keeps its name while what it stored is there, which nobody could tell from own data. */
    private Map<String, String> problems(CharityForm form) {
        Map<String, String> problems = new LinkedHashMap<>(form.problems());
        if (demonstration.goesOnAs(form.get("name.en"))) {
            problems.putIfAbsent("name.en", "demonstration.problem.renamed");
        }
        return problems;
    }

    private String preview(PromiseChange change, Map<String, String> sent, RequestUser user, Model model) {
        Map<String, String> fields = new LinkedHashMap<>(sent);
        fields.keySet().removeAll(ASKED);
        model.addAttribute("fields", fields);
        model.addAttribute("scope", sent.getOrDefault("scope", change.isOfPast() ? "past" : "from"));
        model.addAttribute("reason", sent.getOrDefault("reason", ""));
        model.addAttribute("repeat", "/charity");
        previews.show(change, user, model);
        return "charity-promise";
    }

    /**
     * Removes the demonstration and begins as on an empty folder.
     *
     * @param charity name of the fictional charity, as the button of the page sends it
     */
    @PostMapping("/charity/demonstration")
    String remove(
            @RequestParam(defaultValue = "") String charity,
            RequestUser user,
            HttpServletRequest form,
            Model model,
            RedirectAttributes redirect) {
        try {
            Confirmation.require(form, demonstration.rows());
            demonstration.remove(charity, user.actor());
            model.addAttribute("next", "/charity");
            return "charity-waiting";
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return "redirect:/charity";
        }
    }

    private String show(Map<String, String> values, Map<String, String> problems, RequestUser user, Model model) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        LISTS.forEach(list -> rows.put(list, rows(values, list)));
        PromiseVersions versions = charity.versions();
        model.addAttribute("entered", values);
        model.addAttribute("versions", versions);
        model.addAttribute(
                "promiseWarnings", new PromiseWarnings(versions.inForce(), charity.calendar()).list(user.messages()));
        model.addAttribute("problems", problems);
        model.addAttribute("rows", rows);
        model.addAttribute("names", names(rows, values, user));
        model.addAttribute("open", open(problems));
        model.addAttribute(
                "weekdays",
                weekdays(Locale.forLanguageTag(user.messages().language().code())));
        model.addAttribute("awaiting", !rules.awaitingRestart().isEmpty());
        model.addAttribute("isNew", charity.isNew());
        model.addAttribute("demonstration", demonstration.isHere() ? demonstration.rows() : Map.of());
        model.addAttribute("mailHeld", outbox.missing(TransportType.MAIL).isPresent());
        model.addAttribute("managesRecipients", charity.managesRecipients());
        model.addAttribute("schedules", schedules.all(1));
        return PAGE;
    }

    /** What a folded list contains, each name once: most holidays return every year. */
    private static Map<String, List<String>> names(
            Map<String, List<Integer>> rows, Map<String, String> values, RequestUser user) {
        String language = user.messages().language().code();
        Map<String, List<String>> names = new LinkedHashMap<>();
        rows.forEach((list, of) -> names.put(
                list,
                of.stream()
                        .map(row -> values.getOrDefault(list + "." + row + "." + language, ""))
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList()));
        return names;
    }

    /** The lists that are not folded: all of a new charity, and those in which something is wrong. */
    private Set<String> open(Map<String, String> problems) {
        return LISTS.stream()
                .filter(list -> charity.isNew()
                        || problems.keySet().stream()
                                .anyMatch(field -> field.equals(list) || field.startsWith(list + ".")))
                .collect(Collectors.toSet());
    }

    /** Names of the days by their codes, Sunday first. */
    private static Map<String, String> weekdays(Locale locale) {
        Map<String, String> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            DayOfWeek shown = day.minus(1);
            days.put(shown.name().toLowerCase(Locale.ROOT), shown.getDisplayName(TextStyle.FULL, locale));
        }
        return days;
    }

    /** The rows that are there, and free ones behind the last of them. */
    private static List<Integer> rows(Map<String, String> values, String list) {
        List<Integer> rows = new ArrayList<>(new CharityForm(values).rows(list));
        int next = rows.isEmpty() ? 0 : rows.get(rows.size() - 1) + 1;
        IntStream.range(next, next + FREE_ROWS).forEach(rows::add);
        return rows;
    }
}

package org.rida.console.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.rida.job.rules.RulesFiles;
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

    private final CharityRules charity;
    private final RulesFiles rules;
    private final Schedules schedules;
    private final Demonstration demonstration;
    private final DataSource database;

    CharityController(
            CharityRules charity,
            RulesFiles rules,
            Schedules schedules,
            Demonstration demonstration,
            DataSource database) {
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
     * Saves the form. A page that waits for the server follows when it has to start again with the new policy.
     *
     * @param sent fields of {@link CharityForm}; they are shown again beside what is wrong
     */
    @PostMapping("/charity")
    String save(@RequestParam Map<String, String> sent, RequestUser user, Model model, RedirectAttributes redirect) {
        CharityForm form = new CharityForm(sent);
        if (!form.problems().isEmpty()) {
            return show(sent, form.problems(), user, model);
        }
        try {
            if (charity.save(form, user.messages().format("charity.reason"), user.actor())) {
                model.addAttribute("next", "/charity?saved");
                return "charity-waiting";
            }
            redirect.addFlashAttribute("done", user.messages().format("charity.saved"));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return "redirect:/charity";
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
        model.addAttribute("entered", values);
        model.addAttribute("problems", problems);
        model.addAttribute("rows", rows);
        model.addAttribute("open", open(problems));
        model.addAttribute(
                "weekdays",
                weekdays(Locale.forLanguageTag(user.messages().language().code())));
        model.addAttribute("awaiting", !rules.awaitingRestart().isEmpty());
        model.addAttribute("isNew", charity.isNew());
        model.addAttribute("demonstration", demonstration.isHere() ? demonstration.rows() : Map.of());
        model.addAttribute("managesRecipients", charity.managesRecipients());
        model.addAttribute("schedules", schedules.all(1));
        return PAGE;
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

package org.rida.console.setup;

import java.util.Map;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.job.charity.ThemeForm;
import org.rida.job.charity.ThemeRules;
import org.rida.policy.Theme;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The themes of comments: a list, and one form for each theme and for a new one, which is tried on the newest comments before it is saved. */
@Controller
class ThemesController {

    /** In addresses, of the theme that is not there yet. No theme is called so: codes begin with a letter. */
    private static final String NEW = "-";

    private final ThemeRules themes;

    ThemesController(ThemeRules themes) {
        this.themes = themes;
    }

    @GetMapping("/themes")
    String themes(Model model) {
        model.addAttribute("themes", themes.themes());
        return "themes";
    }

    /** @param code of a theme, or {@link #NEW} */
    @GetMapping("/themes/{code}")
    String theme(@PathVariable String code, Model model) {
        Map<String, String> values = code.equals(NEW)
                ? Map.of()
                : themes.values(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return show(code, values, Map.of(), model);
    }

    /** Counts the newest comments that mention the theme as it is and as it would be. Nothing is saved, and no comment is shown. */
    @PostMapping("/themes/{code}/try")
    String tryOut(@PathVariable String code, @RequestParam Map<String, String> sent, Model model) {
        ThemeForm form = form(code, sent);
        if (form.problems().isEmpty()) {
            model.addAttribute("counts", themes.tryOut(form));
        }
        model.addAttribute("repeat", "/themes/" + code + "/try");
        return show(code, sent, form.problems(), model);
    }

    /** Saves the theme; a page that waits for the server follows. */
    @PostMapping("/themes/{code}")
    String save(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        ThemeForm form = form(code, sent);
        if (!form.problems().isEmpty()) {
            return show(code, sent, form.problems(), model);
        }
        try {
            if (themes.save(form, user.messages().format("themes.reason"), user.actor())) {
                model.addAttribute("next", "/themes");
                return "charity-waiting";
            }
            redirect.addFlashAttribute("done", user.messages().format("questions.same"));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return "redirect:/themes";
    }

    private ThemeForm form(String code, Map<String, String> sent) {
        if (!code.equals(NEW) && themes.values(code).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return themes.form(code.equals(NEW) ? "" : code, sent);
    }

    private String show(String code, Map<String, String> values, Map<String, String> problems, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("isNew", code.equals(NEW));
        model.addAttribute("entered", values);
        model.addAttribute("problems", problems);
        model.addAttribute("types", Theme.ThemeType.values());
        model.addAttribute("groups", themes.groups());
        return "theme";
    }
}

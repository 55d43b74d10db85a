package org.rida.console.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.Problem;
import org.rida.job.charity.QuestionForm;
import org.rida.job.charity.QuestionRules;
import org.rida.policy.Question;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions of the survey as one form: their words, which are still asked, and a further one. */
@Controller
class QuestionsController {

    private static final String PAGE = "questions";
    private static final String BACK = "redirect:/questions";

    private final QuestionRules questions;

    QuestionsController(QuestionRules questions) {
        this.questions = questions;
    }

    /** The form with what the files say now. */
    @GetMapping("/questions")
    String form(Model model) {
        return show(questions.values(), Map.of(), model);
    }

    /**
     * Saves the form; a page that waits for the server follows. A question that is added without a code comes back with a proposed one
     * first, since a code cannot be changed later.
     *
     * @param sent fields of {@link QuestionForm}; they are shown again beside what is wrong
     */
    @PostMapping("/questions")
    String save(@RequestParam Map<String, String> sent, RequestUser user, Model model, RedirectAttributes redirect) {
        QuestionForm form = questions.form(sent);
        Optional<String> proposed = form.proposedCode();
        if (!form.problems().isEmpty() || proposed.isPresent()) {
            Map<String, String> shown = new LinkedHashMap<>(sent);
            proposed.ifPresent(code -> shown.put("new.code", code));
            model.addAttribute("proposed", proposed.orElse(null));
            return show(shown, form.problems(), model);
        }
        try {
            if (questions.save(form, user.messages().format("questions.reason"), user.actor())) {
                model.addAttribute("next", "/questions");
                return "charity-waiting";
            }
            redirect.addFlashAttribute("done", user.messages().format("questions.same"));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return BACK;
    }

    /** Deletes a question without answers. */
    @PostMapping("/questions/{code}/delete")
    String delete(
            @PathVariable String code,
            RequestUser user,
            HttpServletRequest form,
            Model model,
            RedirectAttributes redirect) {
        try {
            Confirmation.require(form);
            questions.delete(code, user.messages().format("questions.reason"), user.actor());
            model.addAttribute("next", "/questions");
            return "charity-waiting";
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }

    private String show(Map<String, String> values, Map<String, String> problems, Model model) {
        Map<Question, Boolean> known = questions.questions();
        model.addAttribute("entered", values);
        model.addAttribute("problems", problems);
        model.addAttribute("known", known);
        model.addAttribute("roles", QuestionForm.roles(List.copyOf(known.keySet())));
        return PAGE;
    }
}

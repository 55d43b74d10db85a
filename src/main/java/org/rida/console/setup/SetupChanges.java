package org.rida.console.setup;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.intake.setup.FileDescription;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stores what is said in a step, and tells on its page what is wrong with it. */
@Component
class SetupChanges {

    private final SetupDrafts drafts;

    SetupChanges(SetupDrafts drafts) {
        this.drafts = drafts;
    }

    String change(
            String upload,
            String here,
            String next,
            UnaryOperator<FileDescription> change,
            RequestUser user,
            RedirectAttributes redirect) {
        return change(upload, here, next, change, described -> {}, user, redirect);
    }

    /**
     * Stores the changed description; what is wrong is told on the page of the same step.
     *
     * @param check refuses to go on with what is stored already
     */
    String change(
            String upload,
            String here,
            String next,
            UnaryOperator<FileDescription> change,
            Consumer<FileDescription> check,
            RequestUser user,
            RedirectAttributes redirect) {
        try {
            FileDescription description = drafts.description(upload);
            if (description.saved() == null) {
                FileDescription described = change.apply(description);
                drafts.save(upload, described);
                check.accept(described);
            }
            return step(upload, next);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return step(upload, here);
        }
    }

    static String step(String upload, String step) {
        return "redirect:/setup/" + upload + "/" + step;
    }
}

package org.rida.console.setup;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RowJson;
import org.rida.intake.setup.FileDescription;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stores what is said in a step, and tells on its page what is wrong with it. */
@Component
class SetupChanges {

    /** The attribute with a description that is shown and not stored, as JSON. */
    static final String SENT = "sent";

    private static final String SO_FAR = "?so-far";

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

    /**
     * Stores what the form of a step says, and goes to the step that it leads to; or shows what its choices would give, without storing
     * them.
     *
     * @param check refuses to go on to a later step with what is stored already
     */
    String answer(
            String upload,
            String here,
            Map<String, String> sent,
            UnaryOperator<FileDescription> change,
            Consumer<FileDescription> check,
            RequestUser user,
            RedirectAttributes redirect) {
        if (SetupStep.isTrial(sent)) {
            try {
                redirect.addFlashAttribute(SENT, RowJson.write(change.apply(drafts.description(upload))));
                return step(upload, here) + SO_FAR;
            } catch (Problem problem) {
                FormResult.report(problem, user, redirect);
                return step(upload, here);
            }
        }
        String next = SetupStep.after(here, sent);
        boolean stays = next.equals(here);
        return change(
                        upload,
                        here,
                        next,
                        change,
                        SetupStep.goesOn(here, sent) ? check : described -> {},
                        user,
                        redirect)
                + (stays ? SO_FAR : "");
    }

    static String step(String upload, String step) {
        return "redirect:/setup/" + upload + "/" + step;
    }
}

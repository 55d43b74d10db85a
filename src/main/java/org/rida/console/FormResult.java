package org.rida.console;

import java.util.function.Consumer;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Executes the action of a form and redirects with its result as a flash attribute, so that reloading the page does not
 * repeat the action.
 */
public final class FormResult {

    private FormResult() {}

    /**
     * Only a {@link Problem} is shown to the user; any other exception becomes an error page, because it is a fault of the
     * program.
     *
     * @param user whose name goes into the audit log and whose language the result is shown in
     * @param action gets the actor for the audit log
     * @param back redirect to the page that follows
     * @param message key of the message for success
     * @return the redirect
     */
    public static String run(
            RequestUser user, RedirectAttributes redirect, String back, String message, Consumer<Actor> action) {
        try {
            action.accept(user.actor());
            redirect.addFlashAttribute("done", user.messages().format(message));
        } catch (Problem problem) {
            report(problem, user, redirect);
        }
        return back;
    }

    /**
     * Shows the problem on the page that follows.
     *
     * @param problem shown once: a flash attribute lives until the next page is rendered
     */
    public static void report(Problem problem, RequestUser user, RedirectAttributes redirect) {
        redirect.addFlashAttribute("problem", user.explain(problem));
    }
}

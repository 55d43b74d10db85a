package org.rida.console;

import org.rida.access.Actor;
import org.rida.i18n.Problem;













import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What became of a form: told on the page that follows, so that a reload does it no second time. */
public final class FormResult {

    private FormResult() {}

    /**
     * @param back the page that follows
     * @param message what to say when it went well
     */
    public static String run(RequestUser visitor, RedirectAttributes told, String back, String message, Consumer<Actor> deed) {
        try {
            deed.accept(visitor.actor());
            told.addFlashAttribute("done", visitor.wording().format(message));
        } catch (Problem problem) {
            report(problem, visitor, told);
        }
        return back;
    }

    public static void report(Problem problem, RequestUser visitor, RedirectAttributes told) {
        told.addFlashAttribute("problem", problem.text().in(visitor.wording().language()));
    }
}

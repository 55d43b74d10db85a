package org.rida.console;

import org.rida.access.Actor;
import org.rida.i18n.Problem;











import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What became of a form: told on the page that follows, so that a reload does it no second time. */
final class Done {

    private Done() {}

    /**
     * @param back the page that follows
     * @param message what to say when it went well
     */
    static String of(Visitor visitor, RedirectAttributes told, String back, String message, Consumer<Actor> deed) {
        try {
            deed.accept(visitor.actor());
            told.addFlashAttribute("done", visitor.wording().format(message));
        } catch (Problem problem) {
            tell(problem, visitor, told);
        }
        return back;
    }

    static void tell(Problem problem, Visitor visitor, RedirectAttributes told) {
        told.addFlashAttribute("problem", problem.text().in(visitor.wording().language()));
    }
}

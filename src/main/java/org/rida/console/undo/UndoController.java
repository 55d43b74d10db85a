package org.rida.console.undo;

import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.undo.Undo.UndoOffer;
import org.rida.i18n.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button beside the message about what was done. */
@Controller
class UndoController {

    /** Hands the request on to the form that takes it back; the role that it needs is asked for there. */
    @PostMapping("/undo")
    String undo(@RequestParam String token, RequestUser user, RedirectAttributes redirect) {
        UndoOffer offer = Undo.take(token);
        if (offer == null) {
            FormResult.report(Problem.of("undo.problem.gone"), user, redirect);
            return "redirect:/";
        }
        return offer.forward();
    }
}

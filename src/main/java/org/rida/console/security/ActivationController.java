package org.rida.console.security;

import org.rida.access.AccountActivation;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a password is chosen with a one-time code, by the first administrator and by new users. */
@Controller
class ActivationController {

    private final AccountActivation activation;

    ActivationController(AccountActivation welcome) {
        this.activation = welcome;
    }

    @GetMapping("/activate")
    String form(Model model) {
        model.addAttribute("setUp", activation.isSetUp());
        return "activate";
    }

    @PostMapping("/activate")
    String choose(
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam String again,
            RequestUser user,
            Model model) {
        try {
            if (!password.equals(again)) {
                throw Problem.of("problem.password-again");
            }
            activation.choosePassword(code, name, password, user.actor());
            return "redirect:/login?activated";
        } catch (Problem problem) {
            model.addAttribute("problem", problem.text().in(user.messages().language()));
            model.addAttribute("name", name);
            return form(model);
        }
    }
}

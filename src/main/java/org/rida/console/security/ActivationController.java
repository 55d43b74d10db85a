package org.rida.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.rida.access.AccountActivation;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which a password is chosen with a one-time code, by the first administrator and by new users. A code works
 * once and for a limited time, so the page needs no log-in.
 */
@Controller
class ActivationController {

    private final AccountActivation activation;

    private final DeviceCookies devices;

    ActivationController(AccountActivation activation, DeviceCookies devices) {
        this.activation = activation;
        this.devices = devices;
    }

    /** Says so when there is no administrator yet: then the code is in the output of {@code serve}. */
    @GetMapping("/activate")
    String form(Model model) {
        model.addAttribute("setUp", activation.isSetUp());
        return "activate";
    }

    /**
     * Both passwords are compared here because only the form has two; everything else is checked by {@link
     * AccountActivation}.
     */
    @PostMapping("/activate")
    String choose(
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam String again,
            RequestUser user,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            if (!password.equals(again)) {
                throw Problem.of("problem.password-again");
            }
            long account = activation.choosePassword(code, name, password, user.actor());
            devices.remember(account, request, response);
            return "redirect:/login?activated";
        } catch (Problem problem) {
            model.addAttribute("problem", user.explain(problem));
            model.addAttribute("name", name);
            return form(model);
        }
    }
}

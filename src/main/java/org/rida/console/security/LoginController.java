package org.rida.console.security;

import org.rida.access.AccountActivation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The log-in page; Spring Security handles its form. It only displays the result of an attempt, which is in the parameters
 * of the redirect.
 */
@Controller
class LoginController {

    private final AccountActivation activation;

    private final LoginProviders providers;

    LoginController(AccountActivation activation, LoginProviders providers) {
        this.activation = activation;
        this.providers = providers;
    }

    /** The parameters stand without value in the address; only whether they are present matters. */
    @GetMapping("/login")
    String logIn(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String throttled,
            @RequestParam(required = false) String unlinked,
            @RequestParam(required = false) String logout,
            @RequestParam(required = false) String activated,
            Model model) {
        model.addAttribute("error", error != null);
        model.addAttribute("throttled", throttled != null);
        model.addAttribute("unlinked", unlinked != null);
        model.addAttribute("loggedOut", logout != null);
        model.addAttribute("activated", activated != null);
        model.addAttribute("setUp", activation.isSetUp());
        model.addAttribute("providers", providers.links());
        return "login";
    }
}

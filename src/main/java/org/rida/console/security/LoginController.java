package org.rida.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.rida.access.AccountActivation;
import org.rida.access.LoginService.LoginOutcome;
import org.rida.console.RequestUser;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The log-in page; Spring Security handles its form. It only displays the result of an attempt, which is in the parameters
 * of the redirect.
 */
@Controller
@ConditionalOnWebApplication
class LoginController {

    private final AccountActivation activation;

    private final LoginProviders providers;
    private final PasskeyLogin passkeys;

    LoginController(AccountActivation activation, LoginProviders providers, PasskeyLogin passkeys) {
        this.passkeys = passkeys;
        this.activation = activation;
        this.providers = providers;
    }

    /**
     * The other parameters stand without value in the address; only whether they are present matters.
     *
     * @param throttled seconds to wait
     */
    @GetMapping("/login")
    String logIn(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String throttled,
            @RequestParam(required = false) String unlinked,
            @RequestParam(required = false) String logout,
            @RequestParam(required = false) String activated,
            RequestUser user,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("error", error != null);
        if (throttled != null && throttled.matches("\\d{1,4}")) {
            Duration retryAfter = Duration.ofSeconds(Integer.parseInt(throttled));
            model.addAttribute("throttled", user.explain(new LoginOutcome.Throttled(retryAfter).problem()));
        }
        model.addAttribute("unlinked", unlinked != null);
        model.addAttribute("loggedOut", logout != null);
        model.addAttribute("activated", activated != null);
        model.addAttribute("setUp", activation.isSetUp());
        model.addAttribute("providers", providers.links());
        model.addAttribute("passkeys", passkeys.isOffered(request));
        return "login";
    }
}

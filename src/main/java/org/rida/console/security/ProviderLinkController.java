package org.rida.console.security;

import jakarta.servlet.http.HttpServletRequest;
import org.rida.access.Users;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Connects the account of the current user with their identity at an OpenID provider. */
@Controller
class ProviderLinkController {

    private final Users users;
    private final LoginProviders providers;

    ProviderLinkController(Users users, LoginProviders providers) {
        this.users = users;
        this.providers = providers;
    }

    /**
     * Sends the browser to the provider; who comes back from there is connected by {@link OidcLoginSuccessHandler}.
     *
     * @param present the current password: an unattended session is not enough
     * @param provider name of the provider
     */
    @PostMapping("/account/provider")
    String link(
            @RequestParam String present,
            @RequestParam String provider,
            RequestUser user,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        try {
            String address = providers.links().stream()
                    .filter(link -> link.name().equals(provider))
                    .findFirst()
                    .orElseThrow(() -> Problem.of("problem.provider-unknown"))
                    .address();
            users.confirmLinking(user.me(), present, user.actor());
            request.getSession().setAttribute(OidcLoginSuccessHandler.LINKING, user.me());
            return "redirect:" + address;
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return "redirect:/account";
        }
    }
}

package org.rida.console.security;

import java.util.List;
import java.util.stream.StreamSupport;
import org.rida.access.AccountActivation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
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

    private final ObjectProvider<ClientRegistrationRepository> registrations;

    LoginController(AccountActivation activation, ObjectProvider<ClientRegistrationRepository> registrations) {
        this.activation = activation;
        this.registrations = registrations;
    }

    /**
     * A link to log in through an OpenID provider.
     *
     * @param address where Spring Security begins the log-in
     * @param name of the provider, from the configuration
     */
    record ProviderLink(String address, String name) {}

    /** The parameters stand without value in the address; only whether they are present matters. */
    @GetMapping("/login")
    String logIn(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String throttled,
            @RequestParam(required = false) String logout,
            @RequestParam(required = false) String activated,
            Model model) {
        model.addAttribute("error", error != null);
        model.addAttribute("throttled", throttled != null);
        model.addAttribute("loggedOut", logout != null);
        model.addAttribute("activated", activated != null);
        model.addAttribute("setUp", activation.isSetUp());
        model.addAttribute("providers", externalProviders());
        return "login";
    }

    private List<ProviderLink> externalProviders() {
        return registrations.getIfAvailable() instanceof InMemoryClientRegistrationRepository repository
                ? StreamSupport.stream(repository.spliterator(), false)
                        .map(registration -> new ProviderLink(
                                "/oauth2/authorization/" + registration.getRegistrationId(),
                                registration.getClientName()))
                        .toList()
                : List.of();
    }
}

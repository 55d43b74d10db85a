package org.rida.console.security;

import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The OpenID providers of the configuration. */
@Component
public class LoginProviders {

    private final ObjectProvider<ClientRegistrationRepository> registrations;

    LoginProviders(ObjectProvider<ClientRegistrationRepository> registrations) {
        this.registrations = registrations;
    }

    /**
     * A link to log in through an OpenID provider.
     *
     * @param address where Spring Security begins the log-in
     * @param name of the provider, from the configuration
     */
    public record ProviderLink(String address, String name) {}

    /** Empty without a provider. */
    public List<ProviderLink> links() {
        return registrations.getIfAvailable() instanceof InMemoryClientRegistrationRepository repository
                ? StreamSupport.stream(repository.spliterator(), false)
                        .map(registration -> new ProviderLink(
                                "/oauth2/authorization/" + registration.getRegistrationId(),
                                registration.getClientName()))
                        .toList()
                : List.of();
    }
}

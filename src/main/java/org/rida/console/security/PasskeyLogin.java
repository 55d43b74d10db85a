package org.rida.console.security;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.rida.access.LoginService;
import org.rida.access.Passkeys;
import org.rida.access.SessionUser;
import org.rida.policy.Policy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Passkeys beside passwords: Spring Security's filters, with the accounts and roles of {@link LoginService}. A passkey belongs to the
 * name of a host, so there are none until the configuration says under which name the site is always reached.
 */
@Component
@ConditionalOnWebApplication
public class PasskeyLogin {

    private static final String LOCALHOST = "localhost";

    private final String relyingParty;
    private final LoginService loginService;
    private final DeviceCookies devices;
    private final RequestedPage requestedPage;
    private final WebAuthnRelyingPartyOperations operations;
    private final PasskeyCredentials credentials;

    PasskeyLogin(
            @Value("${rida.passkeys.relying-party}") String relyingParty,
            Policy policy,
            JdbcOperations sql,
            Passkeys passkeys,
            LoginService loginService,
            DeviceCookies devices,
            RequestedPage requestedPage) {
        this.relyingParty = relyingParty;
        this.loginService = loginService;
        this.devices = devices;
        this.requestedPage = requestedPage;
        this.credentials = new PasskeyCredentials(sql, passkeys);
        this.operations = new PasskeyOperations(
                relyingParty, policy, new JdbcPublicKeyCredentialUserEntityRepository(sql), credentials);
    }

    /** Whether the request came to the site's own name, by HTTPS or on this machine: browsers have passkeys nowhere else. */
    public boolean isOffered(HttpServletRequest request) {
        return !relyingParty.isEmpty()
                && request.getServerName().equals(relyingParty)
                && (request.isSecure() || relyingParty.equals(LOCALHOST));
    }

    /** Registering comes after the check of roles, as only who is logged in may do it. */
    void configure(HttpSecurity http) {
        if (relyingParty.isEmpty()) {
            return;
        }
        WebAuthnAuthenticationFilter logIn = new WebAuthnAuthenticationFilter();
        logIn.setAuthenticationManager(this::authenticate);
        logIn.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        HttpMessageConverterAuthenticationSuccessHandler answer =
                new HttpMessageConverterAuthenticationSuccessHandler();
        answer.setRequestCache(requestedPage);
        logIn.setAuthenticationSuccessHandler((request, response, authentication) -> {
            if (authentication.getPrincipal() instanceof SessionUser person) {
                devices.remember(person.id(), request, response);
            }
            answer.onAuthenticationSuccess(request, response, authentication);
        });
        http.addFilterBefore(
                atHome(new PublicKeyCredentialRequestOptionsFilter(operations)),
                UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(atHome(logIn), UsernamePasswordAuthenticationFilter.class);
        http.addFilterAfter(
                atHome(new PublicKeyCredentialCreationOptionsFilter(operations)), AuthorizationFilter.class);
        http.addFilterAfter(atHome(new WebAuthnRegistrationFilter(credentials, operations)), AuthorizationFilter.class);
    }

    /** The filter for requests to the site's own name; others pass it by, and no page answers them. */
    private Filter atHome(Filter filter) {
        return (request, response, chain) -> {
            if (request instanceof HttpServletRequest http && isOffered(http)) {
                filter.doFilter(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        };
    }

    /** What is wrong is not told apart, as with passwords. */
    private Authentication authenticate(Authentication request) {
        Optional<SessionUser> person = Optional.empty();
        try {
            if (request instanceof WebAuthnAuthenticationRequestToken passkey
                    && RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes http) {
                String name =
                        operations.authenticate(passkey.getWebAuthnRequest()).getName();
                person = loginService.logInByPasskey(name, http.getRequest().getRemoteAddr());
            }
        } catch (RuntimeException e) {
            throw new BadCredentialsException("refused", e);
        }
        return SpringAuthorities.authentication(person.orElseThrow(() -> new BadCredentialsException("refused")));
    }
}

package org.rida.console.security;

import org.rida.access.LoginService;
import org.rida.access.LoginService.LoginOutcome;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Authenticates names and passwords through {@link LoginService}. Both a wrong password and an unknown name are "refused",
 * so that a log-in attempt does not reveal which names exist.
 */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

    private final LoginService loginService;

    PasswordAuthenticationProvider(LoginService loginService) {
        this.loginService = loginService;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        LoginOutcome outcome = request.getDetails() instanceof LoginDetails details
                ? loginService.attempt(
                        request.getName(),
                        String.valueOf(request.getCredentials()),
                        details.getRemoteAddress(),
                        details.keptDevices())
                : loginService.attempt(request.getName(), String.valueOf(request.getCredentials()), "");
        if (outcome instanceof LoginOutcome.LoggedIn loggedIn) {
            return SpringAuthorities.authentication(loggedIn.person());
        }
        throw outcome instanceof LoginOutcome.Throttled throttled
                ? new ThrottledLogin(throttled)
                : new BadCredentialsException("refused");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

package org.rida.console.security;

import org.rida.access.LoginService;
import org.rida.access.LoginService.LoginOutcome;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
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
        String address =
                request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        LoginOutcome outcome =
                loginService.attempt(request.getName(), String.valueOf(request.getCredentials()), address);
        if (outcome instanceof LoginOutcome.LoggedIn loggedIn) {
            return SpringAuthorities.authentication(loggedIn.person());
        }
        throw outcome instanceof LoginOutcome.Throttled
                ? new LockedException("throttled")
                : new BadCredentialsException("refused");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

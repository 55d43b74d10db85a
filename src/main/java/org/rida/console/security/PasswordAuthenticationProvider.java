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

/** Hands a name and a password to {@link LoginService}. */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

    private final LoginService logIn;

    PasswordAuthenticationProvider(LoginService logIn) {
        this.logIn = logIn;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String address =
                asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        LoginOutcome outcome = logIn.attempt(asked.getName(), String.valueOf(asked.getCredentials()), address);
        if (outcome instanceof LoginOutcome.Welcomed welcomed) {
            return SpringAuthorities.authentication(welcomed.person());
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

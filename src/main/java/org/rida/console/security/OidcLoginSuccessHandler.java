package org.rida.console.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.rida.access.LoginService;
import org.rida.access.SessionUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Maps a user whom an OpenID provider has authenticated to the account of that name, with the role assigned here; without
 * an account the log-in fails. The provider says who somebody is, never what they may do: roles are assigned by an
 * administrator of the console.
 */
@Component
class OidcLoginSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private final LoginService loginService;
    private final SecurityContextRepository contextRepository = new HttpSessionSecurityContextRepository();

    OidcLoginSuccessHandler(LoginService loginService) {
        this.loginService = loginService;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        // issuer and subject identify a person for good; a name at the provider may later be given to somebody else
        Optional<SessionUser> person = authentication.getPrincipal() instanceof OidcUser user
                ? loginService.logInByProvider(
                        user.getIssuer() + " " + user.getSubject(), name(user), request.getRemoteAddr())
                : Optional.empty();
        if (person.isEmpty()) {
            // otherwise the provider's own principal would stay logged in, with authorities that no access rule knows
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
            response.sendRedirect(request.getContextPath() + "/login?error");
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SpringAuthorities.authentication(person.get()));
        SecurityContextHolder.setContext(context);
        contextRepository.saveContext(context, request, response);
        super.onAuthenticationSuccess(request, response, SpringAuthorities.authentication(person.get()));
    }

    /**
     * The preferred user name, else the e-mail address if the provider has verified it: anybody can enter an address of
     * another person.
     */
    private static String name(OidcUser user) {
        String name = user.getPreferredUsername();
        String email = user.getEmail();
        return name == null && email != null && Boolean.TRUE.equals(user.getEmailVerified())
                ? email
                : String.valueOf(name);
    }
}

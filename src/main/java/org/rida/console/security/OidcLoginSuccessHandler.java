package org.rida.console.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.access.LoginService;
import org.rida.access.SessionUser;
import org.rida.access.Users;
import org.rida.i18n.Problem;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Maps a user whom an OpenID provider has authenticated to the account that is connected with this issuer and subject, with
 * the role assigned here; without one the log-in fails. Somebody who has begun to connect their account is connected. The
 * provider says who somebody is, never what they may do: roles are assigned by an administrator of the console.
 */
@Component
class OidcLoginSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    /** Session attribute: the user who is connecting their account with the provider. */
    static final String LINKING = "linking";

    private final LoginService loginService;
    private final Users users;
    private final DeviceCookies devices;
    private final SecurityContextRepository contextRepository = new HttpSessionSecurityContextRepository();

    OidcLoginSuccessHandler(
            LoginService loginService, Users users, DeviceCookies devices, RequestedPage requestedPage) {
        setRequestCache(requestedPage);
        this.loginService = loginService;
        this.users = users;
        this.devices = devices;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        Optional<SessionUser> person = authentication.getPrincipal() instanceof OidcUser user
                ? account(user.getIssuer() + " " + user.getSubject(), request)
                : Optional.empty();
        if (person.isEmpty()) {
            // otherwise the provider's own principal would stay logged in, with authorities that no access rule knows
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
            response.sendRedirect(request.getContextPath() + "/login?unlinked");
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SpringAuthorities.authentication(person.get()));
        SecurityContextHolder.setContext(context);
        contextRepository.saveContext(context, request, response);
        devices.remember(person.get().id(), request, response);
        super.onAuthenticationSuccess(request, response, SpringAuthorities.authentication(person.get()));
    }

    /** The session attribute is set when the owner asks to connect the account, and used once. */
    private Optional<SessionUser> account(String subject, HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object linking = session.getAttribute(LINKING);
        session.removeAttribute(LINKING);
        if (linking instanceof SessionUser owner) {
            Optional<SessionUser> current = users.current(owner);
            try {
                current.ifPresent(person ->
                        users.linkProvider(person, subject, Actor.console(person.name(), request.getRemoteAddr())));
            } catch (Problem e) {
                // recorded in the audit log; whose identity it is remains undisclosed
                return Optional.empty();
            }
        }
        return loginService.logInByProvider(subject, request.getRemoteAddr());
    }
}

package org.rida.console.security;

import org.rida.access.LoginService;
import org.rida.access.SessionUser;













import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Writes down that somebody left. */
@Component
class LogoutAuditHandler implements LogoutHandler {

    private final LoginService logIn;

    LogoutAuditHandler(LoginService logIn) {
        this.logIn = logIn;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication present) {
        if (present != null && present.getPrincipal() instanceof SessionUser person) {
            logIn.loggedOut(person, request.getRemoteAddr());
        }
    }
}

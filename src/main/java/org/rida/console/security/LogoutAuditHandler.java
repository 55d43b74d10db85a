package org.rida.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.rida.access.LoginService;
import org.rida.access.SessionUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Records log-outs in the audit log. */
@Component
class LogoutAuditHandler implements LogoutHandler {

    private final LoginService loginService;

    LogoutAuditHandler(LoginService loginService) {
        this.loginService = loginService;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SessionUser person) {
            loginService.loggedOut(person, request.getRemoteAddr());
        }
    }
}

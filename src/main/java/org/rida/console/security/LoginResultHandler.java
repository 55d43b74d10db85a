package org.rida.console.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rida.access.SessionUser;
import org.rida.console.ApiErrorHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * What follows a log-in by password. All failures lead to the same page; only a throttled attempt is told apart, with the
 * time to wait: on the page, in {@code Retry-After}, and with status 429 for programs, which ask for no page.
 */
@Component
class LoginResultHandler extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private final DeviceCookies devices;
    private final ApiErrorHandler errors;

    LoginResultHandler(DeviceCookies devices, ApiErrorHandler errors, RequestedPage requestedPage) {
        setRequestCache(requestedPage);
        this.devices = devices;
        this.errors = errors;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof SessionUser person) {
            devices.remember(person.id(), request, response);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        String page = request.getContextPath() + "/login?";
        if (!(exception instanceof ThrottledLogin throttled)) {
            response.sendRedirect(page + "error");
            return;
        }
        long seconds = throttled.retryAfter().plusMillis(999).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("json") && !accepted.contains("html")) {
            errors.tooManyRequests(throttled.problem(), request, response);
        } else {
            response.sendRedirect(page + "throttled=" + seconds);
        }
    }
}

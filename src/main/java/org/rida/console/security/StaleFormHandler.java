package org.rida.console.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rida.console.ErrorPageController;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Tells a form that was opened in a session that has ended from one that a role may not send: both are answered 403, but whoever
 * typed into the first needs to log in and not another role.
 */
final class StaleFormHandler implements AccessDeniedHandler {

    private final AccessDeniedHandler closed = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException, ServletException {
        if (exception instanceof CsrfException) {
            refuse(request, response);
        } else {
            closed.handle(request, response, exception);
        }
    }

    /** Refuses a form whose session has ended: nothing was saved, and its page can be opened again. */
    static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPageController.STALE_FORM, true);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}

package org.rida.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.rida.privacy.PiiMasking;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/**
 * The page that somebody asked for before they logged in, so that the log-in leads there. Of the request nothing but path and
 * parameters is kept, since sessions are stored: no headers and cookies, and nothing at all where the address has personal data.
 */
@Component
class RequestedPage implements RequestCache {

    private static final String KEY = "requested-page";

    /** Other methods than GET cannot be repeated, and a part of a page that a script asks for is no page. */
    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        boolean asksForPage = request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && Collections.list(request.getHeaders("Accept")).stream().noneMatch(type -> type.contains("json"));
        if (asksForPage && !isPersonal(request, page)) {
            request.getSession().setAttribute(KEY, page);
        }
    }

    private static boolean isPersonal(HttpServletRequest request, String page) {
        StringBuilder decoded = new StringBuilder(page);
        request.getParameterMap()
                .forEach((name, values) ->
                        decoded.append('\n').append(name).append('\n').append(String.join("\n", values)));
        return !PiiMasking.mask(decoded.toString()).contentEquals(decoded);
    }

    /** Empties it, too: a log-in leads there once. */
    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEY) instanceof String page)) {
            return null;
        }
        session.removeAttribute(KEY);
        return new SimpleSavedRequest(page);
    }

    /** Null: the browser repeats the request by itself. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEY);
        }
    }
}

package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Shows what a page shows once, a one-time code or a token, again when only the language of the page is changed. It is
 * forgotten with the next page.
 */
final class ShownOnce implements HandlerInterceptor {

    private static final String KEY = ShownOnce.class.getName();

    private record Shown(String path, HashMap<String, Object> attributes) implements Serializable {}

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        HttpSession session = request.getSession(false);
        if (page == null || session == null) {
            return;
        }
        HashMap<String, Object> flash = new HashMap<>();
        Map<String, ?> given = RequestContextUtils.getInputFlashMap(request);
        if (given != null) {
            flash.putAll(given);
        }
        // texts of the action are in the language that it was done in
        flash.keySet().removeAll(Set.of("done", "problem", "undo"));
        if (!flash.isEmpty()) {
            session.setAttribute(KEY, new Shown(request.getRequestURI(), flash));
        } else if (session.getAttribute(KEY) instanceof Shown shown
                && request.getParameter(RequestUserResolver.LANGUAGE) != null
                && request.getRequestURI().equals(shown.path())) {
            page.addAllObjects(shown.attributes());
        } else {
            session.removeAttribute(KEY);
        }
    }
}

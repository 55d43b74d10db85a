package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.rida.i18n.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stores the language requested by the parameter {@code lang} in a cookie. Unknown codes are ignored, so that the cookie
 * never holds a value of the request that was not checked.
 */
final class LocaleInterceptor implements HandlerInterceptor {

    private static final Duration COOKIE_MAX_AGE = Duration.ofDays(365);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String requested = request.getParameter(RequestUserResolver.LANGUAGE);
        boolean known = Arrays.stream(Language.values()).anyMatch(l -> l.code().equals(requested));
        if (known && requested != null) {
            ResponseCookie cookie = ResponseCookie.from(RequestUserResolver.LANGUAGE, requested)
                    .path("/")
                    .maxAge(COOKIE_MAX_AGE)
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return true;
    }
}

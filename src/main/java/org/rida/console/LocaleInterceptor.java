package org.rida.console;

import org.rida.i18n.Language;













import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;

/** Remembers the language that was asked for in an address. */
final class LocaleInterceptor implements HandlerInterceptor {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String asked = request.getParameter(RequestUserResolver.LANGUAGE);
        boolean known = Arrays.stream(Language.values()).anyMatch(l -> l.code().equals(asked));
        if (known && asked != null) {
            ResponseCookie cookie = ResponseCookie.from(RequestUserResolver.LANGUAGE, asked)
                    .path("/")
                    .maxAge(REMEMBERED)
                    .httpOnly(true)
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return true;
    }
}

package org.rida.console.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.rida.access.KnownDevices;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookies by which {@link KnownDevices} recognizes a browser, one for each account that was logged in there. */
@Component
public class DeviceCookies {

    static final String PREFIX = "rida-device-";

    private static final Duration MAX_AGE = Duration.ofDays(365);
    /** More accounts than share a browser. */
    private static final int MAX_COOKIES = 20;

    private final KnownDevices devices;

    DeviceCookies(KnownDevices devices) {
        this.devices = devices;
    }

    /** What the browser keeps of log-ins before; nothing of it is verified yet. */
    static List<String> kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().startsWith(PREFIX))
                        .map(Cookie::getValue)
                        .limit(MAX_COOKIES)
                        .toList();
    }

    /**
     * Lets the browser be known again after the owner has shown to be one.
     *
     * @param user number of the account
     */
    public void remember(long user, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(PREFIX + user, devices.remember(user, kept(request)))
                .path("/")
                .maxAge(MAX_AGE)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}

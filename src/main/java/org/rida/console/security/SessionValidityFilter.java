package org.rida.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.rida.access.SessionUser;
import org.rida.access.Users;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that exceed the maximum lifetime, and those of users who have since been disabled or got another role or
 * password. It checks each request, so that changes take effect in all processes at once. Spring's own session timeout
 * counts from the last request; it alone would let a session that is used every day live for ever. A form that is sent then is refused as
 * one of another session is.
 */
final class SessionValidityFilter extends OncePerRequestFilter {

    private static final String STARTED = "started";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Users users;
    private final InstantSource time;
    private final Duration maxLifetime;

    SessionValidityFilter(Users users, InstantSource time, Duration maxLifetime) {
        this.users = users;
        this.time = time;
        this.maxLifetime = maxLifetime;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SessionUser person) {
            HttpSession session = request.getSession();
            if (isExpired(session) || users.current(person).isEmpty()) {
                session.invalidate();
                SecurityContextHolder.clearContext();
                if (!READS.contains(request.getMethod())) {
                    // the log-in page alone would not say that what was typed is not saved
                    StaleFormHandler.refuse(request, response);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    // the start is an attribute, because the session's creation time is that of the log-in page and follows the
    // machine's clock
    private boolean isExpired(HttpSession session) {
        long now = time.millis();
        if (session.getAttribute(STARTED) instanceof Long started) {
            return Duration.ofMillis(now - started).compareTo(maxLifetime) > 0;
        }
        session.setAttribute(STARTED, now);
        return maxLifetime.isNegative();
    }
}

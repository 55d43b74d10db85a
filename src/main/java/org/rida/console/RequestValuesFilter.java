package org.rida.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 400 to parameters that no page can mean and that the database or the calendar would fail on: control characters,
 * halves of surrogate pairs, years with a sign, names and values beyond all sizes. It runs before the log-in,
 * which reads parameters, too.
 */
@Component
@ConditionalOnWebApplication
@Order(RequestValuesFilter.ORDER)
class RequestValuesFilter extends OncePerRequestFilter {

    /** After the response headers and the limit on uploads, before Spring Security. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    static final int MAX_NAME = 100;

    /** In characters; the longest value is a file of the rules. */
    static final int MAX_VALUE = 200_000;

    /** Control characters except tab and line breaks, and halves of surrogate pairs. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]|\\p{Cs}");

    /** Months and days of ISO 8601 may have longer years with a sign, which neither the calendars nor the database know. */
    private static final Pattern SIGNED_YEAR = Pattern.compile("\\s*[+-]\\d{4,}-\\d{2}(-\\d{2})?\\s*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean plausible = request.getParameterMap().entrySet().stream().allMatch(RequestValuesFilter::isPlausible);
        if (plausible) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isPlausible(Map.Entry<String, String[]> parameter) {
        return parameter.getKey().length() <= MAX_NAME
                && isText(parameter.getKey())
                && Arrays.stream(parameter.getValue()).allMatch(RequestValuesFilter::isPlausible);
    }

    static boolean isPlausible(String value) {
        return value.length() <= MAX_VALUE
                && isText(value)
                && !SIGNED_YEAR.matcher(value).matches();
    }

    private static boolean isText(String text) {
        return !NO_TEXT.matcher(text).find();
    }
}

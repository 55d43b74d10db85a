package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.rida.report.figure.UnknownMeasure;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers failed API requests with {@code application/problem+json}, in the language of the request. The security filters
 * use it, too: they answer before a controller is reached, so that no {@code @ExceptionHandler} would see their errors.
 */
@Component
@ControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ApiErrorHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** The member with the detail in both languages, as all texts of the API have them. */
    private static final String BOTH = "text";

    private final RequestUserResolver requestUsers;
    private final JsonMapper json;

    ApiErrorHandler(RequestUserResolver requestUsers, JsonMapper json) {
        this.requestUsers = requestUsers;
        this.json = json;
    }

    /**
     * A request that the application refuses (an unknown report, a run that is over): status 422 with the message of the
     * problem, 409 for a document that was changed. The message is meant for users, so it reveals nothing internal.
     */
    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> handle(Problem problem, HttpServletRequest request) {
        RequestUser user = requestUsers.resolve(request);
        ProblemDetail detail = detail(ProblemAdvice.status(problem).value(), user.messages());
        explain(problem, detail, user);
        if (problem instanceof UnknownMeasure measure) {
            detail.setProperty(
                    "known",
                    measure.known().entrySet().stream()
                            .map(known -> Map.of("series", known.getKey(), "name", known.getValue()))
                            .toList());
        }
        if (PageAddress.isPersonal(request.getRequestURI())) {
            // otherwise Spring adds the address of the request
            detail.setInstance(URI.create("/api/v1"));
        }
        return ResponseEntity.status(ProblemAdvice.status(problem))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    /** A request without a valid token: status 401 with the challenge that RFC 6750 requires. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(HttpStatus.UNAUTHORIZED, request, response);
    }

    /** A token whose owner has not the role that {@link org.rida.console.security} requires for the address: status 403. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        write(HttpStatus.FORBIDDEN, request, response);
    }

    /** Too many failed log-ins: status 429 with the time to wait. */
    public void tooManyRequests(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestUser user = requestUsers.resolve(request);
        ProblemDetail detail = detail(HttpStatus.TOO_MANY_REQUESTS.value(), user.messages());
        explain(problem, detail, user);
        write(detail, response);
    }

    /** @param status HTTP status; it also selects title and advice */
    static ResponseEntity<ProblemDetail> response(int status, Messages messages) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(status, messages));
    }

    private void write(HttpStatus status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(detail(status.value(), requestUsers.resolve(request).messages()), response);
    }

    private void write(ProblemDetail detail, HttpServletResponse response) throws IOException {
        response.setStatus(detail.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), detail);
    }

    private static void explain(Problem problem, ProblemDetail detail, RequestUser user) {
        detail.setDetail(user.explain(problem));
        detail.setProperty(
                BOTH,
                BilingualText.of(language -> PiiMasking.mask(problem.text().in(language))));
    }

    // title and advice depend on the status only; a stack trace or an exception's own message never leaves the server
    private static ProblemDetail detail(int status, Messages messages) {
        ProblemDetail detail = ProblemDetail.forStatus(status);
        String key = "console.error." + kind(status);
        detail.setTitle(messages.format(key));
        detail.setDetail(messages.format(key + ".advice"));
        detail.setProperty(BOTH, BilingualText.ofMessage(key + ".advice"));
        return detail;
    }

    /** A program has no session to reload and no page to go to. */
    private static String kind(int status) {
        return switch (status) {
            case 401 -> "unauthenticated";
            case 403, 404 -> "api-closed";
            default -> ErrorPageController.kind(status);
        };
    }
}

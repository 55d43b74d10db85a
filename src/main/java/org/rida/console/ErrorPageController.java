package org.rida.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import org.rida.access.Role;
import org.rida.i18n.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Error pages in the language of the user, without stack traces; API clients get problem details as JSON. Requests end here
 * that no controller handled (404), that Spring rejected before one was called (400, 405, 415), or in which an exception
 * was not caught (500).
 */
@Controller
public class ErrorPageController implements ErrorController {

    private static final String READ = HttpMethod.GET.name();

    private final ObjectProvider<RequestMappingHandlerMapping> pages;

    /** @param pages of the console; commands that serve none have no such bean */
    ErrorPageController(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> pages) {
        this.pages = pages;
    }

    /** Attribute of a request that was refused because its form was opened in another session. */
    public static final String STALE_FORM = "stale-form";

    /** @return the name of a template for a page, a {@link ResponseEntity} for a request to the API */
    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response, RequestUser user, Model model) {
        if (RequestUserResolver.isApiRequest(request)) {
            return ApiErrorHandler.response(status(request), user.messages());
        }
        int status = status(request);
        if (isUnknownToAdministrator(request, user)) {
            status = HttpStatus.NOT_FOUND.value();
            response.setStatus(status);
        }
        model.addAttribute("status", status);
        boolean stale = request.getAttribute(STALE_FORM) != null;
        boolean form = status == HttpStatus.METHOD_NOT_ALLOWED.value() && isRead(request);
        String kind = stale ? "stale-form" : form ? "form-only" : kind(status);
        model.addAttribute("title", user.messages().format("console.error." + kind));
        model.addAttribute("advice", user.messages().format("console.error." + kind + ".advice"));
        if (stale) {
            model.addAttribute("page", page(request));
            model.addAttribute("again", "console.error.stale-form.again");
        } else if (form) {
            above(request).ifPresent(page -> model.addAttribute("page", page));
            model.addAttribute("again", "console.error.form-only.again");
        }
        problem(request).ifPresent(p -> model.addAttribute("problem", user.explain(p)));
        return "error";
    }

    /**
     * Addresses without a page are closed to everybody, so that they look like those of another role. An administrator may open every
     * page: what is closed to one does not exist, and there is nobody to ask.
     */
    private static boolean isUnknownToAdministrator(HttpServletRequest request, RequestUser user) {
        return status(request) == HttpStatus.FORBIDDEN.value() && user.may(Role.ADMINISTRATOR) && isRead(request);
    }

    private static boolean isRead(HttpServletRequest request) {
        return READ.equals(request.getAttribute(RequestDispatcher.ERROR_METHOD));
    }

    /** The nearest page above an address that only takes a form: the form is there, or on a page that it leads to. */
    private Optional<String> above(HttpServletRequest request) {
        String path = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            PathContainer parent = PathContainer.parsePath(path.substring(0, end));
            if (pages.getObject().getHandlerMethods().keySet().stream().anyMatch(page -> isRead(page, parent))) {
                return Optional.of(parent.value());
            }
        }
        return Optional.empty();
    }

    private static boolean isRead(RequestMappingInfo page, PathContainer path) {
        return page.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && page.getPathPatternsCondition() != null
                && page.getPathPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** @return the part of the message key for an HTTP status */
    static String kind(int status) {
        return switch (status) {
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 400, 405, 406, 409, 411, 414, 415, 417, 422, 429, 431 -> "bad-request";
            case 413 -> "too-large";
            default -> "unexpected";
        };
    }

    /** The page with the form, without the name of a host, so that nobody is led to another site; the first page where it is unknown. */
    private static String page(HttpServletRequest request) {
        String referer = Objects.requireNonNullElse(request.getHeader("Referer"), "");
        try {
            URI address = new URI(referer);
            String path = Objects.requireNonNullElse(address.getRawPath(), "");
            return !path.startsWith("/") || path.startsWith("//")
                    ? "/"
                    : path + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    // somebody who opens /error directly has no status
    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : HttpStatus.NOT_FOUND.value();
    }

    private static Optional<Problem> problem(HttpServletRequest request) {
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return cause instanceof Problem problem ? Optional.of(problem) : Optional.empty();
    }
}

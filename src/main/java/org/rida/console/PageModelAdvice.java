package org.rida.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.rida.access.Role;
import org.rida.i18n.Language;
import org.rida.policy.Policy;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds the model attributes that the layout of every page uses: formatter, languages, user and rights. */
@ControllerAdvice
class PageModelAdvice {

    /** Addresses that stand in a link as they are; others hold what somebody made up. */
    private static final Pattern SHOWN_AGAIN = Pattern.compile("(?:/[\\w.-]{1,60})+");

    private final RequestUserResolver requestUsers;
    private final Policy policy;
    private final StaticAssets assets;

    PageModelAdvice(RequestUserResolver requestUsers, Policy policy, StaticAssets assets) {
        this.requestUsers = requestUsers;
        this.policy = policy;
        this.assets = assets;
    }

    /** Runs before each controller method that returns a page. */
    @ModelAttribute
    void addAttributes(HttpServletRequest request, Model model) {
        Map<String, Object> attributes = new HashMap<>();
        fill(request, here(request), attributes);
        model.addAllAttributes(attributes);
    }

    /**
     * For pages that are rendered outside a controller method, as error pages are: they repeat no personal data.
     *
     * @param model gets the attributes; existing ones of the same names are replaced
     */
    void fillErrorPage(HttpServletRequest request, Map<String, Object> model) {
        fill(request, here(request).withoutPersonalData(), model);
        // without counts, since the database may be what failed
        model.put("navigation", Navigation.menus(requestUsers.resolve(request), request.getRequestURI(), Map.of()));
    }

    private void fill(HttpServletRequest request, PageAddress here, Map<String, Object> model) {
        RequestUser user = requestUsers.resolve(request);
        Language language = user.messages().language();
        Language other = language == Language.AR ? Language.EN : Language.AR;
        model.put(
                "format",
                new PageFormatter(user.messages(), policy.association().zone()));
        model.putAll(Map.of(
                "language",
                language,
                "other",
                other,
                "otherHref",
                here.with(RequestUserResolver.LANGUAGE, other.code()),
                "here",
                here,
                "association",
                policy.association().name(),
                "assets",
                assets));
        user.person().ifPresent(me -> model.put("me", me));
        HelpTopic.ofPath(request.getRequestURI()).ifPresent(topic -> model.put("helpTopic", topic));
        model.put("isQuality", user.may(Role.QUALITY));
        model.put("isAdministrator", user.may(Role.ADMINISTRATOR));
    }

    /**
     * The current page with its filters; the first page after a form was sent: the address of a form answers no GET. An error
     * page has the address that failed, without parameters: they may be those of a form.
     */
    private static PageAddress here(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            String failed = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
            boolean page = "GET".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD))
                    && SHOWN_AGAIN.matcher(failed).matches()
                    && !PageAddress.isPersonal(failed);
            return page ? new PageAddress(failed, Map.of(), false) : new PageAddress("/", Map.of(), true);
        }
        return request.getMethod().equals("GET")
                ? new PageAddress(request.getRequestURI(), request.getParameterMap(), false)
                : new PageAddress("/", Map.of(), true);
    }
}

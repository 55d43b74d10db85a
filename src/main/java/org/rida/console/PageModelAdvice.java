package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.rida.access.Role;
import org.rida.i18n.Language;
import org.rida.policy.Policy;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds the model attributes that the layout of every page uses: formatter, languages, navigation, user and rights. */
@ControllerAdvice
class PageModelAdvice {

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
        fill(request, attributes);
        model.addAllAttributes(attributes);
    }

    /**
     * For pages that are rendered outside a controller method, as error pages are.
     *
     * @param model gets the attributes; existing ones of the same names are replaced
     */
    void fill(HttpServletRequest request, Map<String, Object> model) {
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
                here(request).with(RequestUserResolver.LANGUAGE, other.code()),
                "here",
                here(request),
                "association",
                policy.association().name(),
                "assets",
                assets,
                "navigation",
                Navigation.items(user, request.getRequestURI())));
        user.person().ifPresent(me -> model.put("me", me));
        model.put("isQuality", user.may(Role.QUALITY));
        model.put("isAdministrator", user.may(Role.ADMINISTRATOR));
    }

    /** The current page with its filters; the first page after a form was sent: the address of a form answers no GET. */
    private static PageAddress here(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                ? new PageAddress(request.getRequestURI(), request.getParameterMap(), false)
                : new PageAddress("/", Map.of(), true);
    }
}

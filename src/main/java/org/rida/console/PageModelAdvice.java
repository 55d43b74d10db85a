package org.rida.console;

import org.rida.access.Role;
import org.rida.i18n.Language;
import org.rida.policy.Policy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds the model attributes that the layout of every page uses: formatter, languages, navigation, user and rights. */
@ControllerAdvice
class PageModelAdvice {

    private final RequestUserResolver visitors;
    private final Policy policy;
    private final StaticAssets assets;

    PageModelAdvice(RequestUserResolver visitors, Policy policy, StaticAssets assets) {
        this.visitors = visitors;
        this.policy = policy;
        this.assets = assets;
    }

    @ModelAttribute
    void addAttributes(HttpServletRequest request, Model model) {
        Map<String, Object> around = new HashMap<>();
        fill(request, around);
        model.addAllAttributes(around);
    }

    /** For pages that are rendered outside a controller method, as error pages are. */
    void fill(HttpServletRequest request, Map<String, Object> model) {
        RequestUser visitor = visitors.resolve(request);
        Language language = visitor.messages().language();
        Language other = language == Language.AR ? Language.EN : Language.AR;
        model.putAll(Map.of(
                "format",
                new PageFormatter(visitor.messages(), policy.association().zone()),
                "language",
                language,
                "other",
                other,
                "otherHref",
                urlInOtherLanguage(request, other),
                "association",
                policy.association().name(),
                "assets",
                assets,
                "navigation",
                Navigation.items(visitor, request.getRequestURI())));
        visitor.person().ifPresent(me -> model.put("me", me));
        model.put("isQuality", visitor.may(Role.QUALITY));
        model.put("isAdministrator", visitor.may(Role.ADMINISTRATOR));
    }

    /** The current page with the same filters in the other language; the first page after a form was sent. */
    private static String urlInOtherLanguage(HttpServletRequest request, Language other) {
        boolean safe = request.getMethod().equals("GET");
        String filters = request.getQueryString();
        return UriComponentsBuilder.fromPath(safe ? request.getRequestURI() : "/")
                .query(safe && filters != null ? filters : "")
                .replaceQueryParam(RequestUserResolver.LANGUAGE, other.code())
                .build()
                .toUriString();
    }
}

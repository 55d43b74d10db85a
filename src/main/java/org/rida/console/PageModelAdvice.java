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
import org.springframework.web.util.UriComponentsBuilder;

/** What stands around every page: words, languages, the way to the other pages. */
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
    void frame(HttpServletRequest request, Model model) {
        Map<String, Object> around = new HashMap<>();
        fill(request, around);
        model.addAllAttributes(around);
    }

    void fill(HttpServletRequest request, Map<String, Object> model) {
        RequestUser visitor = visitors.resolve(request);
        Language language = visitor.wording().language();
        Language other = language == Language.AR ? Language.EN : Language.AR;
        model.putAll(Map.of(
                "say",
                new PageFormatter(visitor.wording(), policy.association().zone()),
                "language",
                language,
                "other",
                other,
                "otherHref",
                inOther(request, other),
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

    /** The same page with the same filters in the other language. */
    private static String inOther(HttpServletRequest request, Language other) {
        boolean safe = request.getMethod().equals("GET");
        String filters = request.getQueryString();
        return UriComponentsBuilder.fromPath(safe ? request.getRequestURI() : "/")
                .query(safe && filters != null ? filters : "")
                .replaceQueryParam(RequestUserResolver.LANGUAGE, other.code())
                .build()
                .toUriString();
    }
}

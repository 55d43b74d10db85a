package org.rida.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.SessionUser;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Policy;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves controller parameters of type {@link RequestUser}. The language is that of the parameter {@code lang}, else that
 * of the cookie (pages), else that of Accept-Language, else Arabic. The address in the actor is that of the connection;
 * behind a reverse proxy that is the proxy's, unless {@code server.forward-headers-strategy} is set.
 */
@Component
class RequestUserResolver implements HandlerMethodArgumentResolver {

    static final String LANGUAGE = "lang";

    private final Policy policy;

    RequestUserResolver(Policy policy) {
        this.policy = policy;
    }

    /** @return the user of a request for code outside controllers, such as filters and exception handlers */
    RequestUser resolve(HttpServletRequest request) {
        Messages messages = new Messages(language(request), policy.association().digits());
        Optional<SessionUser> person = person();
        String name = person.map(SessionUser::name).orElse("");
        String address = request.getRemoteAddr();
        return new RequestUser(
                person, messages, isApiRequest(request) ? Actor.api(name, address) : Actor.console(name, address));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestUser.class;
    }

    @Override
    public RequestUser resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) {
            throw new IllegalStateException("expected an HTTP request");
        }
        return resolve(http);
    }

    private static Optional<SessionUser> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SessionUser person
                ? Optional.of(person)
                : Optional.empty();
    }

    private static Language language(HttpServletRequest request) {
        return Stream.of(
                        Optional.ofNullable(request.getParameter(LANGUAGE)),
                        isApiRequest(request) ? Optional.<String>empty() : cookieLanguage(request),
                        acceptedLanguage(request))
                .flatMap(Optional::stream)
                .filter(RequestUserResolver::isKnown)
                .findFirst()
                .map(Language::of)
                .orElse(Language.AR);
    }

    private static boolean isKnown(String code) {
        return Arrays.stream(Language.values()).anyMatch(l -> l.code().equals(code));
    }

    /**
     * Whether the request is for the API. In an error dispatch the address of the request is {@code /error}, so the
     * original one decides.
     */
    static boolean isApiRequest(HttpServletRequest request) {
        Object originalUri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (originalUri == null ? request.getRequestURI() : originalUri.toString()).startsWith("/api/");
    }

    private static Optional<String> acceptedLanguage(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .filter(RequestUserResolver::isKnown)
                        .findFirst();
    }

    private static Optional<String> cookieLanguage(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(LANGUAGE))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}

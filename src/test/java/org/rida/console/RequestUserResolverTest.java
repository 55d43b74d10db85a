package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.Problem;
import org.rida.policy.PolicyReader;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import tools.jackson.databind.json.JsonMapper;

/** Whom a request is from, and what programs are answered when it is refused: {@link ApiErrorHandler}. */
class RequestUserResolverTest {

    private final RequestUserResolver visitors = new RequestUserResolver(PolicyReader.read(Path.of("jobs/policy")));
    private final ApiErrorHandler refusal =
            new ApiErrorHandler(visitors, JsonMapper.builder().build());

    /** People: asked for, else remembered, else what their browser accepts; programs: asked for, else what they accept; else Arabic. */
    @ParameterizedTest
    @CsvSource({
        "/rejected, , , , ar",
        "/rejected, en, ar, ar, en",
        "/rejected, , en, ar, en",
        "/rejected, , , en, en",
        "/rejected, fr, en, , en",
        "/rejected, , fr, , ar",
        "/api/figures, , , en, en",
        "/api/figures, , , 'fr;q=1, en;q=.5', en",
        "/api/figures, , en, , ar",
        "/api/figures, ar, , en, ar"
    })
    void theLanguage(
            String address,
            @Nullable String asked,
            @Nullable String remembered,
            @Nullable String accepted,
            String language) {
        assertThat(visitors.resolve(request(address, asked, remembered, accepted))
                        .messages()
                        .language()
                        .code())
                .isEqualTo(language);
    }

    @Test
    void aProblemIsUnprocessableContent() {
        ResponseEntity<?> answer = refusal.handle(
                Problem.of("problem.folder-missing", "folder", "inbox"), request("/api/runs", "en", null, null));

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
        assertThat(String.valueOf(answer.getBody())).contains("inbox: expected a folder, found nothing of that name.");
    }

    @Test
    void aRequestWithoutTokenIsUnauthorized() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        refusal.commence(
                request("/api/runs", "en", null, null), response, new BadCredentialsException("secret detail"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("\"status\":401").doesNotContain("secret detail");
    }

    @Test
    void aMissingRoleIsForbidden() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        refusal.handle(request("/api/runs", "en", null, null), response, new AccessDeniedException("secret detail"));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getHeader("WWW-Authenticate")).isNull();
        assertThat(response.getContentAsString()).contains("\"status\":403").doesNotContain("secret detail");
    }

    private static MockHttpServletRequest request(
            String address, @Nullable String asked, @Nullable String remembered, @Nullable String accepted) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        if (asked != null) {
            request.addParameter("lang", asked);
        }
        if (remembered != null) {
            request.setCookies(new Cookie("other", "en"), new Cookie("lang", remembered));
        }
        if (accepted != null) {
            request.addHeader("Accept-Language", accepted);
            request.addPreferredLocale(java.util.Locale.forLanguageTag(accepted.split("[;,]")[0]));
        }
        return request;
    }
}

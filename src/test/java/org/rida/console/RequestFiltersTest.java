package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** What happens to a request before any page: {@link UploadSizeFilter} and {@link SecurityHeadersFilter}. */
class RequestFiltersTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @CsvSource({"0, true", "1024, true", "1025, false"})
    void requestsThatAreTooLargeAreRejected(int bytes, boolean passed) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/files");
        request.setContent(new byte[bytes]);
        new UploadSizeFilter(DataSize.ofKilobytes(1)).doFilter(request, response, chain);

        assertThat(chain.getRequest() != null).isEqualTo(passed);
        assertThat(response.getStatus()).isEqualTo(passed ? 200 : 413);
        assertThat(response.getForwardedUrl()).isEqualTo(passed ? null : "/error");
    }

    /** The page that says so must not read what was sent. */
    @Test
    void theErrorPageDoesNotReadTheBody() throws ServletException, IOException {
        Seen seen = new Seen();
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/files") {
            @Override
            public jakarta.servlet.RequestDispatcher getRequestDispatcher(String path) {
                return new org.springframework.mock.web.MockRequestDispatcher(path) {
                    @Override
                    public void forward(jakarta.servlet.ServletRequest forwarded, jakarta.servlet.ServletResponse to) {
                        seen.request = (HttpServletRequest) forwarded;
                    }
                };
            }
        };
        request.setContentType("multipart/form-data; boundary=x");
        request.setContent(new byte[2048]);
        request.addParameter("mapping", "requests");
        new UploadSizeFilter(DataSize.ofKilobytes(1)).doFilter(request, response, chain);

        HttpServletRequest forwarded = java.util.Objects.requireNonNull(seen.request);
        assertThat(forwarded.getMethod()).isEqualTo("GET");
        assertThat(forwarded.getContentType()).isNull();
        assertThat(forwarded.getParameter("mapping")).isNull();
        assertThat(forwarded.getParameterValues("mapping")).isNull();
        assertThat(forwarded.getParameterMap()).isEmpty();
        assertThat(forwarded.getParameterNames().hasMoreElements()).isFalse();
    }

    private static final class Seen {
        private @Nullable HttpServletRequest request;
    }

    @Test
    void everyAnswerForbidsForeignContent() throws ServletException, IOException {
        new SecurityHeadersFilter().doFilter(new MockHttpServletRequest("GET", "/"), response, chain);

        assertThat(chain.getRequest()).isNotNull();
        assertThat(response.getHeader("Content-Security-Policy"))
                .startsWith("default-src 'none';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void browsersAreToldToUseHttpsOnceTheyDo(boolean secure) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setSecure(secure);
        request.setParameter("lang", "en");
        new SecurityHeadersFilter().doFilter(request, response, chain);
        new LocaleInterceptor().preHandle(request, response, "");

        assertThat(response.getHeader("Strict-Transport-Security")).isEqualTo(secure ? "max-age=31536000" : null);
        assertThat(String.valueOf(response.getHeader("Set-Cookie")).contains("; Secure"))
                .isEqualTo(secure);
    }
}

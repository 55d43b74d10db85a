package org.rida.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.console.RunningConsole;
import org.rida.i18n.Problem;

/**
 * Headers in which a proxy says who asks for what are believed from configured proxies only. The requests are sent from two
 * addresses of this machine.
 */
class ForwardedHeadersTest extends RunningConsole {

    private static final String STRANGER = "127.0.0.1";
    private static final String VISITOR = "203.0.113.9";
    private static final String FORWARDED = "X-Forwarded-For: 198.51.100.7, " + VISITOR + "\r\n"
            + "X-Forwarded-Proto: https\r\nX-Forwarded-Host: charity.example\r\nX-Forwarded-Port: 443\r\n"
            + "X-Real-IP: 198.51.100.8\r\nForwarded: for=198.51.100.9;proto=https;host=forged.example\r\n";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("Set-Cookie: (rida=[^;]+)");

    @BeforeEach
    @AfterEach
    void forgetAttempts() {
        sql.sql("delete from access_attempt").update();
    }

    @ParameterizedTest
    @CsvSource({STRANGER + ", false", PROXY + ", true"})
    void onlyAConfiguredProxySaysThatTheVisitorUsesTls(String peer, boolean believed) throws IOException {
        String page = send(peer, "GET", "/login?lang=ar", FORWARDED, "");
        assertThat(page).startsWith("HTTP/1.1 200");
        assertThat(page.contains("Strict-Transport-Security: max-age=31536000")).isEqualTo(believed);
        Matcher cookie = Pattern.compile("Set-Cookie: ([^\r\n]+)").matcher(page);
        int cookies = 0;
        while (cookie.find()) {
            cookies++;
            assertThat(cookie.group(1).contains("Secure")).as(cookie.group(1)).isEqualTo(believed);
            assertThat(cookie.group(1)).contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
        }
        assertThat(cookies).as("session and language").isEqualTo(2);

        String redirect = send(peer, "GET", "/trends", FORWARDED, "");
        assertThat(redirect).startsWith("HTTP/1.1 302").doesNotContain("forged.example");
        assertThat(redirect.contains("charity.example")).isEqualTo(believed && redirect.contains("Location: http"));
    }

    @ParameterizedTest
    @CsvSource({STRANGER + ", " + STRANGER, PROXY + ", " + VISITOR})
    void failuresAreCountedAndRecordedUnderTheAddressThatIsBelieved(String peer, String address) throws IOException {
        String name = "forwarded-" + peer;
        String answer = logIn(peer, name, "a guess");

        assertThat(answer).startsWith("HTTP/1.1 302").contains("/login?error");
        assertThat(sql.sql("select address from access_attempt")
                        .query(String.class)
                        .list())
                .containsExactly(address);
        assertThat(sql.sql(
                                "select address from audit_entry where action = 'login-failed' order by entry_id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({STRANGER + ", false", PROXY + ", true"})
    void theCookieOfAKnownBrowserIsSecureUnderTls(String peer, boolean secure) throws IOException {
        String answer = logIn(peer, "board", PASSWORD);

        Matcher device =
                Pattern.compile("Set-Cookie: (rida-device-\\d+=[^\r\n]+)").matcher(answer);
        assertThat(device.find()).as(answer).isTrue();
        assertThat(device.group(1)).contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000");
        assertThat(device.group(1).contains("Secure")).isEqualTo(secure);
    }

    /** It would believe everybody. */
    @ParameterizedTest
    @CsvSource({"framework, true", "FRAMEWORK, true", "native, false", "none, false", "'', false"})
    void theStrategyThatBelievesEverybodyIsRefused(String strategy, boolean refused) {
        ThrowingCallable start = () -> new SecurityConfiguration(strategy);

        if (refused) {
            assertThatThrownBy(start).isInstanceOf(Problem.class).hasMessageContaining("native");
        } else {
            assertThatCode(start).doesNotThrowAnyException();
        }
    }

    private String logIn(String peer, String name, String password) throws IOException {
        String page = send(peer, "GET", "/login", FORWARDED, "");
        String cookie = "Cookie: " + found(SESSION, page) + "\r\n";
        String form = "username=" + name + "&password=" + encoded(password) + "&_csrf=" + encoded(found(TOKEN, page));
        return send(peer, "POST", "/login", FORWARDED + cookie, form);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Headers and body as they come. */
    private String send(String from, String method, String address, String headers, String body) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String request = method + " " + address + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers
                    + "Accept: text/html\r\nConnection: close\r\n"
                    + (body.isEmpty()
                            ? ""
                            : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                                    + "\r\n")
                    + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rida.console.FuzzRequests.FORM;
import static org.rida.console.FuzzRequests.PHONE;
import static org.rida.console.FuzzRequests.bytes;
import static org.rida.console.FuzzRequests.encoded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.ApiTokens;
import org.rida.access.LoginService;
import org.rida.console.FuzzRequests.FuzzRequest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Requests to every route with odd parameters, names of parameters, path variables, headers, names of files and bodies, as
 * an administrator who is logged in. Whatever is sent, the answer is no failure of the program, says in the reader's
 * language what to do, and repeats no personal data.
 */
class RequestFuzzTest extends RunningConsole {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ([^;\r\n]+)");
    private static final Pattern INTERNAL =
            Pattern.compile("\\tat |Exception|org\\.(rida|springframework|apache)\\.|java\\.|Apache Tomcat|select ");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    ApiTokens tokens;

    @Autowired
    LoginService logIn;

    private String session = "";
    private String csrf = "";
    private String token = "";

    @BeforeEach
    void logIn() throws IOException {
        String page = RawHttp.send(port, new FuzzRequest("", "GET", "/login", List.of(), new byte[0]));
        String anonymous = found(COOKIE, page);
        String form = "username=administrator&password=" + encoded(PASSWORD) + "&_csrf=" + encoded(csrf(page));
        String answer = RawHttp.send(
                port, new FuzzRequest("", "POST", "/login", List.of("Cookie: " + anonymous, FORM), bytes(form)));
        session = "Cookie: " + found(Pattern.compile("(?i)set-cookie: (rida=[^;\r\n]+)"), answer);
        csrf = csrf(RawHttp.send(port, new FuzzRequest("", "GET", "/account", List.of(session), new byte[0])));
        var person =
                ((LoginService.LoginOutcome.LoggedIn) logIn.attempt("administrator", PASSWORD, "127.0.0.1")).person();
        token = "Authorization: Bearer "
                + tokens.create(person, "fuzz " + System.nanoTime(), Duration.ofDays(1), Actor.console("", ""));
    }

    @AfterEach
    void forgetAttempts() {
        sql.sql("delete from access_attempt").update();
    }

    @Test
    void noRequestEndsIn500() throws IOException {
        fuzz(400, 16);
    }

    /** The message of a refused form waits in the session for the next page, whichever that is. */
    @Test
    void noPageRepeatsPersonalDataOfARefusedForm() throws IOException {
        for (String answered : List.of("/rebases", "/rebases?lang=%00", "/no-such-page")) {
            byte[] form = bytes("series=promise-kept&month=" + PHONE + "&reason=1&_csrf=" + encoded(csrf));
            String refused = RawHttp.send(port, new FuzzRequest("", "POST", "/rebases", List.of(session, FORM), form));
            assertThat(refused).startsWith("HTTP/1.1 302");
            assertThat(RawHttp.send(
                            port,
                            new FuzzRequest("", "GET", answered, List.of(session, "Accept: text/html"), new byte[0])))
                    .doesNotContain(PHONE);
        }
    }

    @Test
    @Tag("campaign")
    void noneOfManyRequestsEndsIn500() throws IOException {
        fuzz(Integer.getInteger("fuzz", 12_000), Integer.getInteger("seed", 2026));
    }

    private void fuzz(int count, long seed) throws IOException {
        FuzzRequests requests = new FuzzRequests(new Random(seed), session, csrf, token);
        Random languages = new Random(~seed);
        List<FuzzTarget> targets = FuzzTarget.all(mappings);
        assertThat(targets).hasSizeGreaterThan(80);
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> complaints = new TreeSet<>();
        for (int n = 0; n < count; n++) {
            FuzzTarget target = targets.get(n % targets.size());
            boolean arabic = languages.nextBoolean();
            FuzzRequest request = requests.next(target, arabic);
            String answer = RawHttp.send(port, request);
            Matcher status = STATUS.matcher(answer);
            String code = status.lookingAt() ? status.group(1) : "none";
            counts.merge(request.kind() + " " + code.charAt(0) + "xx", 1, Integer::sum);
            complaint(code, answer, arabic, target).ifPresent(what -> {
                if (complaints.size() < 60) {
                    complaints.add(what + ": " + request.kind() + " " + target.method() + " " + target.route() + " "
                            + code + " " + shortened(request.address()) + " "
                            + shortened(request.headers().toString()) + " "
                            + shortened(new String(request.body(), StandardCharsets.UTF_8)) + " -> "
                            + shortened(answer.substring(Math.max(0, answer.indexOf("\r\n\r\n")))));
                }
            });
        }
        System.out.println("requests by kind and status: " + counts);
        assertThat(complaints).isEmpty();
    }

    private static Optional<String> complaint(String code, String answer, boolean arabic, FuzzTarget target) {
        int end = answer.indexOf("\r\n\r\n");
        String body = end < 0 ? "" : answer.substring(end + 4);
        if (code.equals("none") || code.startsWith("5")) {
            return Optional.of("failed");
        }
        if (!code.startsWith("4")) {
            return Optional.empty();
        }
        if (INTERNAL.matcher(body).find()) {
            return Optional.of("internal");
        }
        if (body.contains(PHONE)) {
            return Optional.of("personal");
        }
        // an address that is none is refused by the server before the language is known
        boolean both = !body.contains("<html");
        boolean sentence = arabic ? body.matches("(?s).*[\u0621-\u064a]{3}.*") : body.matches("(?s).*[A-Za-z]{4} .*");
        boolean wrong =
                !target.isApi() && !both && !body.isEmpty() && !body.contains(arabic ? "lang=\"ar\"" : "lang=\"en\"");
        return !sentence ? Optional.of("no sentence") : wrong ? Optional.of("language") : Optional.empty();
    }

    private static String csrf(String page) {
        return found(Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\""), page);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(160, text.length())).replaceAll("\\p{Cntrl}", "?");
    }
}

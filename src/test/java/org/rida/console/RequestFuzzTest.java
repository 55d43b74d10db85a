package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.ApiTokens;
import org.rida.access.LoginService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Requests to every route with odd parameters, names of parameters, path variables, headers, names of files and bodies, as
 * an administrator who is logged in. Whatever is sent, the answer is no failure of the program, says in the reader's
 * language what to do, and repeats no personal data.
 */
class RequestFuzzTest extends RunningConsole {

    /** Stands in most values. */
    private static final String PHONE = "0551238746";

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

    private Random random = new Random();
    private String session = "";
    private String csrf = "";
    private String token = "";

    /** A route with one of its methods. */
    private record Target(String method, String route, Set<String> parameters, boolean body) {

        boolean takesFile() {
            return method.equals("POST") && (route.equals("/files") || route.endsWith("/corrected"));
        }

        boolean isApi() {
            return route.startsWith("/api/");
        }
    }

    /** A request as it is sent. */
    private record Shot(String kind, String method, String address, List<String> headers, byte[] body) {}

    @BeforeEach
    void logIn() throws IOException {
        String page = send(new Shot("", "GET", "/login", List.of(), new byte[0]));
        String anonymous = found(COOKIE, page);
        String form = "username=administrator&password=" + encoded(PASSWORD) + "&_csrf=" + encoded(csrf(page));
        String answer = send(new Shot("", "POST", "/login", List.of("Cookie: " + anonymous, FORM), bytes(form)));
        session = "Cookie: " + found(Pattern.compile("(?i)set-cookie: (rida=[^;\r\n]+)"), answer);
        csrf = csrf(send(new Shot("", "GET", "/account", List.of(session), new byte[0])));
        var person =
                ((LoginService.LoginOutcome.LoggedIn) logIn.attempt("administrator", PASSWORD, "127.0.0.1")).person();
        token = "Authorization: Bearer "
                + tokens.create(person, "fuzz " + System.nanoTime(), Duration.ofDays(1), Actor.console("", ""));
    }

    @AfterEach
    void forgetAttempts() {
        sql.sql("delete from access_attempt").update();
    }

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    @Test
    void noRequestEndsIn500() throws IOException {
        fuzz(400, 16);
    }

    /** The message of a refused form waits in the session for the next page, whichever that is. */
    @Test
    void noPageRepeatsPersonalDataOfARefusedForm() throws IOException {
        for (String answered : List.of("/rebases", "/rebases?lang=%00", "/no-such-page")) {
            byte[] form = bytes("series=promise-kept&month=" + PHONE + "&reason=1&_csrf=" + encoded(csrf));
            String refused = send(new Shot("", "POST", "/rebases", List.of(session, FORM), form));
            assertThat(refused).startsWith("HTTP/1.1 302");
            assertThat(send(new Shot("", "GET", answered, List.of(session, "Accept: text/html"), new byte[0])))
                    .doesNotContain(PHONE);
        }
    }

    @Test
    @Tag("campaign")
    void noneOfManyRequestsEndsIn500() throws IOException {
        fuzz(Integer.getInteger("fuzz", 12_000), Integer.getInteger("seed", 2026));
    }

    private void fuzz(int count, long seed) throws IOException {
        random = new Random(seed);
        List<Target> targets = targets();
        assertThat(targets).hasSizeGreaterThan(80);
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> complaints = new TreeSet<>();
        for (int n = 0; n < count; n++) {
            Target target = targets.get(n % targets.size());
            boolean arabic = random.nextBoolean();
            Shot shot = shot(target, arabic);
            String answer = send(shot);
            Matcher status = STATUS.matcher(answer);
            String code = status.lookingAt() ? status.group(1) : "none";
            counts.merge(shot.kind() + " " + code.charAt(0) + "xx", 1, Integer::sum);
            complaint(code, answer, arabic, target).ifPresent(what -> {
                if (complaints.size() < 60) {
                    complaints.add(what + ": " + shot.kind() + " " + target.method() + " " + target.route() + " "
                            + code + " " + shortened(shot.address()) + " "
                            + shortened(shot.headers().toString()) + " "
                            + shortened(new String(shot.body(), StandardCharsets.UTF_8)) + " -> "
                            + shortened(answer.substring(Math.max(0, answer.indexOf("\r\n\r\n")))));
                }
            });
        }
        System.out.println("requests by kind and status: " + counts);
        assertThat(complaints).isEmpty();
    }

    private static Optional<String> complaint(String code, String answer, boolean arabic, Target target) {
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

    private Shot shot(Target target, boolean arabic) {
        List<String> headers = new ArrayList<>();
        headers.add(target.isApi() ? token : session);
        headers.add("Accept-Language: " + (arabic ? "ar" : "en"));
        headers.add("Accept: " + (target.isApi() ? "application/json" : "text/html"));
        String address = RoutesTest.filled(target.route());
        int kind = random.nextInt(100);
        if (kind < 15 && target.route().contains("{")) {
            return withForm("path", target, oddPath(target.route()), headers, query(target, false));
        }
        if (kind < 30) {
            headers.add(oddHeader());
            return withForm("header", target, address, headers, query(target, false));
        }
        if (kind < 80 && target.body()) {
            headers.add("Content-Type: application/json");
            return new Shot("json", "POST", address, headers, json());
        }
        if (kind < 80 && target.takesFile()) {
            return multipart(target, address, headers);
        }
        return withForm("parameter", target, address, headers, query(target, true));
    }

    private Shot withForm(String kind, Target target, String address, List<String> headers, String query) {
        if (!target.method().equals("POST")) {
            String shortened = query.length() > 6000 ? query.substring(0, 6000).replaceAll("%.?$", "") : query;
            return new Shot(kind, target.method(), address + "?" + shortened, headers, new byte[0]);
        }
        if (target.isApi()) {
            return new Shot(
                    kind,
                    "POST",
                    address + "?"
                            + query.substring(0, Math.min(6000, query.length())).replaceAll("%.?$", ""),
                    headers,
                    new byte[0]);
        }
        headers.add(FORM);
        return new Shot(kind, "POST", address, headers, bytes(query + "&_csrf=" + encoded(csrf)));
    }

    /** Every parameter of the route, one of them odd, twice, missing, or with another name. */
    private String query(Target target, boolean odd) {
        List<String> parts = new ArrayList<>();
        List<String> names = new ArrayList<>(target.parameters());
        names.add("lang");
        int at = random.nextInt(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.equals("lang") && i != at) {
                continue;
            }
            boolean me = odd && i == at;
            switch (me ? random.nextInt(6) : 5) {
                case 0 -> parts.add(name + "=" + oddValue() + "&" + name + "=" + oddValue());
                case 1 -> parts.add(oddValue() + "=1");
                case 2 -> parts.add(name);
                default -> parts.add(name + "=" + (me ? oddValue() : "1"));
            }
        }
        return String.join("&", parts);
    }

    /** URL-encoded, mostly. */
    private String oddValue() {
        return switch (random.nextInt(26)) {
            case 0 -> "%00";
            case 1 -> PHONE + "%00b";
            case 2 -> "%ED%A0%80" + PHONE;
            case 3 -> "%ff%fe" + PHONE;
            case 4 -> "-999999999-01-01";
            case 5 -> "+999999999-12-31";
            case 6 -> "2026-13-45";
            case 7 -> "99999999999999999999999999";
            case 8 -> Long.toString(random.nextLong());
            case 9 -> "1e400";
            case 10 -> encoded(PHONE + "' or 1=1 --");
            case 11 -> encoded("\u202e" + PHONE + "\u2066\u200f\u061c");
            case 12 -> encoded("جوالي " + PHONE + " \u0000\n\r\t");
            case 13 -> "%";
            case 14 -> "%zz" + PHONE;
            case 15 -> "x".repeat(2_000_000);
            case 16 -> encoded("../../../etc/passwd");
            case 17 -> encoded("${7*7}#{7*7}__${T(Runtime)}__::x" + PHONE);
            case 18 -> encoded("<script>" + PHONE + "</script>");
            case 19 -> encoded("٢٠٢٦-١٠");
            case 20 -> encoded("{\"a\": [" + PHONE + "]}");
            case 21 -> "2026-10@" + PHONE + "=" + PHONE;
            case 22 -> encoded("\ud83d\ude00".repeat(50) + PHONE);
            case 23 -> encoded("%s%n%d{0}{name}" + PHONE);
            case 24 -> "";
            default -> encoded(characters(1 + random.nextInt(30)) + PHONE);
        };
    }

    private String characters(int count) {
        return random.ints(count, 1, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String oddPath(String route) {
        Matcher variable = Pattern.compile("\\{[^}]+}").matcher(route.replace("\\d", "d"));
        StringBuilder path = new StringBuilder();
        while (variable.find()) {
            String odd =
                    switch (random.nextInt(16)) {
                        case 0 -> "%00";
                        case 1 -> "..%2f..%2fetc";
                        case 2 -> "%2e%2e";
                        case 3 -> ";a=" + PHONE;
                        case 4 -> "%ff%fe" + PHONE;
                        case 5 -> "99999999999999999999999999";
                        case 6 -> "-1";
                        case 7 -> encoded("٣");
                        case 8 -> "%0a" + PHONE;
                        case 9 -> encoded("\u202e" + PHONE);
                        case 10 -> "x".repeat(6000);
                        case 11 -> PHONE;
                        case 12 -> "%5c%5c" + PHONE;
                        case 13 -> "0";
                        case 14 -> "a%20b%22%3c" + PHONE;
                        default -> encoded(characters(10)).replace("+", "%20");
                    };
            variable.appendReplacement(path, Matcher.quoteReplacement(odd));
        }
        return variable.appendTail(path).toString();
    }

    private String oddHeader() {
        String name = List.of(
                        "Accept",
                        "Accept-Charset",
                        "Accept-Encoding",
                        "Accept-Language",
                        "Content-Type",
                        "Cookie",
                        "Forwarded",
                        "If-Modified-Since",
                        "If-None-Match",
                        "Origin",
                        "Range",
                        "Referer",
                        "User-Agent",
                        "X-Forwarded-For",
                        "X-Forwarded-Host",
                        "X-HTTP-Method-Override",
                        "X-Requested-With",
                        "Expect",
                        "TE")
                .get(random.nextInt(19));
        return name + ": "
                + switch (random.nextInt(12)) {
                    case 0 -> "\u00ff\u00fe" + PHONE;
                    case 1 -> "x".repeat(5000);
                    case 2 -> "*/*;q=nonsense";
                    case 3 -> "bytes=9-1,-5,99999999999999999999-";
                    case 4 -> "rida-device-1=1.a." + PHONE + "; lang=xx; rida=" + PHONE;
                    case 5 -> "multipart/form-data";
                    case 6 -> "application/json;charset=nonsense";
                    case 7 -> "text/html;charset=UTF-7";
                    case 8 -> "\"" + PHONE;
                    case 9 -> "a".repeat(40).replace("a", "ar-" + PHONE + ";q=0.1,");
                    case 10 -> "image/png";
                    default -> "";
                };
    }

    private byte[] json() {
        return switch (random.nextInt(16)) {
            case 0 -> bytes("{\"month\":\"2026-09\"}");
            case 1 -> bytes("{\"parameters\":{\"month\":\"" + PHONE + "\"}}");
            case 2 -> bytes("{\"parameters\":[\"" + PHONE + "\"]}");
            case 3 -> bytes("{\"parameters\":{\"month\":{\"a\":1}}}");
            case 4 -> bytes("[".repeat(5000) + "]".repeat(5000));
            case 5 -> bytes("{\"parameters\":" + "{\"a\":".repeat(1500) + "1" + "}".repeat(1500) + "}");
            case 6 -> bytes("{\"reason\":" + "[1,".repeat(3000));
            case 7 -> bytes("[" + "1,".repeat(7000) + "1]");
            case 8 -> bytes("{\"reason\":\"a\\u0000" + PHONE + "\"}");
            case 9 -> bytes("{\"reason\":\"" + "x".repeat(2_000_000) + "\"}");
            case 10 -> new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
            case 11 -> bytes("{\"reason\":" + "9".repeat(3000) + "}");
            case 12 -> bytes("{\"parameters\":{\"month\":\"-999999999-01\"}}");
            case 13 -> bytes("{\"parameters\":null,\"parameters\":{\"" + PHONE + "\":\"1\"},\"reason\":null}");
            case 14 -> bytes(PHONE);
            default -> bytes("\ufeff{\"reason\":\"\ud83d\"}");
        };
    }

    private Shot multipart(Target target, String address, List<String> headers) {
        String border = "----border";
        String name =
                switch (random.nextInt(12)) {
                    case 0 -> "a\u0000b.csv";
                    case 1 -> "../../" + PHONE + ".csv";
                    case 2 -> "x".repeat(3000) + ".csv";
                    case 3 -> "طلبات \u202e" + PHONE + "\u2066.csv";
                    case 4 -> "a\nb.csv";
                    case 5 -> "\u00ff\u00fe" + PHONE + ".csv";
                    case 6 -> "";
                    case 7 -> "..";
                    case 8 -> "C:\\temp\\" + PHONE + ".csv";
                    case 9 -> "a\".csv";
                    case 10 -> "/";
                    default -> "con." + "y".repeat(240) + ".csv";
                };
        String field = target.route().endsWith("/corrected") ? "rows" : "file";
        String part =
                "--" + border + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n--" + border
                        + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + (random.nextBoolean() ? "text/csv" : "nonsense") + "\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(part.getBytes(random.nextInt(4) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        byte[] content = new byte[random.nextInt(300)];
        random.nextBytes(content);
        body.writeBytes(random.nextBoolean() ? content : bytes("request_no,received_on,kind\n" + PHONE + ",x,\n"));
        if (random.nextInt(4) > 0) {
            body.writeBytes(bytes("\r\n--" + border + "--\r\n"));
        }
        headers.add("Content-Type: multipart/form-data"
                + (random.nextInt(8) == 0 ? "" : "; boundary=" + (random.nextInt(8) == 0 ? "other" : border)));
        return new Shot("file", "POST", address, headers, body.toByteArray());
    }

    /** One connection for each request, as some of them make the server close it. */
    private String send(Shot shot) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            StringBuilder head =
                    new StringBuilder(shot.method() + " " + shot.address() + " HTTP/1.1\r\nHost: localhost\r\n");
            shot.headers().forEach(header -> head.append(header).append("\r\n"));
            head.append("Connection: close\r\nContent-Length: ")
                    .append(shot.body().length)
                    .append("\r\n\r\n");
            try {
                socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(shot.body());
            } catch (SocketException refusedBeforeTheEnd) {
                // the answer is there all the same
            }
            return new String(readAll(socket), StandardCharsets.UTF_8);
        }
    }

    private static byte[] readAll(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, n);
            }
        } catch (SocketException reset) {
            // after an answer to a body that was not read to its end
        }
        return answer.toByteArray();
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String route : info.getPatternValues()) {
                for (RequestMethod each : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    targets.add(new Target(each.name(), route, parameters(method), hasBody(method)));
                }
            }
        });
        targets.add(new Target("POST", "/login", Set.of("username", "password"), false));
        // bodies and files have more to vary
        List<Target> varied = targets.stream()
                .filter(target -> target.body() || target.takesFile())
                .toList();
        Collections.nCopies(5, varied).forEach(targets::addAll);
        targets.sort(Comparator.comparing(Target::route).thenComparing(Target::method));
        return targets;
    }

    private static boolean hasBody(HandlerMethod method) {
        return Stream.of(method.getMethod().getParameters()).anyMatch(p -> p.isAnnotationPresent(RequestBody.class));
    }

    private static Set<String> parameters(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getMethod().getParameters()) {
            @Nullable RequestParam given = parameter.getAnnotation(RequestParam.class);
            if (given != null) {
                names.add(given.name().isEmpty() ? parameter.getName() : given.name());
            } else if (parameter.getType().isRecord() && !parameter.getType().equals(RequestUser.class)) {
                Stream.of(parameter.getType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names;
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

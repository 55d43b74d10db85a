package org.rida.console;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests with odd parameters, names of parameters, path variables, headers, names of files and bodies. */
class FuzzRequests {

    /** Stands in most values: an answer that repeats it repeats personal data. */
    static final String PHONE = "0551238746";

    static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    /** A request as it is sent; {@code kind} names what is odd in it. */
    record FuzzRequest(String kind, String method, String address, List<String> headers, byte[] body) {}

    private final Random random;
    private final String session;
    private final String csrf;
    private final String token;

    /**
     * @param random decides everything that is odd, so that one seed gives the same requests again
     * @param session header with the cookie of a session
     * @param csrf token of the session's forms
     * @param token header for requests to the API
     */
    FuzzRequests(Random random, String session, String csrf, String token) {
        this.random = random;
        this.session = session;
        this.csrf = csrf;
        this.token = token;
    }

    /** A request to the route with one thing odd about it. */
    FuzzRequest next(FuzzTarget target, boolean arabic) {
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
            return new FuzzRequest("json", "POST", address, headers, json());
        }
        if (kind < 80 && target.takesFile()) {
            return multipart(target, address, headers);
        }
        return withForm("parameter", target, address, headers, query(target, true));
    }

    private FuzzRequest withForm(String kind, FuzzTarget target, String address, List<String> headers, String query) {
        if (!target.method().equals("POST")) {
            String shortened = query.length() > 6000 ? query.substring(0, 6000).replaceAll("%.?$", "") : query;
            return new FuzzRequest(kind, target.method(), address + "?" + shortened, headers, new byte[0]);
        }
        if (target.isApi()) {
            return new FuzzRequest(
                    kind,
                    "POST",
                    address + "?"
                            + query.substring(0, Math.min(6000, query.length())).replaceAll("%.?$", ""),
                    headers,
                    new byte[0]);
        }
        headers.add(FORM);
        return new FuzzRequest(kind, "POST", address, headers, bytes(query + "&_csrf=" + encoded(csrf)));
    }

    /** Every parameter of the route, one of them odd, twice, missing, or with another name. */
    private String query(FuzzTarget target, boolean odd) {
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

    private FuzzRequest multipart(FuzzTarget target, String address, List<String> headers) {
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
        return new FuzzRequest("file", "POST", address, headers, body.toByteArray());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

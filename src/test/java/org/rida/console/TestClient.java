package org.rida.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rida.console.confirmation.Confirmation;

/** A browser without a screen: keeps cookies, sends forms with the token of the page. Follows no redirect. */
public final class TestClient {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    public TestClient(String base) {
        this.base = base;
    }

    public void logIn(String name, String password) {
        HttpResponse<String> answer = post("/login", "/login", Map.of("username", name, "password", password));
        if (answer.headers().firstValue("Location").orElse("").contains("/login")) {
            throw new AssertionError("expected to be let in as " + name + ", was sent to "
                    + answer.headers().firstValue("Location").orElse(""));
        }
    }

    /** The value of a cookie, as the browser keeps it. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** As somebody does who has got it elsewhere. */
    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(at("/"), cookie);
    }

    public HttpResponse<String> get(String address) {
        return send("GET", address, "");
    }

    /** A request of a program, with an API token. */
    public HttpResponse<String> getWithToken(String address, String token) {
        return send(HttpRequest.newBuilder(at(address))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** A file as it comes. */
    public byte[] bytes(String address) {
        try {
            return http.send(HttpRequest.newBuilder(at(address)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends a file as a form does.
     *
     * @param page where the form stands
     * @param field the name of the form's file field
     */
    public HttpResponse<String> upload(String page, String address, String field, String name, byte[] file) {
        String border = "----border-of-parts";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + border + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token(page)
                        + "\r\n--" + border + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(at(address))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /**
     * Sends a form as the browser of somebody who was shown it: with its hidden confirmation, where it has one.
     *
     * @param page where the form stands
     */
    public HttpResponse<String> post(String page, String address, Map<String, String> fields) {
        return postFrom(get(page).body(), address, fields);
    }

    /** The same on a page that is the answer to another form. */
    public HttpResponse<String> postFrom(String body, String address, Map<String, String> fields) {
        Map<String, String> sent = new HashMap<>(fields);
        sent.putIfAbsent(Confirmation.FIELD, confirmation(body, address.replaceFirst("\\?.*", "")));
        return form("POST", address, sent, tokenOf(body));
    }

    /** Of the form on the page, where a box that has to be ticked is ticked; where that has another form, what the address alone confirms. */
    private static String confirmation(String page, String address) {
        Matcher field = Pattern.compile(
                        "action=\"" + Pattern.quote(address)
                                + "\"[^>]*>(?:(?!</form>).)*?name=\"confirmed\"[^>]*? value=\"([0-9a-f]+)\"",
                        Pattern.DOTALL)
                .matcher(page);
        return field.find() ? field.group(1) : Confirmation.digest(address);
    }

    public String token(String page) {
        return tokenOf(get(page).body());
    }

    private static String tokenOf(String body) {
        Matcher token = TOKEN.matcher(body);
        if (!token.find()) {
            throw new AssertionError("expected a form on " + body);
        }
        return token.group(1);
    }

    HttpResponse<String> form(String method, String address, Map<String, String> fields, String token) {
        String body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(
                        Collectors.joining("&", "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&", ""));
        return send(method, address, body);
    }

    public HttpResponse<String> send(String method, String address, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address))
                .header("Accept", "text/html")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return send(request.build());
    }

    /** A form, sent by a program that accepts an answer of this type. */
    public HttpResponse<String> sendAs(String accepted, String address, String form) {
        return send(HttpRequest.newBuilder(at(address))
                .header("Accept", accepted)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI at(String address) {
        return URI.create(base + address);
    }
}

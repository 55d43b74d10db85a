package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.Users;
import org.springframework.beans.factory.annotation.Autowired;

/** Log-in by OpenID Connect, as configuration alone turns it on. */
class OidcLoginTest extends RunningConsole {

    @Autowired
    Users users;

    @Test
    void aUserOfTheProviderIsTheAccountOfThatName() {
        TestClient browser = stranger();
        assertThat(browser.get("/login?lang=en").body()).contains("Log in with The Other House");

        HttpResponse<String> back = come(browser, "quality");

        assertThat(location(back)).isEqualTo("/");
        assertThat(browser.get("/trends").statusCode()).isEqualTo(200);
        assertThat(browser.get("/users").statusCode()).isEqualTo(403);
    }

    @Test
    void withoutAnAccountTheLogInFails() {
        TestClient browser = stranger();

        assertThat(location(come(browser, "somebody-else"))).isEqualTo("/login?error");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aDisabledAccountCannotLogIn() {
        Actor test = Actor.console("test", "test");
        users.add("gone", "", org.rida.access.Role.BOARD, test);
        users.disable("gone", test);

        assertThat(location(come(stranger(), "gone"))).isEqualTo("/login?error");
    }

    private HttpResponse<String> come(TestClient browser, String name) {
        URI asked = URI.create(browser.get("/oauth2/authorization/house")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        assertThat(asked.toString()).startsWith(HOUSE.address() + "/authorize");
        Map<String, String> query = Stream.of(asked.getRawQuery().split("&"))
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
        HOUSE.signInAs(name, query.get("nonce"));
        return browser.get("/login/oauth2/code/house?code=x&state="
                + java.net.URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:\\d+", "");
    }
}

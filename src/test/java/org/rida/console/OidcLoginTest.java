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
import org.rida.access.Role;
import org.rida.access.Users;
import org.springframework.beans.factory.annotation.Autowired;

/** Log-in by OpenID Connect, as configuration alone turns it on. */
class OidcLoginTest extends RunningConsole {

    @Autowired
    Users users;

    @Test
    void aUserOfTheProviderHasTheAccountThatIsConnected() {
        TestClient browser = stranger();
        assertThat(browser.get("/login?lang=en").body()).contains("Log in with The Other House");
        assertThat(location(come(browser, "quality")))
                .as("a name alone takes no account over")
                .isEqualTo("/login?unlinked");

        TestClient owner = client(Role.QUALITY);
        owner.post("/account", "/account/provider", Map.of("present", "a guess", "provider", "The Other House"));
        come(owner, "quality");
        assertThat(location(come(stranger(), "quality"))).as("wrong password").isEqualTo("/login?unlinked");

        owner = client(Role.QUALITY);
        HttpResponse<String> sent =
                owner.post("/account", "/account/provider", Map.of("present", PASSWORD, "provider", "The Other House"));
        assertThat(location(sent)).isEqualTo("/oauth2/authorization/house");
        come(owner, "quality");
        assertThat(audited("provider-linked", "quality")).isEqualTo(1);

        TestClient later = stranger();
        assertThat(location(come(later, "quality"))).isEqualTo("/");
        assertThat(later.get("/trends").statusCode()).isEqualTo(200);
        assertThat(later.get("/users").statusCode()).isEqualTo(403);
    }

    @Test
    void withoutAnAccountTheLogInFails() {
        TestClient browser = stranger();

        assertThat(location(come(browser, "somebody-else"))).isEqualTo("/login?unlinked");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aDisabledAccountCannotLogIn() {
        Actor test = Actor.console("test", "test");
        users.add("gone", "", Role.BOARD, test);
        users.disable("gone", test);

        assertThat(location(come(stranger(), "gone"))).isEqualTo("/login?unlinked");
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

package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rida.access.AccountActivation;
import org.rida.access.Actor;
import org.rida.access.ApiTokens;
import org.rida.access.LoginService;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.console.TestClient;
import org.springframework.boot.test.context.TestComponent;

/** What an administrator, who may see most, and a program with the same rights read of runs that fetched. */
@TestComponent
final class PullPages {

    private static final String NAME = "administrator";
    private static final String PASSWORD = "three quiet words";

    private final Users users;
    private final AccountActivation activation;
    private final LoginService logIn;
    private final ApiTokens tokens;
    private String token = "";

    PullPages(Users users, AccountActivation activation, LoginService logIn, ApiTokens tokens) {
        this.users = users;
        this.activation = activation;
        this.logIn = logIn;
        this.tokens = tokens;
    }

    /** Opens the pages and the addresses of the API, all of which have to answer. */
    void search(TokenSearch search, int port, List<Long> runs) {
        TestClient client = new TestClient("http://localhost:" + port);
        if (token.isEmpty()) {
            Actor test = Actor.console("test", "test");
            activation.choosePassword(users.add(NAME, "", Role.ADMINISTRATOR, test), NAME, PASSWORD, test);
            token = tokens.create(
                    ((LoginService.LoginOutcome.LoggedIn) logIn.attempt(NAME, PASSWORD, "127.0.0.1")).person(),
                    "test",
                    Duration.ofDays(1),
                    test);
        }
        client.logIn(NAME, PASSWORD);
        List<String> pages = new ArrayList<>(
                List.of("/health", "/audit", "/audit.csv", "/runs", "/jobs", "/files", "/messages", "/settings"));
        runs.forEach(run -> pages.add("/runs/" + run + "?lang=ar"));
        runs.forEach(run -> pages.add("/runs/" + run + "?lang=en"));
        pages.forEach(page -> in(search, page, client.get(page)));
        List<String> api = new ArrayList<>(List.of("/api/v1/jobs", "/api/v1/runs"));
        runs.forEach(run -> api.add("/api/v1/runs/" + run));
        api.forEach(address -> in(search, address, client.getWithToken(address, token)));
    }

    private static void in(TokenSearch search, String address, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        search.in(address, answer.headers().map() + answer.body());
    }
}

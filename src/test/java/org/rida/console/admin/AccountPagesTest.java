package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of {@link UsersController} and {@link AccountController}, and those on which a user chooses a password and logs in. */
class AccountPagesTest extends RunningConsole {

    private static final String NEW_PASSWORD = "seven green doors";

    @Autowired
    Users users;

    @Test
    void aUserIsAddedChoosesAPasswordAndLogsIn() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/users?lang=en");
        redirects(
                administrator.post(
                        "/users", "/users", Map.of("name", " Nora ", "fullName", "نورة السالم", "role", "quality")),
                "/users");
        String page = administrator.get("/users?lang=en").body();
        assertThat(page).contains("نورة السالم", "No password chosen yet", "it is not shown again");
        String code = all(page, "<p class=\"code\" dir=\"ltr\">([^<]+)</p>").get(0);
        assertThat(administrator.get("/users").body())
                .as("the code is shown once")
                .doesNotContain(code);

        TestClient nora = stranger();
        assertThat(activate(nora, code, "nora", NEW_PASSWORD, "seven green windows")
                        .body())
                .contains("role=\"alert\"", "Enter the same new password twice", "value=\"nora\"")
                .doesNotContain(NEW_PASSWORD);
        assertThat(activate(nora, code, "nora", "short", "short").body())
                .contains("choose one of at least 12 characters; this one has 5");
        assertThat(activate(nora, "AAAAA-AAAAA-AAAAA-AAAAA", "nora", NEW_PASSWORD, NEW_PASSWORD)
                        .body())
                .contains("this one is not valid or was used already");
        redirects(activate(nora, code, "nora", NEW_PASSWORD, NEW_PASSWORD), "/login?activated");
        assertThat(nora.get("/login?activated&lang=en").body()).contains("The password is saved. Log in with it now.");
        nora.logIn("nora", NEW_PASSWORD);
        assertThat(nora.get("/account?lang=en").body()).contains("نورة السالم", "Quality");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            x           | board | User name: enter 2 to 64 letters, digits and . _ @ - without spaces, like noura.s; “x” is not valid.
            two words   | board | “two words” is not valid.
            <b>bold</b> | board | “&lt;b&gt;bold&lt;/b&gt;” is not valid.
            BOARD       | board | There is already a user board.
            somebody    | chief | role: choose one of board, quality, administrator; “chief” is none of them
            """)
    void aUserThatCannotBeAddedIsRefusedWithTheReason(String name, String role, String message) {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/users?lang=en");
        long before = count("access_user");

        administrator.post("/users", "/users", Map.of("name", name, "fullName", "", "role", role));

        assertThat(administrator.get("/users").body()).contains("role=\"alert\"", message);
        assertThat(count("access_user")).isEqualTo(before);
    }

    @Test
    void aNewRoleEndsTheSessionAndOpensOtherPages() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/users?lang=en");
        TestClient user = newUser("role-changes", Role.BOARD);
        assertThat(user.get("/trends").statusCode()).isEqualTo(403);

        administrator.post("/users", "/users/role-changes/role", Map.of("role", "quality"));

        assertThat(administrator.get("/users?lang=en").body()).contains("the user has to log in again");
        redirects(user.get("/"), "/login");
        user.logIn("role-changes", PASSWORD);
        assertThat(user.get("/trends").statusCode()).isEqualTo(200);
    }

    @Test
    void aDisabledUserCannotLogInUntilEnabled() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/users?lang=en");
        TestClient user = newUser("disabled-user", Role.BOARD);

        administrator.post("/users", "/users/disabled-user/disable", Map.of());
        assertThat(administrator.get("/users?lang=en").body()).contains("their sessions have ended");
        redirects(user.post("/login", "/login", credentials("disabled-user", PASSWORD)), "/login?error");
        assertThat(user.get("/login?error&lang=en").body()).contains("Wrong name or password.");

        administrator.post("/users", "/users/disabled-user/enable", Map.of());
        assertThat(administrator.get("/users?lang=en").body()).contains("The user is enabled.");
        user.logIn("disabled-user", PASSWORD);
        assertThat(user.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theOnlyAdministratorStays() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/users?lang=en");

        administrator.post("/users", "/users/administrator/disable", Map.of());
        assertThat(administrator.get("/users").body())
                .contains("administrator is the only administrator: add another one first.");
        administrator.post("/users", "/users/administrator/role", Map.of("role", "board"));
        assertThat(administrator.get("/users?lang=ar").body()).contains("role=\"alert\"", "administrator");
        assertThat(administrator.get("/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void aUserThatDoesNotExistIsNamed() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/users?lang=en");

        for (String step : new String[] {"code", "enable", "disable"}) {
            administrator.post("/users", "/users/nobody/" + step, Map.of());
            assertThat(administrator.get("/users").body()).as(step).contains("There is no user nobody.");
        }
    }

    @Test
    void aPasswordIsChangedWithTheCurrentOneOnly() {
        TestClient user = newUser("changes-password", Role.BOARD);
        user.get("/account?lang=en");

        change(user, "a wrong guess", NEW_PASSWORD, NEW_PASSWORD);
        assertThat(user.get("/account").body()).contains("The current password is wrong.");
        change(user, PASSWORD, NEW_PASSWORD, "seven green windows");
        assertThat(user.get("/account").body()).contains("Enter the same new password twice; these two differ.");
        change(user, PASSWORD, "changes-password 1", "changes-password 1");
        assertThat(user.get("/account").body()).contains("and without the user’s name.");
        redirects(change(user, PASSWORD, NEW_PASSWORD, NEW_PASSWORD), "/login?activated");

        redirects(user.get("/"), "/login");
        redirects(user.post("/login", "/login", credentials("changes-password", PASSWORD)), "/login?error");
        user.logIn("changes-password", NEW_PASSWORD);
    }

    @Test
    void aTokenIsShownOnceAndRevoked() {
        TestClient user = newUser("has-tokens", Role.BOARD);
        user.get("/account?lang=en");

        user.post("/account", "/account/tokens", Map.of("name", "the sheet", "days", "30"));
        String page = user.get("/account").body();
        String token = all(page, "<p class=\"code token\" dir=\"ltr\">(rida_[^<]+)</p>")
                .get(0);
        assertThat(page).contains("the sheet", "1 December 2026");
        String id = all(page, "/account/tokens/(\\d+)/revoke").get(0);
        assertThat(user.get("/account").body()).contains("the sheet").doesNotContain(token);

        user.post("/account", "/account/tokens/" + id + "/revoke", Map.of());
        assertThat(user.get("/account").body())
                .contains("The token is revoked.")
                .doesNotContain("the sheet");
        user.post("/account", "/account/tokens/" + id + "/revoke", Map.of());
        assertThat(user.get("/account").body()).contains("No valid token has the number " + id + ".");
    }

    @Test
    void nobodyRevokesTheTokenOfAnother() {
        TestClient owner = newUser("owns-token", Role.BOARD);
        owner.post("/account", "/account/tokens", Map.of("name", "mine", "days", "1"));
        String id = all(owner.get("/account").body(), "/account/tokens/(\\d+)/revoke")
                .get(0);

        TestClient other = newUser("wants-token", Role.ADMINISTRATOR);
        other.get("/account?lang=en");
        other.post("/account", "/account/tokens/" + id + "/revoke", Map.of());

        assertThat(other.get("/account").body()).contains("No valid token has the number " + id + ".");
        assertThat(owner.get("/account").body()).contains("mine");
        users.disable("wants-token", Actor.console("test", "test"));
    }

    @ParameterizedTest
    @CsvSource({"'', 30", "sheet, 0", "sheet, -1", "sheet, 366", "sheet, 2147483647"})
    void aTokenNeedsANameAndAtMostAYear(String name, String days) {
        TestClient board = client(Role.BOARD);
        board.get("/account?lang=en");

        board.post("/account", "/account/tokens", Map.of("name", name, "days", days));

        assertThat(board.get("/account").body()).contains("Token: enter a name and 1 to 365 days.");
    }

    @Test
    void aNumberThatIsNoneIsABadRequest() {
        TestClient board = client(Role.BOARD);
        board.get("/account?lang=en");

        HttpResponse<String> answer =
                board.post("/account", "/account/tokens", Map.of("name", "sheet", "days", "many"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The request could not be processed").doesNotContain("Exception");
    }

    @Test
    void fiveWrongPasswordsCloseTheAccountForAWhile() {
        TestClient user = newUser("guessed-at", Role.BOARD);
        for (int i = 0; i < 5; i++) {
            redirects(user.post("/login", "/login", credentials("guessed-at", "guess " + i)), "/login?error");
        }
        redirects(user.post("/login", "/login", credentials("guessed-at", PASSWORD)), "/login?throttled=900");
        assertThat(user.get("/login?throttled=900&lang=en").body()).contains("wait 15 minutes and try again.");
        assertThat(user.get("/login?throttled=900&lang=ar").body()).contains("role=\"alert\"");
    }

    @Test
    void afterLoggingInTheRequestedPageIsOpened() {
        TestClient board = stranger();
        redirects(board.get("/account?lang=en"), "/login");

        HttpResponse<String> answer = board.post("/login", "/login", credentials("board", PASSWORD));

        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/account?lang=en");
    }

    @Test
    void theLoginPageOffersTheProviderAndTheCode() {
        String page = stranger().get("/login?lang=en").body();

        assertThat(page)
                .contains("Log in with The Other House", "/oauth2/authorization/house", "href=\"/activate\"")
                .doesNotContain("role=\"alert\"", "There is no administrator yet");
        assertThat(stranger().get("/login?logout&lang=en").body()).contains("You are logged out.");
    }

    /** Whoever can set them up is told that there are passkeys, and how. */
    @Test
    void administratorsReadWhatPasskeysNeed() {
        String needed = "rida.passkeys.relying-party";
        assertThat(client(Role.ADMINISTRATOR).get("/account?lang=en").body())
                .contains(needed, "fingerprint, face or PIN");
        assertThat(client(Role.QUALITY).get("/account?lang=en").body()).doesNotContain(needed);
    }

    @Test
    void aFormWithoutItsTokenIsForbidden() {
        TestClient board = client(Role.BOARD);

        assertThat(board.send("POST", "/account/tokens", "name=sheet&days=30").statusCode())
                .isEqualTo(403);
    }

    private TestClient newUser(String name, Role role) {
        TestClient client = stranger();
        String code = users.add(name, "", role, Actor.console("test", "test"));
        redirects(activate(client, code, name, PASSWORD, PASSWORD), "/login?activated");
        client.logIn(name, PASSWORD);
        return client;
    }

    private static HttpResponse<String> activate(
            TestClient client, String code, String name, String password, String again) {
        return client.post(
                "/activate?lang=en",
                "/activate",
                Map.of("code", code, "name", name, "password", password, "again", again));
    }

    private static HttpResponse<String> change(TestClient client, String present, String password, String again) {
        return client.post(
                "/account", "/account/password", Map.of("present", present, "password", password, "again", again));
    }

    private static Map<String, String> credentials(String name, String password) {
        return Map.of("username", name, "password", password);
    }

    private static void redirects(HttpResponse<String> answer, String address) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(address);
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}

package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.rida.RequiresProgram;
import org.rida.access.AccountActivation;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A browser with an authenticator adds a passkey to an account, logs in with it, and cannot do so after it was removed. */
@TestPropertySource(properties = "rida.passkeys.relying-party=localhost")
@DirtiesContext
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class PasskeyTest extends RunningConsole {

    private static final String ADD = "form[data-passkey=create] button";
    private static final String LOG_IN = "form[data-passkey=get] button";

    @Autowired
    AccountActivation activation;

    @Autowired
    Users users;

    @AfterEach
    void end() {
        TestBrowser.quit();
    }

    @Test
    void aPasskeyIsAddedUsedAndRemoved() {
        try (TestBrowser browser = TestBrowser.open("http://localhost:" + port)) {
            VirtualAuthenticator device = browser.authenticator();
            browser.logIn("quality", PASSWORD, "en");
            browser.go("/account");
            browser.type("passkey-name", "Phone");
            browser.click(ADD);
            browser.until(d -> browser.has("form[action*=passkeys]"));
            assertThat(browser.text()).contains("Passkeys", "Phone");
            assertThat(device.getCredentials()).hasSize(1);
            assertThat(entries("passkey-added")).isEqualTo(1);
            assertThat(browser.checks().violations()).isEmpty();

            logOut(browser);
            browser.click(LOG_IN);
            browser.until(d -> browser.has("a[href='/drafts']"));
            assertThat(sql.sql(
                                    "select count(*) from audit_entry where action = 'logged-in' and detail ->> 'by' = 'passkey'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);

            // whoever asks for it with another account's session cannot remove it
            String id = sql.sql("select credential_id from user_credentials")
                    .query(String.class)
                    .single();
            TestClient board = client(Role.BOARD);
            board.post("/account", "/account/passkeys/" + id + "/remove", Map.of());
            assertThat(passkeys()).isEqualTo(1);

            client(Role.QUALITY).post("/account", "/account/passkeys/" + id + "/remove", Map.of());
            assertThat(passkeys()).isZero();
            assertThat(entries("passkey-removed")).isEqualTo(1);
            logOut(browser);
            browser.click(LOG_IN);
            browser.until(d -> browser.has("form[data-passkey=get] [role=alert]:not([hidden])"));
            assertThat(browser.complaints()).allMatch(said -> said.contains("401"));
        }
    }

    /** A lost device: the administrator's one-time code ends what it could do. */
    @Test
    void aOneTimeCodeEndsPasskeys() {
        sql.sql("insert into user_entities (id, name, display_name) values ('x', 'board', 'board')")
                .update();
        sql.sql(
                        """
                        insert into user_credentials (credential_id, user_entity_user_id, public_key, backup_eligible, backup_state, label)
                        values ('y', 'x', '', false, false, 'Old phone')
                        """)
                .update();
        TestClient board = client(Role.BOARD);
        assertThat(board.get("/account").body()).contains("Old phone");
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.post("/account", "/users/board/code", Map.of());
        assertThat(passkeys()).isZero();
        assertThat(board.get("/account").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        // for the tests that follow
        activation.choosePassword(
                users.createCode("board", Actor.commandLine()), "board", PASSWORD, Actor.commandLine());
    }

    @Test
    void strangersRegisterNothingAndOtherNamesHaveNoPasskeys() {
        TestClient stranger = stranger();
        String token = stranger.token("/login");
        for (String address : List.of("/webauthn/register/options", "/webauthn/register")) {
            HttpResponse<String> answer = stranger.getWithToken(address, token);
            assertThat(answer.body()).doesNotContain("challenge");
        }
        TestClient elsewhere = new TestClient("http://127.0.0.1:" + port);
        assertThat(elsewhere.get("/login").body()).doesNotContain("data-passkey");
        assertThat(stranger.get("/login").body()).contains("data-passkey=\"get\"", "passkeys.js");
    }

    private static void logOut(TestBrowser browser) {
        browser.click(".user-menu form button.link");
        browser.until(d -> browser.address().startsWith("/login"));
    }

    private long passkeys() {
        return sql.sql("select count(*) from user_credentials")
                .query(Long.class)
                .single();
    }

    private long entries(String action) {
        return sql.sql(
                        "select count(*) from audit_entry where action = :action and subject = 'quality' and outcome = 'done'")
                .param("action", action)
                .query(Long.class)
                .single();
    }
}

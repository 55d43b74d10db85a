package org.rida.console;

import java.nio.file.Path;
import java.util.Map;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.rida.access.Role;
import org.rida.io.Sha256;
import org.springframework.context.ConfigurableApplicationContext;

/** Users, passwords, log-ins and tokens. */
final class AuditedAccounts extends AuditedGroup {

    AuditedAccounts(RunningConsole console, ConfigurableApplicationContext context, Path folder) {
        super(console, context, folder);
        users();
    }

    private void undoDisabling(String user) {
        TestClient administrator = administrator();
        administrator.post("/account", user + "/disable", Map.of());
        String page = administrator.get("/users").body();
        administrator.post(
                "/account",
                "/undo",
                Map.of(
                        "token",
                        RunningConsole.all(page, "name=\"token\" value=\"([^\"]+)\"")
                                .get(0)));
    }

    private void users() {
        commands().run("users", "add", "audited", "--role", "board");
        String user = "/users/audited";
        add(
                AuditAction.USER_ADDED,
                "x",
                AuditOutcome.REFUSED,
                inConsole("POST /users", () -> post("/users", Map.of("name", "x", "fullName", "", "role", "board"))),
                command("users add", "x", "--role", "board"));
        add(
                AuditAction.CODE_CREATED,
                "audited",
                AuditOutcome.DONE,
                inConsole("POST /users/{name}/code", () -> post(user + "/code", Map.of())),
                command("users reset", "audited"));
        add(
                AuditAction.ROLE_CHANGED,
                "audited",
                AuditOutcome.DONE,
                inConsole("POST /users/{name}/role", () -> post(user + "/role", Map.of("role", "quality"))),
                command("users role", "audited", "quality"));
        add(
                AuditAction.USER_ENABLED,
                "audited",
                AuditOutcome.DONE,
                inConsole("POST /users/{name}/enable", () -> post(user + "/enable", Map.of())),
                inConsole("POST /undo", () -> undoDisabling(user)),
                command("users enable", "audited"));
        add(
                AuditAction.USER_DISABLED,
                "audited",
                AuditOutcome.DONE,
                inConsole("POST /users/{name}/disable", () -> post(user + "/disable", Map.of())),
                command("users disable", "audited"));
        add(
                AuditAction.PASSKEY_REMOVED,
                "administrator",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /account/passkeys/{passkey:[\\w-]+}/remove",
                        () -> post("/account/passkeys/none/remove", Map.of())));
        Map<String, String> password = Map.of("password", RunningConsole.PASSWORD, "again", RunningConsole.PASSWORD);
        add(
                AuditAction.PASSWORD_SET,
                "administrator",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /account/password", () -> post("/account/password", with(password, "present", "wrong"))));
        add(
                AuditAction.PASSWORD_SET,
                "audited",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /activate",
                        () -> post("/activate", with(with(password, "name", "audited"), "code", "no code"))));
        // with the right one the browser is sent to the provider, and what comes of it recorded when it returns:
        // OidcLoginTest
        add(
                AuditAction.PROVIDER_LINKED,
                "administrator",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /account/provider",
                        () -> post("/account/provider", Map.of("provider", "The Other House", "present", "wrong"))));
        add(
                AuditAction.TOKEN_CREATED,
                "sheet",
                AuditOutcome.DONE,
                inConsole("POST /account/tokens", () -> post("/account/tokens", Map.of("name", "sheet", "days", "3"))));
        add(
                AuditAction.TOKEN_REVOKED,
                "999999",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /account/tokens/{token:\\d+}/revoke",
                        () -> post("/account/tokens/999999/revoke", Map.of())));
        add(AuditAction.LOGGED_IN, "board", AuditOutcome.DONE, inConsole("", () -> console.client(Role.BOARD)));
        add(AuditAction.LOGGED_OUT, "board", AuditOutcome.DONE, inConsole("", () -> console.client(Role.BOARD)
                .post("/account", "/logout", Map.of())));
        add(AuditAction.LOGIN_FAILED, unknown("somebody"), AuditOutcome.REFUSED, inConsole("", () -> console.stranger()
                .post("/login", "/login", Map.of("username", "somebody", "password", "guess"))));
        add(AuditAction.LOGIN_THROTTLED, unknown("audited-guess"), AuditOutcome.REFUSED, inConsole("", () -> {
            for (int i = 0; i < 7; i++) {
                logIn.attempt("audited-guess", "guess", "203.0.113.9");
            }
        }));
    }

    /** How a name without an account is recorded. */
    private static String unknown(String name) {
        return "unknown-" + Sha256.hex(name).substring(0, 4);
    }
}

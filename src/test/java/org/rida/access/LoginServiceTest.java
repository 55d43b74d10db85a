package org.rida.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.LoginService.LoginOutcome;
import org.rida.i18n.Problem;
import org.springframework.dao.DataAccessException;

class LoginServiceTest {

    private static final String PASSWORD = "ثلاث كلمات هادئة";
    private static final Actor SOMEBODY = Actor.console("somebody", "test");

    private final TestAccess access = new TestAccess();

    @BeforeEach
    void aBoardMember() {
        String code = access.users.add("Sara", "سارة", Role.BOARD, SOMEBODY);
        access.activation.choosePassword(code, "sara", PASSWORD, SOMEBODY);
    }

    @Test
    void theRightPasswordLogsIn() {
        assertThat(access.logIn.attempt(" SARA ", PASSWORD, "10.0.0.1"))
                .isInstanceOfSatisfying(LoginOutcome.LoggedIn.class, welcomed -> {
                    assertThat(welcomed.person().role()).isEqualTo(Role.BOARD);
                    assertThat(welcomed.person().fullName()).isEqualTo("سارة");
                });
    }

    /** 200 addresses, five guesses each: five passwords are looked at, wherever they come from. */
    @Test
    void ofAThousandGuessesFiveAreCheckedAndTheOwnerLogsInMeanwhile() {
        List<String> kept = keptAfterLogin();

        List<LoginOutcome> outcomes = IntStream.range(0, 1000)
                .mapToObj(i -> access.logIn.attempt("sara", "guess " + i, "10.0.0." + i % 200))
                .toList();

        assertThat(outcomes).noneMatch(LoginOutcome.LoggedIn.class::isInstance);
        assertThat(outcomes.stream().filter(LoginOutcome.Refused.class::isInstance))
                .hasSize(5);
        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1", kept)).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    /** Everybody has the address of the proxy: colleagues, the owner, and those who guess. */
    @Test
    void theOwnersBrowserIsCountedByItselfAtASharedAddress() {
        List<String> kept = keptAfterLogin();
        access.users.add("omar", "", Role.QUALITY, SOMEBODY);
        IntStream.range(0, 100).forEach(i -> access.logIn.attempt("guessed " + i, "guess", "10.0.0.1"));
        IntStream.range(0, 10).forEach(i -> access.logIn.attempt("sara", "guess " + i, "10.0.0.1"));

        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1")).isInstanceOf(LoginOutcome.Throttled.class);
        for (int i = 0; i < 4; i++) {
            assertThat(access.logIn.attempt("sara", "a slip", "10.0.0.1", kept))
                    .isInstanceOf(LoginOutcome.Refused.class);
        }
        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1", kept)).isInstanceOf(LoginOutcome.LoggedIn.class);
        access.logIn.attempt("sara", "a slip", "10.0.0.1", kept);
        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1", kept))
                .as("five failures in a known browser")
                .isInstanceOf(LoginOutcome.Throttled.class);
    }

    /** The window moves with the failures: an account opens when the first of the last five is 15 minutes old. */
    @Test
    void somebodyWhoHasToWaitIsToldHowLong() {
        for (int i = 0; i < 5; i++) {
            access.logIn.attempt("sara", "guess", "10.0.0.1");
            access.pass(Duration.ofMinutes(1));
        }

        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1"))
                .isInstanceOfSatisfying(LoginOutcome.Throttled.class, throttled -> {
                    assertThat(throttled.retryAfter()).isEqualTo(Duration.ofMinutes(10));
                    assertThat(throttled.problem().text().en())
                            .isEqualTo("Too many attempts: wait 10 minutes and try again.");
                });
        access.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1"))
                .isInstanceOfSatisfying(
                        LoginOutcome.Throttled.class,
                        throttled -> assertThat(throttled.problem().text().ar()).contains("انتظر دقيقة"));
        access.pass(Duration.ofSeconds(1));
        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1")).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    /** Of another account, forged, from before a new password, or cut: such a browser is a stranger. */
    @Test
    void onlyWhatIsSignedForTheAccountAndItsPasswordIsKnown() {
        String kept = keptAfterLogin().get(0);
        String[] parts = kept.split("\\.");
        access.activation.choosePassword(
                access.users.add("omar", "", Role.QUALITY, SOMEBODY), "omar", PASSWORD, SOMEBODY);
        SessionUser omar = ((LoginOutcome.LoggedIn) access.logIn.attempt("omar", PASSWORD, "10.0.0.1")).person();
        String ofOmar = access.devices.remember(omar.id(), List.of());
        IntStream.range(0, 5).forEach(i -> access.logIn.attempt("sara", "guess " + i, "203.0.113.1"));

        for (String forged : List.of(
                ofOmar,
                parts[0] + "." + parts[1] + "." + ofOmar.split("\\.")[2],
                omar.id() + "." + parts[1] + "." + parts[2],
                parts[0] + ".another." + parts[2],
                kept.substring(0, kept.length() - 1),
                kept + ".",
                "",
                "..",
                parts[0] + "." + parts[1] + ".")) {
            assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1", List.of(forged)))
                    .as(forged)
                    .isInstanceOf(LoginOutcome.Throttled.class);
        }
        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1", List.of("no.such.one", ofOmar, kept)))
                .isInstanceOf(LoginOutcome.LoggedIn.class);

        access.activation.choosePassword(
                access.users.createCode("sara", SOMEBODY), "sara", "another sentence", SOMEBODY);
        assertThat(access.logIn.attempt("sara", "another sentence", "10.0.0.1", List.of(kept)))
                .as("after a new password")
                .isInstanceOf(LoginOutcome.Throttled.class);
    }

    @Test
    void aBrowserKeepsItsNumber() {
        List<String> kept = keptAfterLogin();
        long id = Long.parseLong(kept.get(0).split("\\.")[0]);

        assertThat(access.devices.remember(id, kept)).isEqualTo(kept.get(0));
        assertThat(access.devices.remember(id, List.of())).isNotEqualTo(kept.get(0));
    }

    private List<String> keptAfterLogin() {
        SessionUser person = ((LoginOutcome.LoggedIn) access.logIn.attempt("sara", PASSWORD, "10.0.0.1")).person();
        return List.of(access.devices.remember(person.id(), List.of()));
    }

    /** A password typed as the name, or a whole letter pasted there, is stored nowhere. */
    @Test
    void whatIsTypedAsAnUnknownNameIsNotStored() {
        String password = "Winter morning 7!";
        access.logIn.attempt(password, "", "10.0.0.1");
        access.logIn.attempt("n".repeat(100_000), "", "10.0.0.1");
        assertThatThrownBy(() -> access.activation.choosePassword(
                        "a code", password, PASSWORD, Actor.console("stranger", "10.0.0.1")))
                .isInstanceOf(Problem.class);

        String stored = access.sql
                .sql(
                        "select (select string_agg(t::text, ' ') from access_attempt t) || (select string_agg(t::text, ' ') from audit_entry t)")
                .query(String.class)
                .single();
        assertThat(stored).doesNotContainIgnoringCase("winter morning", "n".repeat(101));
        assertThat(stored).contains("unknown-");
    }

    @Test
    void parallelAttemptsDoNotExceedTheLimit() {
        long looked = IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> access.logIn.attempt("sara", "guess " + i, "203.0.113." + i))
                .filter(LoginOutcome.Refused.class::isInstance)
                .count();

        assertThat(looked).isEqualTo(5);
    }

    @Test
    void namesThatDoNotExistAreAnsweredLikeOthers() {
        assertThat(access.logIn.attempt("nobody", PASSWORD, "10.0.0.1")).isInstanceOf(LoginOutcome.Refused.class);
        IntStream.range(0, 5).forEach(i -> access.logIn.attempt("nobody", "guess", "10.0.0.1"));
        assertThat(access.logIn.attempt("nobody", PASSWORD, "10.0.0.1")).isInstanceOf(LoginOutcome.Throttled.class);
    }

    @Test
    void changesEndSessionsAtOnce() {
        SessionUser person = ((LoginOutcome.LoggedIn) access.logIn.attempt("sara", PASSWORD, "10.0.0.1")).person();
        assertThat(access.users.current(person)).contains(person);

        access.users.changeRole("sara", Role.QUALITY, SOMEBODY);
        assertThat(access.users.current(person)).isEmpty();

        SessionUser again = ((LoginOutcome.LoggedIn) access.logIn.attempt("sara", PASSWORD, "10.0.0.1")).person();
        String token = access.tokens.create(again, "sheet", Duration.ofDays(3), SOMEBODY);
        assertThat(access.tokens.owner(token)).contains(again);
        access.users.disable("sara", SOMEBODY);
        assertThat(access.users.current(again)).isEmpty();
        assertThat(access.tokens.owner(token)).isEmpty();
        assertThat(access.logIn.attempt("sara", PASSWORD, "10.0.0.1")).isInstanceOf(LoginOutcome.Refused.class);
    }

    @Test
    void tokensEnd() {
        SessionUser person = ((LoginOutcome.LoggedIn) access.logIn.attempt("sara", PASSWORD, "10.0.0.1")).person();
        String old = access.tokens.create(person, "sheet", Duration.ofDays(3), SOMEBODY);
        access.pass(Duration.ofDays(3));
        assertThat(access.tokens.owner(old)).isEmpty();

        String taken = access.tokens.create(person, "sheet", Duration.ofDays(3), SOMEBODY);
        access.tokens.revoke(person, access.tokens.list(person).get(0).id(), SOMEBODY);
        assertThat(access.tokens.owner(taken)).isEmpty();
        assertThat(access.sql
                        .sql("select count(*) from access_token where position(token_hash in :token) > 0")
                        .param("token", taken)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theSetUpCodeCreatesTheFirstAdministrator() {
        String printedEarlier = access.activation.setUpCode(SOMEBODY).orElseThrow();
        String code = access.activation.setUpCode(SOMEBODY).orElseThrow();

        assertThatThrownBy(() -> access.activation.choosePassword(printedEarlier, "chief", PASSWORD, SOMEBODY))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("One-time code: this one is not valid or was used already.");
        access.activation.choosePassword(" " + code.toLowerCase(Locale.ROOT) + " ", "Chief", PASSWORD, SOMEBODY);

        assertThat(access.logIn.attempt("chief", PASSWORD, "10.0.0.1"))
                .isInstanceOfSatisfying(
                        LoginOutcome.LoggedIn.class,
                        welcomed -> assertThat(welcomed.person().role()).isEqualTo(Role.ADMINISTRATOR));
        assertThat(access.activation.setUpCode(SOMEBODY)).isEmpty();
        assertThatThrownBy(() -> access.activation.choosePassword(code, "thief", PASSWORD, SOMEBODY))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("One-time code: this one is not valid or was used already.");
        assertThatThrownBy(() -> access.users.disable("chief", SOMEBODY)).hasMessageContaining("only administrator");
    }

    @Test
    void codesAreValidForTheirUserOnceAndForThreeDays() {
        String code = access.users.createCode("sara", SOMEBODY);
        access.users.add("omar", "", Role.QUALITY, SOMEBODY);
        assertThatThrownBy(() -> access.activation.choosePassword(code, "omar", PASSWORD, SOMEBODY))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("One-time code: this one is not valid or was used already.");

        access.activation.choosePassword(code, "sara", "another sentence", SOMEBODY);
        assertThat(access.logIn.attempt("sara", "another sentence", "10.0.0.1"))
                .isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThatThrownBy(() -> access.activation.choosePassword(code, "sara", PASSWORD, SOMEBODY))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("One-time code: this one is not valid or was used already.");

        String late = access.users.createCode("sara", SOMEBODY);
        access.pass(OneTimeCodes.VALIDITY);
        assertThatThrownBy(() -> access.activation.choosePassword(late, "sara", PASSWORD, SOMEBODY))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("One-time code: this one is not valid or was used already.");
    }

    @Test
    void theAuditLogIsOnlyAddedTo() {
        assertThat(access.events.entries(new AuditEvents.AuditSearch("", AuditAction.USER_ADDED.code(), "sar"), 0, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).containsEntry("role", "board"));

        for (String change :
                List.of("update audit_entry set actor = ''", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> access.sql.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void passwordsAreNeitherShortNorSimpleNorStored() {
        String code = access.users.createCode("sara", SOMEBODY);
        Map<String, String> refused = Map.of(
                "short",
                "Password: choose one of at least 12 characters; this one has 5.",
                "aaaaaaaaaaaaaaaa",
                "Password: choose one with at least 5 different characters and without the user’s name.",
                "sara and her sisters",
                "Password: choose one with at least 5 different characters and without the user’s name.",
                "ب".repeat(80),
                "Password: choose one of at most 72 bytes; this one has 160.");
        refused.forEach((bad, message) -> assertThatThrownBy(
                        () -> access.activation.choosePassword(code, "sara", bad, SOMEBODY))
                .isInstanceOf(Problem.class)
                .hasMessage(message));
        access.activation.choosePassword(code, "sara", PASSWORD, SOMEBODY);
        assertThat(access.sql
                        .sql("select password_hash from access_user where name = 'sara'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}");
    }
}

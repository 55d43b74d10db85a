package org.rida.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.AuditEvents.AuditSearch;
import org.rida.access.LoginService.LoginOutcome;
import org.rida.i18n.Problem;

/** {@link Users}, {@link Role}, {@link Actor} and {@link ApiTokens} beyond what {@link LoginServiceTest} shows. */
class UsersTest {

    private static final String PASSWORD = "three quiet words";
    private static final Actor CHIEF = Actor.console("chief", "192.0.2.1");

    private final TestAccess access = new TestAccess();

    @Test
    void aNameIsOneHoweverItIsTyped() {
        access.users.add("  Sara.Ali ", " ", Role.BOARD, CHIEF);

        assertThat(access.users.all()).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo("sara.ali");
            assertThat(account.fullName()).as("the name where none is given").isEqualTo("sara.ali");
            assertThat(account.ready()).isFalse();
            assertThat(account.disabledAt()).isNull();
        });
        assertThatThrownBy(() -> access.users.add("SARA.ALI", "", Role.BOARD, CHIEF))
                .isInstanceOf(Problem.class)
                .hasMessage("There is already a user sara.ali.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"سارة", "a1", "first.last@charity.example", "under_score-dash", "ab"})
    void lettersOfAnyLanguageMakeAName(String name) {
        access.users.add(name, "", Role.BOARD, CHIEF);

        assertThat(access.users.all()).extracting(UserAccount::name).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "two words", "a/b", "a\tb", "<b>", "a\u0000b", "a;b"})
    void otherCharactersDoNot(String name) {
        assertThatThrownBy(() -> access.users.add(name, "", Role.BOARD, CHIEF))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("User name: enter 2 to 64 letters");
        assertThat(access.users.all()).isEmpty();
    }

    @Test
    void theNameHasAtMost64Characters() {
        access.users.add("n".repeat(64), "", Role.BOARD, CHIEF);
        assertThatThrownBy(() -> access.users.add("n".repeat(65), "", Role.BOARD, CHIEF))
                .isInstanceOf(Problem.class);
    }

    @Test
    void ofTwoAdministratorsOneMayGo() {
        administrator("first");
        administrator("second");

        access.users.disable("first", CHIEF);

        assertThatThrownBy(() -> access.users.disable("second", CHIEF))
                .isInstanceOf(Problem.class)
                .hasMessage("second is the only administrator: add another one first.");
        assertThatThrownBy(() -> access.users.changeRole("second", Role.QUALITY, CHIEF))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("only administrator");
        access.users.changeRole("second", Role.ADMINISTRATOR, CHIEF);
        access.users.enable("first", CHIEF);
        access.users.changeRole("second", Role.BOARD, CHIEF);
        assertThat(access.users.all()).extracting(UserAccount::role).containsExactly(Role.ADMINISTRATOR, Role.BOARD);
    }

    @Test
    void aRefusedChangeIsInTheAuditLog() {
        administrator("only");

        assertThatThrownBy(() -> access.users.disable("only", CHIEF)).isInstanceOf(Problem.class);

        assertThat(access.events.entries(new AuditSearch("chief", "user-disabled", "only"), 0, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.outcome()).isEqualTo("refused");
                    assertThat(entry.cause().en()).contains("only administrator");
                });
    }

    @Test
    void disablingTwiceKeepsTheFirstTime() {
        administrator("chief");
        access.users.add("sara", "", Role.BOARD, CHIEF);
        access.users.disable("sara", CHIEF);
        var first = account("sara").disabledAt();

        access.pass(Duration.ofDays(1));
        access.users.disable("sara", CHIEF);

        assertThat(account("sara").disabledAt()).isNotNull().isEqualTo(first);
    }

    @Test
    void thereIsNobodyToChange() {
        for (Runnable change : new Runnable[] {
            () -> access.users.disable("nobody", CHIEF),
            () -> access.users.enable("nobody", CHIEF),
            () -> access.users.changeRole("nobody", Role.BOARD, CHIEF),
            () -> access.users.createCode("nobody", CHIEF)
        }) {
            assertThatThrownBy(change::run).isInstanceOf(Problem.class).hasMessage("There is no user nobody.");
        }
    }

    @Test
    void aPasswordIsChangedByWhoKnowsTheCurrentOne() {
        SessionUser person = administrator("chief");

        assertThatThrownBy(() -> access.users.changePassword(person, "a wrong guess", "seven green doors", CHIEF))
                .isInstanceOf(Problem.class)
                .hasMessage("The current password is wrong.");
        assertThatThrownBy(() -> access.users.changePassword(person, PASSWORD, "short", CHIEF))
                .hasMessageContaining("at least 12");
        access.users.changePassword(person, PASSWORD, "seven green doors", CHIEF);

        assertThat(access.users.current(person)).as("the session has ended").isEmpty();
        assertThat(access.logIn.attempt("chief", PASSWORD, "192.0.2.1")).isInstanceOf(LoginOutcome.Refused.class);
        assertThat(access.logIn.attempt("chief", "seven green doors", "192.0.2.1"))
                .isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void wrongCurrentPasswordsAreCounted() {
        SessionUser person = administrator("chief");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> access.users.changePassword(person, "a wrong guess", "seven green doors", CHIEF))
                    .hasMessage("The current password is wrong.");
        }

        assertThatThrownBy(() -> access.users.changePassword(person, PASSWORD, "seven green doors", CHIEF))
                .hasMessage("Too many attempts: wait 15 minutes and try again.");
        access.pass(LoginAttempts.WINDOW.plusSeconds(1));
        access.users.changePassword(person, PASSWORD, "seven green doors", CHIEF);
    }

    @Test
    void aProvidersUserIsKnownByIssuerAndSubjectOnly() {
        SessionUser chief = administrator("chief");
        SessionUser sara = administrator("sara");

        assertThat(access.logIn.logInByProvider("issuer 1", "192.0.2.1"))
                .as("not connected")
                .isEmpty();
        access.users.linkProvider(sara, "issuer 1", CHIEF);
        assertThat(access.logIn.logInByProvider("issuer 1", "192.0.2.1"))
                .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("sara"));
        assertThatThrownBy(() -> access.users.linkProvider(chief, "issuer 1", CHIEF))
                .isInstanceOf(Problem.class)
                .hasMessage("This identity is connected with another account.");
        access.users.linkProvider(sara, "issuer 2", CHIEF);
        assertThat(access.logIn.logInByProvider("issuer 1", "192.0.2.1"))
                .as("replaced")
                .isEmpty();
        access.users.disable("sara", CHIEF);
        assertThat(access.logIn.logInByProvider("issuer 2", "192.0.2.1")).isEmpty();
    }

    @Test
    void tokensEndWithThePasswordACodeAndTheAccount() {
        administrator("chief");
        SessionUser sara = administrator("sara");
        Map<String, Runnable> ends = Map.of(
                "a new password",
                () -> access.users.changePassword(sara, PASSWORD, PASSWORD, CHIEF),
                "a code",
                () -> access.users.createCode("sara", CHIEF),
                "a password chosen by code",
                () -> access.activation.choosePassword(access.users.createCode("sara", CHIEF), "sara", PASSWORD, CHIEF),
                "a disabled account",
                () -> {
                    access.users.disable("sara", CHIEF);
                    access.users.enable("sara", CHIEF);
                });

        ends.forEach((what, end) -> {
            access.activation.choosePassword(access.users.createCode("sara", CHIEF), "sara", PASSWORD, CHIEF);
            String token = access.tokens.create(sara, "sheet", Duration.ofDays(10), CHIEF);
            assertThat(access.tokens.owner(token)).isPresent();
            end.run();
            assertThat(access.tokens.owner(token)).as(what).isEmpty();
        });
    }

    @Test
    void aCodeIsGuessedAFewTimesOnlyAndItsOwnerNeedNotWait() {
        administrator("chief");
        String code = access.users.add("sara", "", Role.BOARD, CHIEF);
        Actor guesser = Actor.console("", "203.0.113.7");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() ->
                            access.activation.choosePassword("AAAAA-AAAAA-AAAAA-AAAAA", "sara", PASSWORD, guesser))
                    .hasMessageContaining("this one is not valid");
        }

        assertThatThrownBy(() -> access.activation.choosePassword("BBBBB-BBBBB-BBBBB-BBBBB", "sara", PASSWORD, guesser))
                .isInstanceOf(Problem.class)
                .hasMessage("Too many attempts: wait 15 minutes and try again.");
        access.activation.choosePassword(code, "sara", PASSWORD, guesser);
        assertThat(access.logIn.attempt("sara", PASSWORD, "192.0.2.1")).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void aNewCodeReplacesTheOneBefore() {
        administrator("chief");
        String first = access.users.add("sara", "", Role.BOARD, CHIEF);
        String second = access.users.createCode("sara", CHIEF);

        assertThatThrownBy(() -> access.activation.choosePassword(first, "sara", PASSWORD, CHIEF))
                .hasMessageContaining("this one is not valid");
        access.activation.choosePassword(second, "sara", PASSWORD, CHIEF);
        assertThat(account("sara").ready()).isTrue();
    }

    /** As the page that asks for it says. */
    @Test
    void aNewCodeEndsThePasswordAndTheSessions() {
        administrator("chief");
        SessionUser omar = administrator("omar");
        String token = access.tokens.create(omar, "sheet", Duration.ofDays(10), CHIEF);

        assertThatThrownBy(() -> access.users.createCode("omar", Actor.console("omar", "192.0.2.1")))
                .as("his own, in a session that it would end")
                .hasMessageContaining("your own account");
        assertThat(access.users.current(omar)).contains(omar);
        String code = access.users.createCode("omar", CHIEF);

        assertThat(access.users.current(omar)).isEmpty();
        assertThat(access.tokens.owner(token)).isEmpty();
        assertThat(access.logIn.attempt("omar", PASSWORD, "192.0.2.1")).isInstanceOf(LoginOutcome.Refused.class);
        assertThat(account("omar").ready()).isFalse();
        access.activation.choosePassword(code, "omar", PASSWORD, CHIEF);
        assertThat(access.logIn.attempt("omar", PASSWORD, "192.0.2.1")).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void aTokenRemembersItsLastUse() {
        SessionUser person = administrator("chief");
        String token = access.tokens.create(person, " sheet ", Duration.ofDays(10), CHIEF);
        assertThat(access.tokens.list(person)).singleElement().satisfies(listed -> {
            assertThat(listed.name()).isEqualTo("sheet");
            assertThat(listed.usedAt()).isNull();
            assertThat(Duration.between(listed.createdAt(), listed.expiresAt())).isEqualTo(Duration.ofDays(10));
        });

        access.pass(Duration.ofDays(2));
        access.tokens.owner(token);

        assertThat(access.tokens.list(person).get(0).usedAt())
                .isEqualTo(access.tokens.list(person).get(0).createdAt().plus(Duration.ofDays(2)));
    }

    @Test
    void aTokenHasTheRoleThatItsUserHasNow() {
        administrator("chief");
        SessionUser other = administrator("other");
        String token = access.tokens.create(other, "sheet", Duration.ofDays(10), CHIEF);

        access.users.changeRole("other", Role.BOARD, CHIEF);

        assertThat(access.tokens.owner(token))
                .hasValueSatisfying(person -> assertThat(person.role()).isEqualTo(Role.BOARD));
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "-PT1S", "P365DT1S", "P3650D"})
    void aTokenIsValidForAYearAtMost(Duration validity) {
        SessionUser person = administrator("chief");

        assertThatThrownBy(() -> access.tokens.create(person, "sheet", validity, CHIEF))
                .isInstanceOf(Problem.class)
                .hasMessage("Token: enter a name and 1 to 365 days.");
        assertThat(access.tokens.list(person)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsReadByItsCode(Role role) {
        assertThat(Role.of(role.code())).isEqualTo(role);
        assertThat(Role.of(role.code().toUpperCase(Locale.ROOT))).isEqualTo(role);
        assertThat(role.includes(Role.BOARD)).isTrue();
        assertThat(Role.ADMINISTRATOR.includes(role)).isTrue();
    }

    @Test
    void anUnknownRoleIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> Role.of("chief"))
                .isInstanceOf(Problem.class)
                .hasMessage("role: choose one of board, quality, administrator; “chief” is none of them");
    }

    @Test
    void anActorSaysThroughWhichInterface() {
        assertThat(Actor.api("sara", "192.0.2.1").kind().code()).isEqualTo("api");
        assertThat(Actor.commandLine().kind().code()).isEqualTo("command-line");
        assertThat(Actor.schedule()).isEqualTo(new Actor("schedule", Actor.Kind.SCHEDULE, ""));
        assertThat(Actor.ofRun("sara", 12)).isEqualTo(new Actor("sara", Actor.Kind.RUN, "run 12"));
    }

    private SessionUser administrator(String name) {
        access.activation.choosePassword(access.users.add(name, "", Role.ADMINISTRATOR, CHIEF), name, PASSWORD, CHIEF);
        return ((LoginOutcome.LoggedIn) access.logIn.attempt(name, PASSWORD, "192.0.2.1")).person();
    }

    private UserAccount account(String name) {
        return access.users.all().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package org.rida.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.access.ApiTokens;
import org.rida.access.LoginService;
import org.rida.access.LoginService.LoginOutcome;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.access.Users;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;

/**
 * Who is recognised: {@link ApiTokenFilter}, {@link PasswordAuthenticationProvider}, {@link SessionValidityFilter}, {@link
 * SpringAuthorities}; what nobody may open: {@link AccessRules}.
 */
class AuthenticationTest extends RunningConsole {

    private static final Actor TEST = Actor.console("test", "test");

    @Autowired
    ApiTokens tokens;

    @Autowired
    LoginService logIn;

    @Autowired
    Users users;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T03:00:00Z"));

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({"'Bearer ', true", "'Bearer  ', true", "'bearer ', false", "'Basic ', false", "'', false"})
    void aTokenIsReadFromItsHeaderOnly(String scheme, boolean known) throws ServletException, IOException {
        String token = tokens.create(person(Role.BOARD), "filter", Duration.ofDays(1), TEST);

        Authentication found = filtered(scheme + token);

        assertThat(found != null).isEqualTo(known);
        if (found != null) {
            assertThat(found.getPrincipal())
                    .isInstanceOfSatisfying(SessionUser.class, person -> assertThat(person.name())
                            .isEqualTo("board"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer rida_guessed", "Bearer null", "Bearer '; drop table access_token; --"})
    void aWrongTokenIsNobody(String header) throws ServletException, IOException {
        assertThat(filtered(header)).isNull();
    }

    @Test
    void aRevokedTokenIsNobody() throws ServletException, IOException {
        SessionUser person = person(Role.QUALITY);
        String token = tokens.create(person, "revoked", Duration.ofDays(1), TEST);
        assertThat(filtered("Bearer " + token)).isNotNull();

        tokens.revoke(person, tokens.list(person).get(0).id(), TEST);

        assertThat(filtered("Bearer " + token)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "BOARD, ROLE_BOARD",
        "QUALITY, 'ROLE_BOARD,ROLE_QUALITY'",
        "ADMINISTRATOR, 'ROLE_BOARD,ROLE_QUALITY,ROLE_ADMINISTRATOR'"
    })
    void aRoleHasTheAuthoritiesOfThoseBelow(Role role, String authorities) {
        assertThat(SpringAuthorities.roles(role))
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder(authorities.split(","));
    }

    @Test
    void passwordsAreCheckedByTheLoginService() {
        PasswordAuthenticationProvider provider = new PasswordAuthenticationProvider(logIn);

        Authentication known = provider.authenticate(credentials("quality", PASSWORD));
        assertThat(known.isAuthenticated()).isTrue();
        assertThat(known.getCredentials()).as("the password is not kept").isNull();
        assertThatThrownBy(() -> provider.authenticate(credentials("quality", "a guess")))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessage("refused");
        assertThatThrownBy(() -> provider.authenticate(credentials("unknown-user", PASSWORD)))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessage("refused");
        assertThat(provider.supports(UsernamePasswordAuthenticationToken.class)).isTrue();
        assertThat(provider.supports(OAuth2LoginAuthenticationToken.class)).isFalse();
    }

    @Test
    void aWrongPasswordIsCountedOnce() {
        long attempts = count("select count(*) from access_attempt");
        long entries = count("select count(*) from audit_entry where action = 'login-failed'");

        stranger().post("/login", "/login", Map.of("username", "counted-once", "password", "a guess"));

        assertThat(count("select count(*) from access_attempt")).isEqualTo(attempts + 1);
        assertThat(count("select count(*) from audit_entry where action = 'login-failed'"))
                .isEqualTo(entries + 1);
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    @Test
    void afterFiveFailuresThePasswordIsNotChecked() {
        PasswordAuthenticationProvider provider = new PasswordAuthenticationProvider(logIn);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> provider.authenticate(credentials("guessed-name", "a guess")))
                    .isInstanceOf(BadCredentialsException.class);
        }

        assertThatThrownBy(() -> provider.authenticate(credentials("guessed-name", "a guess")))
                .isInstanceOf(LockedException.class);
    }

    @Test
    void somebodyWhoHasToWaitIsToldOnThePageAndInTheAnswerToPrograms() {
        TestClient guesser = stranger();
        Map<String, String> guess = Map.of("username", "waiting-name", "password", "a guess");
        for (int i = 0; i < 5; i++) {
            guesser.post("/login", "/login", guess);
        }

        HttpResponse<String> page = guesser.post("/login", "/login", guess);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("900");
        String address = page.headers().firstValue("Location").orElseThrow();
        assertThat(address).endsWith("/login?throttled=900");
        assertInBothLanguagesOf(guesser, "/login?throttled=900", "انتظر ١٥ دقيقة", "wait 15 minutes");

        String body = "username=waiting-name&password=x&_csrf="
                + URLEncoder.encode(guesser.token("/login"), StandardCharsets.UTF_8);
        HttpResponse<String> program = guesser.sendAs("application/json", "/login?lang=en", body);
        assertThat(program.statusCode()).isEqualTo(429);
        assertThat(program.headers().firstValue("Retry-After")).hasValue("900");
        assertThat(program.body()).contains("Too many attempts: wait 15 minutes and try again.", "\"status\":429");
    }

    private static void assertInBothLanguagesOf(TestClient client, String address, String arabic, String english) {
        assertThat(client.get(address + "&lang=ar").body()).contains(arabic);
        assertThat(client.get(address + "&lang=en").body()).contains(english);
        assertThat(client.get("/login?throttled=99999999999999&lang=en").body()).doesNotContain("Too many attempts");
    }

    @Test
    void aBrowserThatWasLoggedInIsNotLockedOutByOthers() {
        TestClient owner = client(Role.QUALITY);
        owner.send("POST", "/logout", "_csrf=" + URLEncoder.encode(owner.token("/account"), StandardCharsets.UTF_8));
        TestClient guesser = stranger();
        for (int i = 0; i < 6; i++) {
            guesser.post("/login", "/login", Map.of("username", "quality", "password", "a guess"));
        }

        assertThat(stranger()
                        .post("/login", "/login", Map.of("username", "quality", "password", PASSWORD))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("throttled");
        owner.logIn("quality", PASSWORD);

        sql.sql("delete from access_attempt where account = 'quality'").update();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT12H, true", "PT12H0.001S, false", "P2D, false"})
    void aSessionLastsForItsLifetime(Duration age, boolean valid) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        HttpSession session = Objects.requireNonNull(request.getSession());
        assertThat(remains(request)).as("the first request").isTrue();

        now.updateAndGet(at -> at.plus(age));

        assertThat(remains(request)).isEqualTo(valid);
        assertThat(session == request.getSession(false)).isEqualTo(valid);
    }

    @Test
    void theSessionOfAnEarlierRoleHasEnded() throws ServletException, IOException {
        SessionUser person = person(Role.BOARD);
        SessionUser before =
                new SessionUser(person.id(), person.name(), person.fullName(), Role.ADMINISTRATOR, person.epoch() - 1);

        assertThat(remains(new MockHttpServletRequest(), before)).isFalse();
        assertThat(remains(new MockHttpServletRequest(), person)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/reports",
                "/reports/1/ar.pdf/more",
                "/api",
                "/api/v1/users",
                "/api/v2/reports",
                "/rules/delete",
                "/health/more",
                "/trends.pdf",
                "/swagger-ui.html",
                "/v3/api-docs"
            })
    void whatIsNotListedIsDeniedToTheAdministratorToo(String address) {
        int status = client(Role.ADMINISTRATOR).get(address).statusCode();

        assertThat(status).as("not there, as far as anybody is told").isIn(401, 403, 404);
    }

    private Authentication filtered(String header) throws ServletException, IOException {
        SecurityContextHolder.clearContext();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/reports");
        request.addHeader("Authorization", header);
        MockFilterChain chain = new MockFilterChain();
        new ApiTokenFilter(tokens).doFilter(request, new MockHttpServletResponse(), chain);
        assertThat(chain.getRequest()).as("the request goes on").isNotNull();
        return SecurityContextHolder.getContext().getAuthentication();
    }

    private boolean remains(MockHttpServletRequest request) throws ServletException, IOException {
        return remains(request, person(Role.BOARD));
    }

    private boolean remains(MockHttpServletRequest request, SessionUser person) throws ServletException, IOException {
        SecurityContextHolder.getContext().setAuthentication(SpringAuthorities.authentication(person));
        InstantSource time = now::get;
        new SessionValidityFilter(users, time, Duration.ofHours(12))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        request.removeAttribute("org.rida.console.security.SessionValidityFilter.FILTERED");
        return SecurityContextHolder.getContext().getAuthentication() != null;
    }

    private SessionUser person(Role role) {
        return ((LoginOutcome.LoggedIn) logIn.attempt(role.code(), PASSWORD, "127.0.0.1")).person();
    }

    private static Authentication credentials(String name, String password) {
        return UsernamePasswordAuthenticationToken.unauthenticated(name, password);
    }
}

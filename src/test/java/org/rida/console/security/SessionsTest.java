package org.rida.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.AccountActivation;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** What is stored of a session, and when it ends. */
class SessionsTest extends RunningConsole {

    private static final Actor TEST = Actor.console("test", "test");

    @Autowired
    private Users users;

    @Autowired
    private AccountActivation activation;

    @Autowired
    private JdbcIndexedSessionRepository sessions;

    @Autowired
    private ApplicationContext context;

    @Test
    void aSessionGetsAnotherNumberWithTheLogIn() {
        TestClient client = newUser("renumbered");
        client.get("/login");
        String before = client.cookie("rida");

        client.logIn("renumbered", PASSWORD);

        assertThat(client.cookie("rida")).isNotEqualTo(before);
        assertThat(location(withSession(before).get("/"))).isEqualTo("/login");
        assertThat(withSession(client.cookie("rida")).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aLogOutDeletesTheSession() {
        TestClient client = newUser("leaving");
        client.logIn("leaving", PASSWORD);
        assertThat(stored("leaving")).isEqualTo(1);

        client.post("/account", "/logout", Map.of());

        assertThat(stored("leaving")).isZero();
    }

    @Test
    void aNewPasswordEndsAllSessions() {
        TestClient here = newUser("changing");
        TestClient there = stranger();
        here.logIn("changing", PASSWORD);
        there.logIn("changing", PASSWORD);
        assertThat(stored("changing")).isEqualTo(2);

        here.post(
                "/account",
                "/account/password",
                Map.of("present", PASSWORD, "password", "four more quiet words", "again", "four more quiet words"));

        assertThat(location(there.get("/"))).isEqualTo("/login");
        assertThat(location(here.get("/"))).isEqualTo("/login");
        assertThat(stored("changing")).isZero();
    }

    @Test
    void anExpiredSessionIsNoLogInAndIsDeleted() {
        TestClient client = newUser("idle");
        client.logIn("idle", PASSWORD);
        sql.sql("update spring_session set expiry_time = 1, last_access_time = 0 where principal_name = 'idle'")
                .update();

        assertThat(location(client.get("/"))).isEqualTo("/login");
        sessions.cleanUpExpiredSessions();
        assertThat(stored("idle")).isZero();
    }

    /** Bytes that are no object, and an object of a class that no session holds. */
    @ParameterizedTest
    @CsvSource({"damaged, false", "foreign, true"})
    void whatCannotBeReadIsNoLogIn(String name, boolean foreign) throws IOException {
        TestClient client = newUser(name);
        client.logIn(name, PASSWORD);
        byte[] bytes = foreign ? serialized(new java.io.File("somewhere")) : new byte[] {1, 2, 3};
        int changed = sql.sql(
                        """
                        update spring_session_attributes set attribute_bytes = :bytes
                        where attribute_name = 'SPRING_SECURITY_CONTEXT'
                            and session_primary_id in (select primary_id from spring_session where principal_name = :name)
                        """)
                .param("bytes", bytes)
                .param("name", name)
                .update();
        assertThat(changed).isEqualTo(1);

        HttpResponse<String> answer = client.get("/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/login");
        client.logIn(name, PASSWORD);
        assertThat(client.get("/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/login, 1",
        "/trends, 1",
        "/actuator/health, 0",
        "/actuator/health/readiness, 0",
        "/api/v1/reports, 0",
        "/assets/missing.css, 0",
    })
    void onlyPagesBeginSessions(String address, int begun) {
        String strangers = "select count(*) from spring_session where principal_name is null";
        long before = sql.sql(strangers).query(Long.class).single();

        stranger().get(address);

        assertThat(sql.sql(strangers).query(Long.class).single()).isEqualTo(before + begun);
    }

    @ParameterizedTest
    @CsvSource({
        "/trends?measure=promise-kept&month=2026-10, /trends?measure=promise-kept&month=2026-10",
        "/requests?number=0557391846, /",
        "/requests?number=055%2D7391846, /"
    })
    void theLogInLeadsToThePageThatWasAskedFor(String asked, String leadsTo) {
        TestClient client = stranger();
        assertThat(client.get(asked).statusCode()).isEqualTo(302);

        HttpResponse<String> answer =
                client.post("/login", "/login", Map.of("username", "quality", "password", PASSWORD));

        assertThat(location(answer)).isEqualTo(leadsTo);
        assertThat(contains("7391846")).isFalse();
        HttpResponse<String> again =
                client.post("/account", "/login", Map.of("username", "quality", "password", PASSWORD));
        assertThat(location(again)).as("once").isEqualTo("/");
    }

    @Test
    void passwordsAreNotStored() {
        client(Role.QUALITY).get("/");

        assertThat(contains("quality")).isTrue();
        assertThat(contains(PASSWORD)).isFalse();
    }

    @Test
    void aProcessThatEndsSaysSoToTheProxy() {
        assertThat(ready()).isEqualTo(200);
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(ready()).isEqualTo(503);
            assertThat(stranger().get("/login").statusCode())
                    .as("it answers still")
                    .isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
        assertThat(ready()).isEqualTo(200);
    }

    private int ready() {
        return stranger().getWithToken("/actuator/health/readiness", "").statusCode();
    }

    private String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replace("http://localhost:" + port, "");
    }

    private TestClient withSession(String cookie) {
        TestClient client = stranger();
        client.setCookie("rida", cookie);
        return client;
    }

    private TestClient newUser(String name) {
        activation.choosePassword(users.add(name, "", Role.QUALITY, TEST), name, PASSWORD, TEST);
        return stranger();
    }

    private long stored(String name) {
        return sql.sql("select count(*) from spring_session where principal_name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private boolean contains(String text) {
        return sql.sql("select attribute_bytes from spring_session_attributes").query(byte[].class).list().stream()
                .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text));
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}

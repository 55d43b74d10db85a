package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;

/** Bodies of people who are not logged in, sent slowly, in numbers, or large. */
class AnonymousBodiesTest extends RunningConsole {

    private static final int SLOW = 230;

    @Test
    void slowLogInsDoNotKeepOthersFromTheServer() throws IOException {
        client(Role.BOARD).get("/");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(begun("/login", "Content-Length: 4000", "u"));
            }
            for (int i = 0; i < 5; i++) {
                long begin = System.nanoTime();
                assertThat(readiness()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .as("the slow ones keep theirs for longer")
                        .isLessThan(Duration.ofSeconds(10));
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }

        assertThat(client(Role.BOARD).get("/").statusCode())
                .as("afterwards people log in again")
                .isEqualTo(200);
    }

    @Test
    void largeBodiesAndThoseWithoutLengthAreNotRead() throws IOException {
        assertThat(answer("/login", "Content-Length: 50000000", "u")).startsWith("HTTP/1.1 413");
        assertThat(answer("/api/v1/runs", "Content-Length: 50000000", "u")).startsWith("HTTP/1.1 413");
        assertThat(answer("/login", "Transfer-Encoding: chunked", "1\r\nu\r\n")).startsWith("HTTP/1.1 411");
    }

    /** Of whether the server answers; whether all is well with jobs depends on what other tests did. */
    private int readiness() {
        TestClient anybody = stranger();
        return anybody.send(HttpRequest.newBuilder(anybody.at("/actuator/health/readiness"))
                        .build())
                .statusCode();
    }

    private String answer(String address, String header, String beginning) throws IOException {
        try (Socket socket = begun(address, header, beginning)) {
            socket.setSoTimeout(5_000);
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A request of which only the beginning is sent. */
    private Socket begun(String address, String header, String beginning) throws IOException {
        Socket socket = new Socket("localhost", port);
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + address
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" + header
                        + "\r\n\r\n" + beginning)
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }
}

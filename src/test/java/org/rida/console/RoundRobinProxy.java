package org.rida.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends each request to the next of several servers. A connection that is refused is tried with the next server; whatever else
 * goes wrong is an error of the visitor, since the request may have been executed.
 */
final class RoundRobinProxy implements AutoCloseable {

    private static final Duration SOME_SERVER = Duration.ofMinutes(2);
    private static final int HEAD_ENDS = 4;

    private final HttpServer front;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Backend> backends = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    /** A server, with the requests that it is answering. */
    record Backend(int port, AtomicInteger answering) {}

    RoundRobinProxy() throws IOException {
        front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.createContext("/", this::handle);
        front.setExecutor(threads);
        front.start();
    }

    String address() {
        return "http://localhost:" + front.getAddress().getPort();
    }

    Backend add(int port) {
        Backend backend = new Backend(port, new AtomicInteger());
        backends.add(backend);
        return backend;
    }

    /** Nothing more is sent there; what was sent before is still answered. */
    void remove(Backend backend) {
        backends.remove(backend);
    }

    /** What visitors met beside answers of the servers. */
    Set<String> failures() {
        return failures;
    }

    /** Whether the server says that it is ready: 200; 0 when it does not answer. */
    int health(Backend backend) {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), backend.port())) {
            return status(exchange(
                    server, "GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n", new byte[0]));
        } catch (IOException e) {
            return 0;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        // of version 1.0, so that the end of the answer is the end of the connection
        StringBuilder head = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                + " HTTP/1.0\r\nContent-Length: " + body.length);
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!Set.of("Connection", "Content-length", "Upgrade", "Http2-settings")
                    .contains(name)) {
                values.forEach(
                        value -> head.append("\r\n").append(name).append(": ").append(value));
            }
        });
        try {
            answer(exchange, forward(head + "\r\n\r\n", body));
        } catch (IOException e) {
            failures.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + ": " + e);
            exchange.sendResponseHeaders(502, -1);
        } finally {
            exchange.close();
        }
    }

    private byte[] forward(String head, byte[] body) throws IOException {
        long end = System.nanoTime() + SOME_SERVER.toNanos();
        while (System.nanoTime() < end) {
            List<Backend> now = List.copyOf(backends);
            if (!now.isEmpty()) {
                Backend backend = now.get(Math.floorMod(next.getAndIncrement(), now.size()));
                backend.answering().incrementAndGet();
                // taken away between the choice and the count: whoever ends it may not have seen the count
                if (!backends.contains(backend)) {
                    backend.answering().decrementAndGet();
                    continue;
                }
                try (Socket server = new Socket(InetAddress.getLoopbackAddress(), backend.port())) {
                    return exchange(server, head, body);
                } catch (ConnectException e) {
                    pause();
                } finally {
                    backend.answering().decrementAndGet();
                }
            }
        }
        throw new IOException("no server for " + SOME_SERVER);
    }

    private static byte[] exchange(Socket server, String head, byte[] body) throws IOException {
        OutputStream out = server.getOutputStream();
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
        byte[] answer = server.getInputStream().readAllBytes();
        if (answer.length == 0) {
            throw new IOException("no answer");
        }
        return answer;
    }

    private static void answer(HttpExchange exchange, byte[] answer) throws IOException {
        int end = headLength(answer);
        String[] lines = new String(answer, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        Arrays.stream(lines).skip(1).filter(line -> line.contains(": ")).forEach(line -> {
            String name = line.substring(0, line.indexOf(": "));
            if (!List.of("connection", "content-length").contains(name.toLowerCase(java.util.Locale.ROOT))) {
                exchange.getResponseHeaders().add(name, line.substring(line.indexOf(": ") + 2));
            }
        });
        byte[] body = Arrays.copyOfRange(answer, end, answer.length);
        exchange.sendResponseHeaders(status(answer), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static int headLength(byte[] answer) throws IOException {
        int at = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        if (at < 0) {
            throw new IOException("an answer without end of its head");
        }
        return at + HEAD_ENDS;
    }

    private static int status(byte[] answer) {
        return Integer.parseInt(new String(answer, 0, 12, StandardCharsets.ISO_8859_1).substring(9));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        front.stop(0);
        threads.shutdownNow();
    }
}

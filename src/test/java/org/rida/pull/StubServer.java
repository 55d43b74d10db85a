package org.rida.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback address whose answers a test decides, and which remembers what it was asked. */
public final class StubServer {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "stub");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> answer(exchange, 404, "{}");

    /** What a server does with a question. */
    public interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    /** @param query decoded */
    public record Question(String path, String query, String authorization, String body) {}

    public StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            asked.add(new Question(
                    exchange.getRequestURI().getPath(),
                    query == null ? "" : query,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            answering.to(exchange);
        });
        server.start();
    }

    /** From now on, with nothing asked yet. */
    public void answers(Answering now) {
        asked.clear();
        answering = now;
    }

    public List<Question> asked() {
        return asked;
    }

    /** Of the last question, which is the one that is being answered when there is one thread. */
    public Question last() {
        return asked.get(asked.size() - 1);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }
}

package org.rida.console.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.rida.i18n.BilingualText;

/**
 * Reads the bodies of requests without a logged-in session before anything else does, with limits on size, time and number,
 * so that slow senders cannot occupy all threads of the server. It is a valve because a servlet filter can neither put a body
 * back nor keep Tomcat from reading the rest of a refused one.
 */
final class AnonymousBodyValve extends ValveBase {

    /** In bytes; forms before a log-in and calls of the API are much smaller. */
    static final int MAX_SIZE = 16 * 1024;

    /** Bodies that are read at the same time: far fewer than the server has threads. */
    static final int MAX_READING = 32;

    /** From the headers to the last byte. A silent sender ends at {@code server.tomcat.connection-timeout}. */
    static final Duration MAX_TIME = Duration.ofSeconds(10);

    private final Semaphore reading = new Semaphore(MAX_READING);

    private final Predicate<HttpServletRequest> isLoggedIn;

    /** @param isLoggedIn whether a request names a session that somebody is logged in to */
    AnonymousBodyValve(Predicate<HttpServletRequest> isLoggedIn) {
        super(true);
        this.isLoggedIn = isLoggedIn;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!hasBody(request) || isLoggedIn.test(request) || isAccepted(request, response)) {
            getNext().invoke(request, response);
        }
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private boolean isAccepted(Request request, Response response) throws IOException {
        long length = request.getContentLengthLong();
        if (length < 0) {
            refuse(request, response, HttpServletResponse.SC_LENGTH_REQUIRED, "problem.body.length");
            return false;
        }
        if (length > MAX_SIZE) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "problem.body.large");
            return false;
        }
        if (!reading.tryAcquire()) {
            response.setHeader("Retry-After", Long.toString(MAX_TIME.toSeconds()));
            refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "problem.body.many");
            return false;
        }
        try {
            if (!isRead(request, (int) length)) {
                refuse(request, response, HttpServletResponse.SC_REQUEST_TIMEOUT, "problem.body.slow");
                return false;
            }
            return true;
        } finally {
            reading.release();
        }
    }

    /** Reads the body and puts it back. */
    private static boolean isRead(Request request, int length) {
        long end = System.nanoTime() + MAX_TIME.toNanos();
        byte[] body = new byte[length];
        int read = 0;
        Chunk chunk = new Chunk();
        try {
            while (read < length) {
                if (request.getCoyoteRequest().doRead(chunk) < 0 || System.nanoTime() > end) {
                    return false;
                }
                int arrived = chunk.buffer.remaining();
                chunk.buffer.get(body, read, arrived);
                read += arrived;
            }
        } catch (IOException e) {
            // the sender was silent for too long, or has gone
            return false;
        }
        ByteChunk whole = new ByteChunk();
        whole.setBytes(body, 0, length);
        request.getCoyoteRequest().action(ActionCode.REQ_SET_BODY_REPLAY, whole);
        return true;
    }

    private static void refuse(Request request, Response response, int status, String key) throws IOException {
        // otherwise Tomcat would read the rest of the body before it ends the request
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        BilingualText sentence = BilingualText.ofMessage(key, "size", MAX_SIZE / 1024, "seconds", MAX_TIME.toSeconds());
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(sentence.ar() + "\n" + sentence.en() + "\n");
        response.finishResponse();
    }

    /** What was read last. */
    private static final class Chunk implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // the whole body has its own array
        }
    }
}

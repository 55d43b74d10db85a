package org.rida.pull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.springframework.stereotype.Component;

/**
 * Asks survey servers. Redirections are not followed: a token goes to the server that was declared, and to no other. What passes
 * is asked for again, a few times; what does not is told in words that have neither the address's query nor a header.
 */
@Component
class PullClient {

    private static final Duration SLICE = Duration.ofMillis(200);
    private static final int TOO_MANY = 429;

    private final AllowedHosts hosts;
    private final PullLimits limits;
    private final InstantSource time;
    private final HttpClient http;

    PullClient(AllowedHosts hosts, PullLimits limits, InstantSource time) {
        this.hosts = hosts;
        this.limits = limits;
        this.time = time;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.timeout())
                .build();
    }

    /** Called several times a second while an answer is awaited; throws in order to stop. */
    interface WaitListener {
        void waiting();
    }

    /** A failure that may pass, with the pause that the server asks for; zero where it asks for none. */
    private static final class Passing extends RuntimeException {

        private final transient Problem problem;
        private final transient Duration pause;

        Passing(Problem problem, Duration pause) {
            super(problem);
            this.problem = problem;
            this.pause = pause;
        }
    }

    /**
     * The body of an answer.
     *
     * @param request with the token in a header or in its body
     * @throws Problem when the server is not listed, or does not give the answer after several attempts
     */
    byte[] ask(HttpRequest request, WaitListener listener) {
        Duration pause = limits.pause();
        for (int attempt = 1; ; attempt++) {
            // each time: the name may lead elsewhere by now
            hosts.require(request.uri());
            try {
                return once(request, listener);
            } catch (Passing failure) {
                if (attempt >= limits.attempts() || failure.pause.compareTo(limits.maxPause()) > 0) {
                    throw failure.problem;
                }
                pause(failure.pause.compareTo(pause) > 0 ? failure.pause : pause, listener);
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** As {@link #ask}, of JSON that is given to whoever has this in the header. */
    byte[] json(URI address, String authorization, WaitListener listener) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        try {
            request.header("Authorization", authorization);
        } catch (IllegalArgumentException e) {
            // without its cause, which repeats the header
            throw Problem.of("pull.problem.secret-text", "host", AllowedHosts.origin(address));
        }
        return ask(request.build(), listener);
    }

    private byte[] once(HttpRequest request, WaitListener listener) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, head -> new LimitedBody(limits.answer().toBytes()));
        try {
            return checked(request.uri(), await(request.uri(), answer, listener));
        } finally {
            answer.cancel(true);
        }
    }

    /** The client's own time limit ends with the headers; a server that sends a byte a minute is given up, too. */
    private HttpResponse<byte[]> await(
            URI address, CompletableFuture<HttpResponse<byte[]>> answer, WaitListener listener) {
        long end = System.nanoTime() + limits.timeout().toNanos();
        while (System.nanoTime() < end) {
            listener.waiting();
            try {
                return answer.get(SLICE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // not yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                throw failure(address, e.getCause() == null ? e : e.getCause());
            }
        }
        throw new Passing(
                problem(
                        "pull.problem.timeout",
                        address,
                        "seconds",
                        limits.timeout().toSeconds()),
                Duration.ZERO);
    }

    private RuntimeException failure(URI address, Throwable cause) {
        if (cause instanceof LimitedBody.TooLarge || cause.getCause() instanceof LimitedBody.TooLarge) {
            return problem(
                    "pull.problem.too-large",
                    address,
                    "limit",
                    BilingualText.ofSize(limits.answer().toBytes()));
        }
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return new Passing(
                    problem(
                            "pull.problem.timeout",
                            address,
                            "seconds",
                            limits.timeout().toSeconds()),
                    Duration.ZERO);
        }
        if (cause instanceof javax.net.ssl.SSLException) {
            return Problem.because(cause, "pull.problem.certificate", "host", AllowedHosts.origin(address));
        }
        if (cause instanceof IOException) {
            return new Passing(
                    Problem.because(cause, "pull.problem.cut", "host", AllowedHosts.origin(address)), Duration.ZERO);
        }
        return new IllegalStateException(cause);
    }

    private byte[] checked(URI address, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == TOO_MANY || status >= 500) {
            Duration pause = retryAfter(answer);
            throw new Passing(
                    status == TOO_MANY
                            ? problem("pull.problem.too-many", address, "seconds", pause.toSeconds())
                            : problem("pull.problem.server", address, "status", status),
                    pause);
        }
        if (status >= 300 && status < 400) {
            throw problem("pull.problem.redirect", address, "target", target(address, answer));
        }
        if (status != 200) {
            String key = status == 401 || status == 403 || status == 404 ? Integer.toString(status) : "status";
            throw problem("pull.problem." + key, address, "status", status);
        }
        return answer.body();
    }

    /** Only where to: what else stands in the address might be confidential. */
    private static String target(URI address, HttpResponse<byte[]> answer) {
        try {
            return answer.headers()
                    .firstValue("Location")
                    .map(location -> AllowedHosts.origin(address.resolve(location)))
                    .orElse("?");
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }

    /** In seconds or as a date, by RFC 9110; zero where it is neither. */
    private Duration retryAfter(HttpResponse<byte[]> answer) {
        String value = answer.headers().firstValue("Retry-After").orElse("");
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration until = Duration.between(
                    time.instant(),
                    java.time.ZonedDateTime.parse(value, java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (java.time.DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static void pause(Duration length, WaitListener listener) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            listener.waiting();
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(SLICE.toNanos(), Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
    }

    private static Problem problem(String key, URI address, String name, Object value) {
        Object[] arguments = {"host", AllowedHosts.origin(address), name, value};
        return Problem.of(key, arguments);
    }
}

package org.rida.pull;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.pull.PullClient.WaitListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * LimeSurvey, RemoteControl 2 by JSON-RPC. The whole survey is fetched each time: its export can leave out answers by number, but
 * an answer that is finished later than a newer one has a smaller number.
 */
@Component
class LimeSurveyClient implements SurveyClient {

    private static final String NO_DATA = "No Data";

    private final PullClient client;
    private final PullSecrets secrets;

    LimeSurveyClient(PullClient client, PullSecrets secrets) {
        this.client = client;
        this.secrets = secrets;
    }

    @Override
    public PullServer server() {
        return PullServer.LIMESURVEY;
    }

    @Override
    public URI first(PullSource source, @Nullable Instant since) {
        return source.resolve("");
    }

    /** Logs in, exports and logs out, also after a failure: a session is as good as a password. */
    @Override
    public byte[] fetch(PullSource source, URI address, WaitListener listener) {
        String password = secrets.get(source.secret()).value();
        JsonNode session =
                call(address, listener, "get_session_key", source.user() == null ? "" : source.user(), password);
        if (!session.isString()) {
            throw Problem.of("pull.problem.401", "host", AllowedHosts.origin(address), "status", 401);
        }
        String key = session.asString();
        try {
            return export(source, address, key, listener);
        } finally {
            release(address, key);
        }
    }

    private byte[] export(PullSource source, URI address, String key, WaitListener listener) {
        boolean labels = source.labels() != null;
        JsonNode export = call(
                address,
                listener,
                "export_responses",
                key,
                Integer.parseInt(source.form()),
                "csv",
                source.labels(),
                "all",
                labels ? "full" : "code",
                labels ? "long" : "short");
        if (export.isString()) {
            try {
                return Base64.getMimeDecoder().decode(export.asString());
            } catch (IllegalArgumentException e) {
                throw Problem.because(
                        e, "pull.problem.form", "host", AllowedHosts.origin(address), "expected", "base64");
            }
        }
        String status = export.path("status").asString("");
        if (status.startsWith(NO_DATA)) {
            return new byte[0];
        }
        // the server's own words; it was told the session's key, which must not come back in them
        String words = status.replace(key, "***");
        throw Problem.of(
                "pull.problem.refused",
                "host",
                AllowedHosts.origin(address),
                "reason",
                words.substring(0, Math.min(words.length(), 100)));
    }

    /** A session that cannot be ended ends by itself; what was exported counts all the same. */
    private void release(URI address, String key) {
        try {
            call(address, () -> {}, "release_session_key", key);
        } catch (Problem e) {
            org.slf4j.LoggerFactory.getLogger(LimeSurveyClient.class).warn("session not ended: {}", e.getMessage());
        }
    }

    private JsonNode call(URI address, WaitListener listener, String method, @Nullable Object... parameters) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("method", method);
        body.put("params", Arrays.asList(parameters));
        body.put("id", 1);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonPages.write(body)))
                .build();
        JsonNode answer = JsonPages.object(address, client.ask(request, listener));
        if (!answer.has("result")) {
            throw Problem.of("pull.problem.form", "host", AllowedHosts.origin(address), "expected", "result");
        }
        return answer.path("result");
    }

    /** One page with its lines as they are: LimeSurvey's own CSV is the file. */
    @Override
    public Page read(PullSource source, URI address, byte[] content) {
        List<Map<String, String>> rows = new ArrayList<>();
        String text = new String(content, StandardCharsets.UTF_8);
        text.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> rows.add(Map.of()));
        return new Page(rows, null, null);
    }
}

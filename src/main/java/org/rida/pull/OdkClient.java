package org.rida.pull;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.pull.PullClient.WaitListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** ODK Central, OData. What the server says of an answer has the names of its own CSV: {@code KEY}, {@code SubmissionDate}. */
@Component
class OdkClient implements SurveyClient {

    private static final int PAGE = 500;
    private static final String SYSTEM = "__system";
    private static final Map<String, String> COLUMNS = columns();

    private final PullClient client;
    private final PullSecrets secrets;

    OdkClient(PullClient client, PullSecrets secrets) {
        this.client = client;
        this.secrets = secrets;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("submissionDate", "SubmissionDate");
        columns.put("updatedAt", "UpdatedAt");
        columns.put("submitterId", "SubmitterID");
        columns.put("submitterName", "SubmitterName");
        columns.put("status", "Status");
        columns.put("reviewState", "ReviewState");
        columns.put("edits", "Edits");
        columns.put("formVersion", "FormVersion");
        return columns;
    }

    @Override
    public PullServer server() {
        return PullServer.ODK;
    }

    /** Edited answers, too: they keep the day on which they came. */
    @Override
    public URI first(PullSource source, @Nullable Instant since) {
        String[] form = source.form().split("/", 2);
        String filter = since == null
                ? ""
                : "&%24filter="
                        + encoded(SYSTEM + "/submissionDate ge " + since + " or " + SYSTEM + "/updatedAt ge " + since);
        return source.resolve("/v1/projects/" + form[0] + "/forms/" + encoded(form[1]) + ".svc/Submissions?%24top="
                + PAGE + "&%24skip=0&%24count=true&%24expand=*" + filter);
    }

    /** By name and password, or by a token. */
    @Override
    public byte[] fetch(PullSource source, URI address, WaitListener listener) {
        String secret = secrets.get(source.secret()).value();
        String authorization = source.user() == null
                ? "Bearer " + secret
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((source.user() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return client.json(address, authorization, listener);
    }

    @Override
    public Page read(PullSource source, URI address, byte[] content) {
        JsonNode page = JsonPages.object(address, content);
        List<Map<String, String>> rows = new ArrayList<>();
        @Nullable Instant latest = null;
        for (JsonNode answer : JsonPages.list(address, page, "value")) {
            JsonNode system = answer.path(SYSTEM);
            if (!answer.has("__id") || !system.has("submissionDate")) {
                throw Problem.of(
                        "pull.problem.form",
                        "host",
                        AllowedHosts.origin(address),
                        "expected",
                        "__id, " + SYSTEM + "/submissionDate");
            }
            latest = JsonPages.later(latest, JsonPages.time(address, text(system, "submissionDate")));
            String changed = text(system, "updatedAt");
            latest = changed.isEmpty() ? latest : JsonPages.later(latest, JsonPages.time(address, changed));
            rows.add(row(answer, system));
        }
        return new Page(rows, JsonPages.next(source, address, page.path("@odata.nextLink")), latest);
    }

    private static Map<String, String> row(JsonNode answer, JsonNode system) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("SubmissionDate", text(system, "submissionDate"));
        JsonPages.flat(answer).forEach((column, value) -> {
            boolean internal = column.startsWith("__") || column.contains("@odata.") || column.startsWith("meta/");
            if (!internal) {
                row.put(column, value);
            }
        });
        row.put("KEY", text(answer, "__id"));
        COLUMNS.forEach((name, column) -> row.putIfAbsent(column, text(system, name)));
        return row;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

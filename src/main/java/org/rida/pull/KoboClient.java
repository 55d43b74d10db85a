package org.rida.pull;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.pull.PullClient.WaitListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** KoboToolbox, API v2. Columns are those of its own exports by XML names, without what only the API has. */
@Component
class KoboClient implements SurveyClient {

    private static final int PAGE = 1000;
    private static final String SUBMITTED = "_submission_time";
    /** Of the API only; "formhub/uuid" would be a second column named uuid. */
    private static final List<String> INTERNAL =
            List.of("_attachments", "_bamboo_dataset_id", "_geolocation", "_notes", "_tags", "_xform_id_string");

    private final PullClient client;
    private final PullSecrets secrets;

    KoboClient(PullClient client, PullSecrets secrets) {
        this.client = client;
        this.secrets = secrets;
    }

    @Override
    public PullServer server() {
        return PullServer.KOBO;
    }

    @Override
    public URI first(PullSource source, @Nullable Instant since) {
        String query = since == null
                ? ""
                : "&query="
                        + encoded("{\"" + SUBMITTED + "\":{\"$gte\":\""
                                + LocalDateTime.ofInstant(since, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS)
                                + "\"}}");
        return source.resolve("/api/v2/assets/" + source.form() + "/data.json?limit=" + PAGE + "&start=0&sort="
                + encoded("{\"_id\":1}") + query);
    }

    @Override
    public byte[] fetch(PullSource source, URI address, WaitListener listener) {
        return client.json(address, "Token " + secrets.get(source.secret()).value(), listener);
    }

    @Override
    public Page read(PullSource source, URI address, byte[] content) {
        JsonNode page = JsonPages.object(address, content);
        List<Map<String, String>> rows = new ArrayList<>();
        @Nullable Instant latest = null;
        for (JsonNode answer : JsonPages.list(address, page, "results")) {
            if (!answer.has("_id") || !answer.has(SUBMITTED)) {
                throw Problem.of(
                        "pull.problem.form", "host", AllowedHosts.origin(address), "expected", "_id, " + SUBMITTED);
            }
            Map<String, String> row = JsonPages.flat(answer);
            row.keySet().removeIf(KoboClient::isInternal);
            latest = JsonPages.later(
                    latest, JsonPages.time(address, answer.path(SUBMITTED).asString()));
            rows.add(row);
        }
        return new Page(rows, JsonPages.next(source, address, page.path("next")), latest);
    }

    private static boolean isInternal(String column) {
        return column.startsWith("formhub/")
                || column.startsWith("meta/")
                || INTERNAL.stream().anyMatch(name -> column.equals(name) || column.startsWith(name + "["));
    }

    /** From the form itself, in the language whose name or code is given, such as "ar" of "Arabic (ar)". */
    @Override
    public FormLabels labels(PullSource source, WaitListener listener) {
        if (source.labels() == null) {
            return FormLabels.NONE;
        }
        URI address = source.resolve("/api/v2/assets/" + source.form() + ".json");
        JsonNode form =
                JsonPages.object(address, fetch(source, address, listener)).path("content");
        int language = language(source.labels(), JsonPages.list(address, form, "translations"));
        if (language < 0) {
            throw Problem.of(
                    "pull.problem.language", "host", AllowedHosts.origin(address), "language", source.labels());
        }
        Map<String, Map<String, String>> lists = new HashMap<>();
        for (JsonNode choice : form.path("choices")) {
            lists.computeIfAbsent(choice.path("list_name").asString(""), list -> new HashMap<>())
                    .put(name(choice), label(choice, language));
        }
        Map<String, String> questions = new HashMap<>();
        Map<String, Map<String, String>> choices = new HashMap<>();
        for (JsonNode question : JsonPages.list(address, form, "survey")) {
            String path = question.path("$xpath").asString(name(question));
            String label = label(question, language);
            if (!path.isEmpty() && !label.isEmpty()) {
                questions.put(path, label);
            }
            Map<String, String> list =
                    lists.get(question.path("select_from_list_name").asString(""));
            if (list != null) {
                choices.put(path, list);
            }
        }
        return new FormLabels(questions, choices);
    }

    private static int language(String wanted, JsonNode translations) {
        for (int i = 0; i < translations.size(); i++) {
            String name =
                    translations.get(i).isNull() ? "" : translations.get(i).asString("");
            if (name.equalsIgnoreCase(wanted) || name.endsWith("(" + wanted + ")")) {
                return i;
            }
        }
        return -1;
    }

    /** What the server derived stands in a name of its own. */
    private static String name(JsonNode node) {
        return node.path("name")
                .asString(
                        node.path("$autoname").asString(node.path("$autovalue").asString("")));
    }

    private static String label(JsonNode node, int language) {
        JsonNode label = node.path("label").path(language);
        return label.isString() ? label.asString() : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

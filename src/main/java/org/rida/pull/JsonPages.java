package org.rida.pull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers in JSON, whatever a server sends. */
final class JsonPages {

    private static final int DEEPEST = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private JsonPages() {}

    /** @throws Problem when it is none: often the page of a log-in, or of a proxy */
    static JsonNode object(URI address, byte[] content) {
        try {
            JsonNode node = JSON.readTree(content);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw isHtml(content)
                    ? Problem.because(e, "pull.problem.html", "host", AllowedHosts.origin(address))
                    : Problem.because(e, "pull.problem.no-json", "host", AllowedHosts.origin(address));
        }
        throw Problem.of("pull.problem.no-json", "host", AllowedHosts.origin(address));
    }

    static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    private static boolean isHtml(byte[] content) {
        String begin = new String(content, 0, Math.min(content.length, 256), StandardCharsets.UTF_8);
        return begin.stripLeading().startsWith("<");
    }

    /**
     * A list of a page.
     *
     * @throws Problem when the page has none of this name: its form has changed
     */
    static JsonNode list(URI address, JsonNode page, String name) {
        JsonNode list = page.path(name);
        if (!list.isArray()) {
            throw Problem.of("pull.problem.form", "host", AllowedHosts.origin(address), "expected", name);
        }
        return list;
    }

    /**
     * The address of the next page, on the server that was asked: some servers behind a proxy write http for themselves.
     *
     * @return null on the last page
     * @throws Problem when it leads to another server
     */
    static @Nullable URI next(PullSource source, URI current, JsonNode link) {
        return link.isString() && !link.asString().isEmpty() ? next(source, current, link.asString()) : null;
    }

    private static URI next(PullSource source, URI current, String link) {
        try {
            URI next = current.resolve(link);
            if (source.address().getHost().equalsIgnoreCase(next.getHost())) {
                String query = next.getRawQuery() == null ? "" : "?" + next.getRawQuery();
                return URI.create(AllowedHosts.origin(current) + next.getRawPath() + query);
            }
            throw Problem.of(
                    "pull.problem.next", "host", AllowedHosts.origin(current), "target", AllowedHosts.origin(next));
        } catch (IllegalArgumentException e) {
            throw Problem.because(e, "pull.problem.form", "host", AllowedHosts.origin(current), "expected", "next");
        }
    }

    /**
     * A time as servers write it, in UTC where they name no zone.
     *
     * @throws Problem when it is none
     */
    static Instant time(URI address, String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Problem.because(e, "pull.problem.form", "host", AllowedHosts.origin(address), "expected", "time");
        }
    }

    static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    /** Groups become {@code group/question}, repetitions {@code group[1]/question}. */
    static Map<String, String> flat(JsonNode answer) {
        Map<String, String> row = new LinkedHashMap<>();
        answer.properties().forEach(field -> flat(field.getKey(), field.getValue(), row));
        return row;
    }

    private static void flat(String path, JsonNode value, Map<String, String> row) {
        if (value.isObject()) {
            value.properties().forEach(field -> flat(path + "/" + field.getKey(), field.getValue(), row));
        } else if (value.isArray()) {
            int n = 0;
            for (JsonNode each : value) {
                n++;
                String place = path + "[" + n + "]";
                if (each.isObject()) {
                    // KoboToolbox repeats the path of the repetition in the names within it
                    each.properties()
                            .forEach(field -> flat(within(place, path, field.getKey()), field.getValue(), row));
                } else {
                    flat(place, each, row);
                }
            }
        } else {
            row.put(path, value.isNull() ? "" : value.asString());
        }
    }

    private static String within(String place, String numbered, String name) {
        String path = numbered.replaceAll("\\[\\d+]", "");
        return place + "/" + (name.startsWith(path + "/") ? name.substring(path.length() + 1) : name);
    }
}

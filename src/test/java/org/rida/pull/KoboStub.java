package org.rida.pull;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers as KoboToolbox's API v2 does: {@code count}, {@code next} and {@code results}, groups in the names of questions, times in UTC
 * without a zone. The data are our own.
 */
public final class KoboStub implements StubServer.Answering {

    private static final Pattern START = Pattern.compile("start=(\\d+)");
    private static final Pattern SINCE = Pattern.compile("\\$gte\":\"([^\"]+)\"");
    private static final int PAGE = 2;

    private final StubServer server;
    private final List<String> answers = new ArrayList<>();
    private final List<String> times = new ArrayList<>();

    public KoboStub(StubServer server) {
        this.server = server;
    }

    /** @param day of October 2026 */
    public KoboStub add(int id, int day, int score) {
        String time = "2026-10-%02dT09:15:0%d".formatted(day, id % 10);
        times.add(time);
        answers.add(
                """
                {"_id": %1$d, "formhub/uuid": "f0", "start": "%2$s.000+03:00", "today": "2026-10-%4$02d",
                 "request_no": "R-%1$d", "service/overall": "%3$d", "service/comment": "=رأي %1$d", "__version__": "v1",
                 "children": [{"children/age": "7"}, {"children/age": "9"}], "meta/instanceID": "uuid:u-%1$d",
                 "_xform_id_string": "aForm", "_uuid": "u-%1$d", "_attachments": [], "_status": "submitted_via_web",
                 "_geolocation": [null, null], "_submission_time": "%2$s", "_tags": [], "_notes": [],
                 "_validation_status": {}, "_submitted_by": null}"""
                        .formatted(id, time, score, day));
        return this;
    }

    @Override
    public void to(HttpExchange exchange) throws IOException {
        String query = server.last().query();
        Matcher since = SINCE.matcher(query);
        String from = since.find() ? since.group(1) : "";
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (times.get(i).compareTo(from) >= 0) {
                wanted.add(answers.get(i));
            }
        }
        Matcher place = START.matcher(query);
        int start = place.find() ? Integer.parseInt(place.group(1)) : 0;
        int end = Math.min(wanted.size(), start + PAGE);
        String raw = exchange.getRequestURI().getRawQuery();
        String next = end == wanted.size()
                ? "null"
                // as behind a proxy that ends TLS, the server's own address may be another
                : "\"" + server.address() + server.last().path() + "?" + raw.replace("start=" + start, "start=" + end)
                        + "\"";
        StubServer.answer(
                exchange,
                200,
                "{\"count\": " + wanted.size() + ", \"next\": " + next + ", \"previous\": null, \"results\": ["
                        + String.join(",", wanted.subList(start, end)) + "]}");
    }
}

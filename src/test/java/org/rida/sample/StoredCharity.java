package org.rida.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.RecountProgress;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A generated charity whose rows come in month by month, without files; some answers a month or two late. */
public final class StoredCharity {

    private static final String FILE =
            """
            insert into source_file (name, sha256, mapping, record_type, bytes, state, covers_to)
            values ('rows.csv', gen_random_uuid()::text, 'generated', :type, 1, 'merged', :coversTo) returning file_id
            """;

    private static final String REQUEST =
            """
            insert into request (request_no, received_on, kind, channel, service, department, segment, party, outreach, informed_on,
                verified_on, referred_on, signed_on, submitted_on, decided_on, decision, replied_on, left_on, left_reason, file_id, line_no)
            values (:number, :received, :kind, :channel, :service, :department, :segment, :party, :outreach, :informed, :verified,
                :referred, :signed, :submitted, :decided, :decision, :replied, :left, :reason, :file, 1)
            """;

    private static final String RESPONSE =
            """
            insert into response (response_no, request_no, answered_on, mode, scores, file_id, line_no)
            values (:number, :request, :day, :mode, cast(:scores as jsonb), :file, 1)
            """;

    private static final String INVITATION =
            """
            insert into invitation (request_no, invited_on, mode, file_id, line_no)
            values (:number, :day, :mode, :file, 1) on conflict do nothing
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LATEST = 30;

    private final DataSource database;
    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batch;
    private final CaseGenerator cases;
    private final CountRefresh tally;
    private final Random random;
    private final Map<YearMonth, List<SampleCase>> answered = new HashMap<>();
    private final Map<YearMonth, List<SampleCase>> invited = new HashMap<>();

    public StoredCharity(DataSource database, long seed, int perMonth) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.batch = new NamedParameterJdbcTemplate(database);
        this.cases = new CaseGenerator(Charity.POLICY, seed, perMonth);
        this.tally = new CountRefresh(database, Charity.POLICY);
        this.random = new Random(seed);
    }

    public DataSource database() {
        return database;
    }

    /** Everything that comes in of a month, and what is late of the months before; counted. */
    public void take(YearMonth month) {
        List<SampleCase> received = IntStream.range(0, cases.arrivals(month).count())
                .mapToObj(place -> cases.create(new CaseGenerator.CaseId(month, place)))
                .toList();
        long file = file("request", month);
        batch.batchUpdate(
                REQUEST, received.stream().map(each -> request(each, file)).toArray(MapSqlParameterSource[]::new));
        for (SampleCase each : received) {
            if (each.response() != null) {
                YearMonth answeredIn = YearMonth.from(each.response().answeredOn());
                answered.computeIfAbsent(answeredIn, m -> new ArrayList<>()).add(each);
            }
            if (each.invitation() != null) {
                YearMonth invitedIn = YearMonth.from(each.invitation().invitedOn());
                invited.computeIfAbsent(invitedIn, m -> new ArrayList<>()).add(each);
            }
        }
        List<SampleCase> now = new ArrayList<>(answered.getOrDefault(month, List.of()));
        int late = random.nextInt(3) == 0 ? Math.min(now.size() / 4, 1 + random.nextInt(LATEST)) : 0;
        List<SampleCase> later = List.copyOf(now.subList(0, late));
        now.subList(0, late).clear();
        now.addAll(answered.getOrDefault(month.minusMonths(2), List.of()));
        answered.put(month, new ArrayList<>(later));
        long invitations = file("invitation", month);
        batch.batchUpdate(
                INVITATION,
                invited.getOrDefault(month, List.of()).stream()
                        .flatMap(each -> Stream.ofNullable(each.invitation())
                                .map(invitation -> new MapSqlParameterSource()
                                        .addValue("number", each.attributes().requestNo())
                                        .addValue("day", invitation.invitedOn())
                                        .addValue("mode", invitation.mode())
                                        .addValue("file", invitations)))
                        .toArray(MapSqlParameterSource[]::new));
        long answers = file("response", month);
        batch.batchUpdate(
                RESPONSE,
                now.stream()
                        .filter(each -> each.response() != null)
                        .map(each -> response(each, answers))
                        .toArray(MapSqlParameterSource[]::new));
        tally.refresh(RecountProgress.NONE);
    }

    private long file(String type, YearMonth month) {
        return sql.sql(FILE)
                .param("type", type)
                .param("coversTo", month.atEndOfMonth())
                .query(Long.class)
                .single();
    }

    private static MapSqlParameterSource request(SampleCase each, long file) {
        RequestAttributes known = each.attributes();
        RequestTimeline timeline = each.first();
        MapSqlParameterSource row = new MapSqlParameterSource()
                .addValue("number", known.requestNo())
                .addValue("received", timeline.received())
                .addValue("kind", known.kind())
                .addValue("channel", known.channel())
                .addValue("service", known.service())
                .addValue("department", known.department())
                .addValue("segment", known.segment())
                .addValue("party", known.party())
                .addValue("outreach", known.outreach())
                .addValue("decision", timeline.decision())
                .addValue("reason", timeline.leftReason())
                .addValue("file", file);
        for (RequestStage stage : RequestStage.values()) {
            row.addValue(stage.name().toLowerCase(java.util.Locale.ROOT), day(timeline, stage));
        }
        return row;
    }

    private static @Nullable LocalDate day(RequestTimeline timeline, RequestStage stage) {
        return timeline.on(stage);
    }

    private static MapSqlParameterSource response(SampleCase each, long file) {
        SampleCase.SurveyResponse response = java.util.Objects.requireNonNull(each.response());
        Map<String, Integer> scores = new TreeMap<>();
        response.values().forEach((question, value) -> {
            if (value.matches("[0-9]+")) {
                scores.put(question, Integer.valueOf(value));
            }
        });
        return new MapSqlParameterSource()
                .addValue("number", "R" + each.attributes().requestNo())
                .addValue("request", each.attributes().requestNo())
                .addValue("day", response.answeredOn())
                .addValue("mode", response.mode())
                .addValue("scores", JSON.writeValueAsString(scores))
                .addValue("file", file);
    }
}

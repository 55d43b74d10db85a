package org.rida.intake.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.DrawSettings;
import org.rida.intake.invitation.InvitationList.ListedRequest;
import org.rida.io.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores lists. A list is entered among the files and its people among the invitations, so that response rates, who answered,
 * lineage and erasure treat it like a list that a survey tool sent.
 */
@Repository
public class InvitationLists {

    /** By which its entries among the files are told from those of real files. */
    public static final String MAPPING = "invitation-list";

    /** As for every ingest: nobody is drawn twice, and nothing arrives between the frame and the list. */
    private static final String LOCK_INGEST = "select pg_advisory_xact_lock(7140301)";

    private static final String ADD_FILE =
            """
            insert into source_file (name, sha256, mapping, record_type, bytes, state, arrived_at, merged_at, covers_to, rows_read, rows_new)
            values (:name, :sha256, :mapping, 'invitation', :bytes, 'merged', :at, :at, :asked, :n, :n) returning file_id
            """;

    private static final String ADD_LIST =
            """
            insert into invitation_list
                (file_id, asked_on, valid_to, received_from, received_to, method, seed, frame, actor, drawn_at)
            values (:file, :asked, :validTo, :from, :to, :method, :seed, cast(:frame as jsonb), :actor, :at) returning list_id
            """;

    private static final String ADD_REQUESTS =
            """
            insert into drawn_request (list_id, line_no, request_no, state, probability, token)
            select :list, r.line, r.request, r.state, r.probability, r.token
            from unnest(cast(:lines as bigint[]), cast(:requests as text[]), cast(:states as text[]),
                cast(:probabilities as float8[]), cast(:tokens as text[])) r(line, request, state, probability, token)
            """;

    // somebody may be on a list of the same day that a survey tool sent: that invitation stands
    private static final String ADD_INVITATIONS =
            """
            insert into invitation (request_no, invited_on, file_id, line_no)
            select d.request_no, l.asked_on, l.file_id, d.line_no
            from drawn_request d join invitation_list l using (list_id) where l.list_id = :list
            on conflict (request_no, invited_on) do nothing
            """;

    private static final String LISTS =
            """
            select l.*, d.drawn, d.answered
            from invitation_list l join lateral (
                select count(*) as drawn, count(*) filter (where exists (
                    select from response p where p.request_no = d.request_no and p.answered_on >= l.asked_on)) as answered
                from drawn_request d where d.list_id = l.list_id
            ) d on true
            where :list = 0 or l.list_id = :list
            order by l.list_id desc limit :limit
            """;

    private static final String NAMING =
            "select distinct list_id from drawn_request where request_no = any(:requests) order by list_id";

    private static final String REQUESTS =
            """
            select line_no, request_no, state, probability, coalesce(token, '') as token
            from drawn_request where list_id = :list order by line_no
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    public InvitationLists(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Waits until nobody else reads a file or draws a list; holds until the caller's transaction ends. */
    public void lock() {
        sql.sql(LOCK_INGEST).query().singleRow();
    }

    /**
     * Stores a list within the caller's transaction.
     *
     * @param frame requests that could be drawn, by state
     * @param drawn not empty
     * @return its number
     */
    public long add(DrawSettings draw, Map<String, Long> frame, List<ListedRequest> drawn, String actor, Instant at) {
        OffsetDateTime drawnAt = at.atOffset(ZoneOffset.UTC);
        String tokens =
                String.join("\n", drawn.stream().map(ListedRequest::token).toList());
        long file = sql.sql(ADD_FILE)
                .param("name", "%s %s %s".formatted(MAPPING, draw.askedOn(), draw.seed()))
                .param("sha256", Sha256.hex(tokens))
                .param("mapping", MAPPING)
                .param("bytes", tokens.length())
                .param("asked", draw.askedOn())
                .param("n", drawn.size())
                .param("at", drawnAt)
                .query(Long.class)
                .single();
        long list = sql.sql(ADD_LIST)
                .param("file", file)
                .param("asked", draw.askedOn())
                .param("validTo", draw.validTo())
                .param("from", draw.receivedFrom())
                .param("to", draw.receivedTo())
                .param("method", code(draw.method()))
                .param("seed", draw.seed())
                .param("frame", json.writeValueAsString(frame))
                .param("actor", actor)
                .param("at", drawnAt)
                .query(Long.class)
                .single();
        sql.sql(ADD_REQUESTS)
                .param("list", list)
                .param("lines", drawn.stream().map(ListedRequest::line).toArray(Long[]::new))
                .param("requests", drawn.stream().map(ListedRequest::request).toArray(String[]::new))
                .param("states", drawn.stream().map(ListedRequest::state).toArray(String[]::new))
                .param(
                        "probabilities",
                        drawn.stream().map(ListedRequest::probability).toArray(Double[]::new))
                .param("tokens", drawn.stream().map(ListedRequest::token).toArray(String[]::new))
                .update();
        sql.sql(ADD_INVITATIONS).param("list", list).update();
        return list;
    }

    /** The newest first. */
    public List<InvitationList> newest(int limit) {
        return read(0, limit);
    }

    public Optional<InvitationList> find(long list) {
        return read(list, 1).stream().findFirst();
    }

    /** In the order of the list. */
    public List<ListedRequest> requests(long list) {
        return sql.sql(REQUESTS)
                .param("list", list)
                .query((row, n) -> new ListedRequest(
                        row.getLong("line_no"),
                        row.getString("request_no"),
                        row.getString("state"),
                        row.getDouble("probability"),
                        row.getString("token")))
                .list();
    }

    /** The numbers of the lists with one of these requests. */
    public List<Long> naming(Collection<String> requests) {
        return sql.sql(NAMING)
                .param("requests", requests.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    private List<InvitationList> read(long list, int limit) {
        return sql.sql(LISTS)
                .param("list", list)
                .param("limit", limit)
                .query((row, n) -> list(row))
                .list();
    }

    private InvitationList list(ResultSet row) throws SQLException {
        Map<String, Long> frame = new LinkedHashMap<>();
        json.readTree(row.getString("frame"))
                .properties()
                .forEach(state -> frame.put(state.getKey(), state.getValue().asLong()));
        return new InvitationList(
                row.getLong("list_id"),
                new DrawSettings(
                        row.getObject("received_from", LocalDate.class),
                        row.getObject("received_to", LocalDate.class),
                        row.getObject("asked_on", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        DrawMethod.valueOf(row.getString("method").toUpperCase(Locale.ROOT)),
                        row.getLong("seed")),
                frame,
                row.getLong("drawn"),
                row.getLong("answered"),
                row.getString("actor"),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant());
    }

    private static String code(DrawMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}

package org.rida.intake.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.intake.finding.RowJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of requests, responses and invitations that are stored about a person, and what is erased of them. */
@Component
public class PersonRows {

    private static final String[] FIND = {
        """
        select 'request' as place, f.name, r.line_no, to_jsonb(r) - '{file_id,line_no,beneficiary_key}'::text[] as content
        from request r left join source_file f using (file_id)
        where r.request_no = any(:requests) and :responses is not null order by r.received_on
        """,
        """
        select 'earlier_answer' as place, f.name, r.line_no, to_jsonb(a) as content
        from earlier_answer a join request r using (request_no) left join source_file f using (file_id)
        where a.request_no = any(:requests) and :responses is not null order by a.started_on
        """,
        """
        select 'request_history' as place, f.name, h.line_no, h.version - 'beneficiary_key' as content
        from request_history h left join source_file f using (file_id)
        where h.request_no = any(:requests) and :responses is not null order by h.replaced_at
        """,
        """
        select 'response' as place, f.name, r.line_no, to_jsonb(r) - '{file_id,line_no}'::text[] as content
        from response r left join source_file f using (file_id)
        where r.response_no = any(:responses) or r.request_no = any(:requests) order by r.answered_on
        """,
        """
        select 'response_history' as place, f.name, h.line_no, h.version as content
        from response_history h left join source_file f using (file_id)
        where h.response_no = any(:responses) or h.version ->> 'request_no' = any(:requests) order by h.replaced_at
        """,
        """
        select 'invitation' as place, f.name, i.line_no, to_jsonb(i) - '{file_id,line_no}'::text[] as content
        from invitation i left join source_file f using (file_id)
        where i.request_no = any(:requests) and :responses is not null order by i.invited_on
        """,
        """
        select 'drawn_request' as place, f.name, d.line_no,
            jsonb_build_object('request_no', d.request_no, 'asked_on', l.asked_on, 'token', d.token, 'response_no', d.response_no) as content
        from drawn_request d join invitation_list l using (list_id) left join source_file f using (file_id)
        where d.request_no = any(:requests) or d.response_no = any(:responses) order by l.asked_on
        """,
        """
        select 'follow_up' as place, null as name, 0 as line_no, to_jsonb(c) as content
        from follow_up_case c
        where c.response_no = any(:responses) or c.request_no = any(:requests) order by c.opened_on
        """,
    };

    /** One ingest at a time: what is read meanwhile would not know yet that the person was erased. */
    private static final String LOCK_INGEST = "select pg_advisory_xact_lock(7140301)";

    /** What is not counted goes; numbers are replaced afterwards in all tables at once. */
    private static final Map<String, String> ERASE = new LinkedHashMap<>(
            Map.of(
                    "request",
                    "update request set beneficiary_key = null where request_no = any(:requests) and :responses is not null",
                    "request_history",
                    """
            update request_history set version = version || '{"beneficiary_key": null}'
            where request_no = any(:requests) and :responses is not null
            """,
                    "response",
                    """
            update response set comment = null, suggestion = null, may_call = false
            where response_no = any(:responses) or request_no = any(:requests)
            """,
                    "response_history",
                    """
            update response_history set version = version || '{"comment": null, "suggestion": null}'
            where response_no = any(:responses) or version ->> 'request_no' = any(:requests)
            """));

    // without the token nobody can be found by a link that was sent or printed
    private static final String REMOVE_TOKENS =
            "update drawn_request set token = null where request_no = any(:requests) or response_no = any(:responses)";

    private static final String REMOVE_BENEFICIARY =
            "update request set beneficiary_key = null where beneficiary_key = any(:beneficiaries)";

    private static final String NAME_REWRITTEN =
            "update source_file set erased_sha256 = :now where sha256 = :before or erased_sha256 = :before";

    private final JdbcClient sql;
    private final RejectedRowsOfPerson rejectedRows;

    PersonRows(JdbcClient sql, RejectedRowsOfPerson rejectedRows) {
        this.sql = sql;
        this.rejectedRows = rejectedRows;
    }

    /** Everything that is stored under these numbers, with file and line. */
    public List<FoundRow> find(PersonNumbers person) {
        List<FoundRow> found = new ArrayList<>();
        for (String query : FIND) {
            found.addAll(sql.sql(query)
                    .param("requests", person.requests().toArray(String[]::new))
                    .param("responses", person.responses().toArray(String[]::new))
                    .query((row, n) -> found(row))
                    .list());
        }
        found.addAll(rejectedRows.rows(person));
        return found;
    }

    private static FoundRow found(ResultSet row) throws SQLException {
        String file = row.getString("name");
        return new FoundRow(
                row.getString("place"),
                file == null ? "" : file,
                row.getLong("line_no"),
                RowJson.values(row.getString("content")));
    }

    /**
     * Removes texts and links within the caller's transaction; what is counted stays: days, service, department, scores.
     *
     * @return rows by table
     */
    public Map<String, Long> erase(PersonNumbers person) {
        sql.sql(LOCK_INGEST).query().singleRow();
        Map<String, Long> erased = new LinkedHashMap<>();
        ERASE.forEach((table, statement) -> erased.put(table, (long) sql.sql(statement)
                .param("requests", person.requests().toArray(String[]::new))
                .param("responses", person.responses().toArray(String[]::new))
                .update()));
        erased.put("drawn_request", (long) sql.sql(REMOVE_TOKENS)
                .param("requests", person.requests().toArray(String[]::new))
                .param("responses", person.responses().toArray(String[]::new))
                .update());
        sql.sql(REMOVE_BENEFICIARY)
                .param("beneficiaries", person.beneficiaries().toArray(String[]::new))
                .update();
        erased.put("rejected_row", rejectedRows.erase(person));
        return erased;
    }

    /** Records the hash of a file from which rows were removed, so that it is still known as one that was read. */
    public void rewritten(String before, String now) {
        sql.sql(NAME_REWRITTEN).param("before", before).param("now", now).update();
    }
}

package org.rida.tally;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as intake leaves them: the newest version in place, older ones and first answers kept. */
public class ReferenceLedger {

    public final DataSource database = TestDatabase.fresh();
    public final JdbcClient sql = JdbcClient.create(database);
    private long file;
    private long line;

    /** All rows that follow come from a new merged file. */
    ReferenceLedger file(String subject, String coversTo) {
        line = 0;
        file = sql.sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state, covers_to)
                        values ('rows.csv', gen_random_uuid()::text, 'test', :subject, 1, 'merged', :coversTo::date)
                        returning file_id
                        """)
                .param("subject", subject)
                .param("coversTo", coversTo)
                .query(Long.class)
                .single();
        return this;
    }

    public ReferenceLedger requests(String coversTo) {
        return file("request", coversTo);
    }

    ReferenceLedger responses(String coversTo) {
        return file("response", coversTo);
    }

    ReferenceLedger invitations(String coversTo) {
        return file("invitation", coversTo);
    }

    /** An aid request: "received_on=2026-01-03 replied_on=2026-01-10". */
    public ReferenceLedger request(String no, String cells) {
        Map<String, String> row = cells(cells);
        row.putIfAbsent("kind", "aid");
        keepOlder("request", "request_no", no);
        sql.sql(
                        """
                        insert into request select (jsonb_populate_record(null::request,
                            jsonb_build_object('request_no', :no, 'outreach', false, 'file_id', :file, 'line_no', :line) || :row::jsonb)).*
                        on conflict (request_no) do update set
                            received_on = excluded.received_on, kind = excluded.kind, channel = excluded.channel,
                            service = excluded.service, department = excluded.department, segment = excluded.segment,
                            party = excluded.party, outreach = excluded.outreach, informed_on = excluded.informed_on,
                            verified_on = excluded.verified_on, referred_on = excluded.referred_on, signed_on = excluded.signed_on,
                            submitted_on = excluded.submitted_on, decided_on = excluded.decided_on, decision = excluded.decision,
                            replied_on = excluded.replied_on, registered_on = excluded.registered_on, served_on = excluded.served_on,
                            left_on = excluded.left_on, left_reason = excluded.left_reason, reopened_on = excluded.reopened_on,
                            file_id = excluded.file_id, line_no = excluded.line_no
                        """)
                .param("no", no)
                .param("file", file)
                .param("line", ++line)
                .param("row", json(row))
                .update();
        return this;
    }

    /** What ended a run that was opened again. */
    ReferenceLedger earlierAnswer(String no, String cells) {
        sql.sql(
                        """
                        insert into earlier_answer select (jsonb_populate_record(null::earlier_answer,
                            jsonb_build_object('request_no', :no) || :row::jsonb)).*
                        on conflict do nothing
                        """)
                .param("no", no)
                .param("row", json(cells(cells)))
                .update();
        return this;
    }

    /** Scores as "overall:5,access:null". */
    ReferenceLedger response(String no, String cells, String scores) {
        keepOlder("response", "response_no", no);
        sql.sql("delete from response where response_no = :no").param("no", no).update();
        sql.sql(
                        """
                        insert into response select (jsonb_populate_record(null::response,
                            jsonb_build_object('response_no', :no, 'file_id', :file, 'line_no', :line, 'may_call', false, 'scores', :scores::jsonb) || :row::jsonb)).*
                        """)
                .param("no", no)
                .param("file", file)
                .param("line", ++line)
                .param("scores", "{" + scores.replaceAll("([a-z-]+):", "\"$1\":") + "}")
                .param("row", json(cells(cells)))
                .update();
        return this;
    }

    ReferenceLedger invitation(String requestNo, String invitedOn, String mode) {
        sql.sql("insert into invitation values (:no, :on::date, :mode, :file, :line) on conflict do nothing")
                .param("no", requestNo)
                .param("on", LocalDate.parse(invitedOn))
                .param("mode", mode)
                .param("file", file)
                .param("line", ++line)
                .update();
        return this;
    }

    private void keepOlder(String table, String key, String no) {
        sql.sql(
                        """
                        insert into %1$s_history (%2$s, version, file_id, line_no, replaced_by_file_id)
                        select %2$s, to_jsonb(r), file_id, line_no, :file from %1$s r where %2$s = :no
                        """
                                .formatted(table, key))
                .param("no", no)
                .param("file", file)
                .update();
    }

    private static Map<String, String> cells(String text) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String cell : text.split(" ")) {
            if (!cell.isEmpty()) {
                cells.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
            }
        }
        return cells;
    }

    private static String json(Map<String, String> cells) {
        StringBuilder json = new StringBuilder("{");
        cells.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
        return json.append('}').toString();
    }
}

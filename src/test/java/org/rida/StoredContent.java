package org.rida;














import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored, as hashes that are equal when the same files were read and counted, in whatever order and however often cut off. */
public final class StoredContent {

    private static final Map<String, String> QUERIES = queries();

    private StoredContent() {}

    public static Map<String, String> read(JdbcClient sql) {
        Map<String, String> content = new LinkedHashMap<>();
        QUERIES.forEach((what, query) -> content.put(
                what,
                String.valueOf(sql.sql(query).query(String.class).optional().orElse(""))));
        return content;
    }

    /** Rows by the name of their file, as its number may differ; of reasons the code, as they may name today; no encrypted cells. */
    private static Map<String, String> queries() {
        Map<String, String> contents = new LinkedHashMap<>();
        for (String table : List.of("request", "response", "invitation")) {
            contents.put(
                    table,
                    "select count(*) || ' ' || md5(string_agg(line, '|' order by line collate \"C\")) from ("
                            + "select f.name || ':' || r.line_no || ' ' || (to_jsonb(r) - 'file_id')::text as line"
                            + " from " + table + " r join source_file f using (file_id)) l");
        }
        contents.put(
                "versions",
                "select count(*) || ' ' || md5(string_agg(h.version::text, '|' order by h.version::text collate \"C\")) from request_history h");
        contents.put(
                "rejected rows",
                "select count(*) || ' ' || md5(string_agg(line, '|' order by line collate \"C\")) from (select f.name || ':' || r.line_no"
                        + " || jsonb_path_query_array(r.reasons, '$[*].code')::text || r.state as line from rejected_row r join source_file f using (file_id)) l");
        contents.put(
                "files",
                "select string_agg(concat_ws(' ', name, state, rows_read, rows_merged, rows_rejected), '|' order by name collate \"C\")"
                        + " from source_file");
        contents.put(
                "counts",
                "select count(*) || ' ' || md5(string_agg(c::text, '|' order by c::text collate \"C\")) from month_count c");
        return contents;
    }
}

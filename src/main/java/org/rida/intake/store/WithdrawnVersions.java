package org.rida.intake.store;

import java.util.List;
import java.util.function.UnaryOperator;
import org.rida.intake.store.RecordTables.Withdrawn;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes the versions of files out of a versioned table and its history. A number whose newest version goes gets back the newest one
 * that another file gave; a number that no other file gave is deleted.
 */
final class WithdrawnVersions {

    private static final String COUNT =
            """
            select count(*) filter (where not earlier) as removed, count(*) filter (where earlier) as restored
            from (
                select exists (
                    select from {table}_history h where h.{number} = r.{number} and h.file_id <> all(:files)) as earlier
                from {table} r where r.file_id = any(:files)
            ) k
            """;

    /** Versions that go, to know afterwards which file had replaced them. */
    private static final List<String> REMEMBER = List.of(
            "drop table if exists withdrawn_version",
            """
            create temp table withdrawn_version on commit drop as
            select {number} as row_no, replaced_by_file_id, replaced_at from {table}_history where file_id = any(:files)
            """,
            "drop table if exists restored_version");

    private static final String DELETE_VERSIONS = "delete from {table}_history where file_id = any(:files)";

    /** What a version replaced that goes was replaced by the one after it. */
    private static final String CLOSE_GAPS =
            """
            update {table}_history h set replaced_by_file_id = v.replaced_by_file_id, replaced_at = v.replaced_at
            from (
                select o.ctid as place, n.replaced_by_file_id, n.replaced_at
                from {table}_history o cross join lateral (
                    select * from withdrawn_version n
                    where n.row_no = o.{number} and n.replaced_by_file_id <> all(:files) and n.replaced_at >= o.replaced_at
                    order by n.replaced_at limit 1
                ) n
                where o.replaced_by_file_id = any(:files)
            ) v
            where h.ctid = v.place
            """;

    /** In the order of {@link FirstAnswers}: by the moment of update, then as the files came. */
    private static final String FIND_NEWEST =
            """
            create temp table restored_version on commit drop as
            select distinct on (r.{number}) r.{number} as row_no, h.ctid as place, h.version, h.file_id, h.line_no
            from {table} r join {table}_history h using ({number})
            where r.file_id = any(:files)
            order by r.{number}, cast(h.version ->> 'updated_at' as timestamp) desc nulls last, h.replaced_at desc, h.line_no desc
            """;

    private static final String RESTORE =
            """
            update {table} r set ({columns}, file_id, line_no) = row({v.columns}, t.file_id, t.line_no)
            from restored_version t cross join lateral jsonb_populate_record(null::{table}, t.version) v
            where r.{number} = t.row_no and r.file_id = any(:files)
            """;

    private static final String DELETE_RESTORED =
            "delete from {table}_history h using restored_version t where h.ctid = t.place";

    private static final String NAME_SUCCESSOR =
            """
            update {table}_history h set replaced_by_file_id = t.file_id
            from restored_version t where h.{number} = t.row_no and h.replaced_by_file_id = any(:files)
            """;

    private static final String DELETE_ROWS = "delete from {table} where file_id = any(:files)";

    private final JdbcClient sql;
    private final UnaryOperator<String> expand;
    private final Long[] files;

    /** @param expand replaces the placeholders of a statement */
    WithdrawnVersions(JdbcClient sql, UnaryOperator<String> expand, Long[] files) {
        this.sql = sql;
        this.expand = expand;
        this.files = files;
    }

    Withdrawn count() {
        return sql.sql(expand.apply(COUNT))
                .param("files", files)
                .query((row, n) -> new Withdrawn(row.getLong("removed"), row.getLong("restored")))
                .single();
    }

    void remove() {
        REMEMBER.forEach(this::execute);
        for (String statement : List.of(
                DELETE_VERSIONS, CLOSE_GAPS, FIND_NEWEST, RESTORE, DELETE_RESTORED, NAME_SUCCESSOR, DELETE_ROWS)) {
            execute(statement);
        }
    }

    private void execute(String statement) {
        JdbcClient.StatementSpec expanded = sql.sql(expand.apply(statement));
        if (statement.contains(":files")) {
            expanded.param("files", files).update();
        } else {
            expanded.update();
        }
    }
}

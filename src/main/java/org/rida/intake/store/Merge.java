package org.rida.intake.store;

import org.rida.intake.file.SourceFiles;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;













import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The staged rows become part of what is stored, in sets. */
@Component
public class Merge {

    private static final String MORE_MEMORY = "set local work_mem = '96MB'";

    /** Files come in one after the other: what is not stored when a file begins, nobody else stores meanwhile. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7140301)";

    private static final String CREATE_JUDGED =
            "create temp table judged (line_no bigint primary key, fate text not null) on commit drop";

    private static final String LOOK = "analyze staged (row_no, line_no, reasons, updated_at)";

    /** Among the rows of one number the newest counts; equal rows add nothing; without an order all are in conflict. */
    private static final String JUDGE_DUPLICATES =
            """
            insert into judged (line_no, fate)
            with twice as (
                select row_no from staged where reasons is null group by row_no having count(*) > 1
            ),
            ranked as (
                select s.line_no, s.row_no, s.updated_at, to_jsonb(s) - array['line_no'] as content,
                    first_value(s.updated_at) over newest_first as newest,
                    first_value(to_jsonb(s) - array['line_no']) over newest_first as best,
                    row_number() over newest_first as place
                from staged s join twice using (row_no)
                where s.reasons is null
                window newest_first as (partition by s.row_no order by s.updated_at desc nulls last, s.line_no)
            ),
            compared as (
                select line_no, row_no,
                    case
                        when place = 1 then null
                        when content = best then 'unchanged'
                        when updated_at is distinct from newest then 'superseded'
                        else 'conflict'
                    end as fate
                from ranked
            ),
            settled as (
                select line_no,
                    case when bool_or(fate = 'conflict') over (partition by row_no) then 'conflict' else fate end as fate
                from compared
            )
            select line_no, fate from settled where fate is not null
            """;

    /** A mapping may say that of conflicting rows the last one counts. */
    private static final String LAST_OF_CONFLICTING =
            """
            with last as (
                select distinct on (s.row_no) s.row_no, s.line_no
                from judged j join staged s using (line_no)
                where j.fate = 'conflict'
                order by s.row_no, s.updated_at desc nulls last, s.line_no desc
            )
            delete from judged where line_no in (select line_no from last)
            """;

    private static final String REST_OF_CONFLICTING = "update judged set fate = 'superseded' where fate = 'conflict'";

    private static final String CONFLICTING = "select line_no from judged where fate = 'conflict' order by line_no";

    private static final String EARLIER =
            """
            with again as (update judged set fate = 'superseded' where fate = 'earlier' returning line_no)
            select count(*) as n, coalesce(min(line_no), 0) as line from again
            """;

    private static final String COUNT = "select fate, count(*) as n from judged group by fate";

    private static final String KEEP_REJECTED =
            """
            insert into rejected_row (file_id, line_no, cells, reasons, row_key)
            select :file, line_no, cells, reasons, row_key from staged where reasons is not null
            """;

    private final JdbcClient sql;
    private final Map<RecordType, RecordTables> tables = new EnumMap<>(RecordType.class);

    public Merge(JdbcClient sql, List<RecordTables> tables) {
        this.sql = sql;
        tables.forEach(t -> this.tables.put(t.subject(), t));
    }

    public RecordTables tables(RecordType subject) {
        return java.util.Objects.requireNonNull(tables.get(subject));
    }

    /** Waits for its turn, and prepares the tables of this transaction. */
    public void begin(RecordType subject) {
        sql.sql(ONE_AT_A_TIME).query().singleRow();
        sql.sql(MORE_MEMORY).update();
        sql.sql(tables(subject).createStaged()).update();
        sql.sql(CREATE_JUDGED).update();
    }

    /**
     * What became of the accepted rows that are not simply new.
     *
     * @param earlier how many of the superseded ones nothing orders and equal a version of before, and the first one's line
     */
    public record Merged(Map<String, Long> fates, long earlier, long earlierLine) {

        public long count(String fate) {
            return fates.getOrDefault(fate, 0L);
        }
    }

    private record Earlier(long n, long line) {}

    public Merged merge(RecordType subject, SourceFiles.SourceFile entry, Rule.Then onConflict) {
        long fileId = entry.fileId();
        sql.sql(LOOK).update();
        sql.sql(tables(subject).withdraw()).param("file", fileId).update();
        sql.sql(JUDGE_DUPLICATES).update();
        if (onConflict == Rule.Then.WARN) {
            sql.sql(LAST_OF_CONFLICTING).update();
            sql.sql(REST_OF_CONFLICTING).update();
        }
        sql.sql(tables(subject).judgeKnown()).param("first", entry.firstId()).update();
        Earlier earlier = sql.sql(EARLIER)
                .query((row, n) -> new Earlier(row.getLong("n"), row.getLong("line")))
                .single();
        tables(subject).merge(sql, fileId);
        sql.sql(KEEP_REJECTED).param("file", fileId).update();
        Map<String, Long> fates = new java.util.HashMap<>();
        sql.sql(COUNT)
                .query((row, n) -> fates.put(row.getString("fate"), row.getLong("n")))
                .list();
        return new Merged(fates, earlier.n(), earlier.line());
    }

    public List<Long> conflictingLines() {
        return sql.sql(CONFLICTING).query(Long.class).list();
    }

    /** Rows that name a request which has not come yet. */
    public long unknownRequests(RecordType subject, long fileId) {
        return sql.sql(tables(subject).countUnknownRequests())
                .param("file", fileId)
                .query(Long.class)
                .single();
    }
}

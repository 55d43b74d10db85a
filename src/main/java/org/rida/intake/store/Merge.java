package org.rida.intake.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merges the staged rows of a file into the stored records, by statements over all rows at once. */
@Component
public class Merge {

    /** For the sorts and hashes of large files; holds until the end of the transaction. */
    private static final String MORE_MEMORY = "set local work_mem = '96MB'";

    /** One ingest at a time: numbers that are not stored when a file begins are not added by others until it ends. */
    private static final String LOCK_INGEST = "select pg_advisory_xact_lock(7140301)";

    /** The outcomes of accepted rows that are not simply new: newer, unchanged, superseded, conflict, or earlier. */
    private static final String CREATE_ROW_OUTCOME =
            "create temp table row_outcome (line_no bigint primary key, outcome text not null) on commit drop";

    /** Temporary tables are not analyzed automatically, and without statistics the joins below become nested loops. */
    private static final String ANALYZE_STAGED = "analyze staged (row_no, line_no, reasons, updated_at)";

    /**
     * Among the rows of one number the newest counts, and equal rows add nothing. When rows of that same moment
     * differ from it, all rows of the number are in conflict.
     */
    private static final String COMPARE_DUPLICATES =
            """
            insert into row_outcome (line_no, outcome)
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
                    end as outcome
                from ranked
            ),
            settled as (
                select line_no,
                    case when bool_or(outcome = 'conflict') over (partition by row_no) then 'conflict' else outcome end as outcome
                from compared
            )
            select line_no, outcome from settled where outcome is not null
            """;

    /** For mappings that only warn of conflicts: the last of the conflicting rows counts. */
    private static final String ACCEPT_LAST_CONFLICTING =
            """
            with last as (
                select distinct on (s.row_no) s.row_no, s.line_no
                from row_outcome j join staged s using (line_no)
                where j.outcome = 'conflict'
                order by s.row_no, s.updated_at desc nulls last, s.line_no desc
            )
            delete from row_outcome where line_no in (select line_no from last)
            """;

    private static final String SUPERSEDE_CONFLICTING =
            "update row_outcome set outcome = 'superseded' where outcome = 'conflict'";

    private static final String CONFLICTING =
            "select line_no from row_outcome where outcome = 'conflict' order by line_no";

    /** Counts rows that equal an earlier version and that nothing orders; they are treated as superseded. */
    private static final String SUPERSEDE_EARLIER =
            """
            with again as (update row_outcome set outcome = 'superseded' where outcome = 'earlier' returning line_no)
            select count(*) as n, coalesce(min(line_no), 0) as line from again
            """;

    private static final String COUNT = "select outcome, count(*) as n from row_outcome group by outcome";

    private static final String SAVE_REJECTED =
            """
            insert into rejected_row (file_id, line_no, cells, reasons, row_key)
            select :file, line_no, cells, reasons, row_key from staged where reasons is not null
            """;

    private final JdbcClient sql;
    private final Map<RecordType, RecordTables> tables = new EnumMap<>(RecordType.class);

    public Merge(JdbcClient sql, List<RecordTables> tables) {
        this.sql = sql;
        tables.forEach(t -> this.tables.put(t.recordType(), t));
    }

    /** The statements of a record type. */
    public RecordTables tables(RecordType recordType) {
        return java.util.Objects.requireNonNull(tables.get(recordType));
    }

    /** Waits for the lock of the ingest, and creates the temporary tables of this transaction. */
    public void begin(RecordType recordType) {
        sql.sql(LOCK_INGEST).query().singleRow();
        sql.sql(MORE_MEMORY).update();
        sql.sql(tables(recordType).createStaged()).update();
        sql.sql(CREATE_ROW_OUTCOME).update();
    }

    /**
     * The outcomes of the accepted rows that are not simply new.
     *
     * @param counts number of rows by outcome
     * @param earlier how many of the superseded rows equal an earlier version without a moment that orders them
     * @param earlierLine the first line of these; 0 without any
     * @param reused numbers that were stored before with another day or other answers
     */
    public record Merged(Map<String, Long> counts, long earlier, long earlierLine, Optional<ReusedNumbers> reused) {

        /** 0 for an outcome that did not occur. */
        public long count(String outcome) {
            return counts.getOrDefault(outcome, 0L);
        }
    }

    /**
     * Numbers that were stored before and come again with another day or other answers.
     *
     * @param n how many
     * @param others of these, how many come with another day or person, which no update changes
     * @param known how many of the file's numbers were stored before
     * @param number the first of them
     * @param before its day so far, in ISO form
     * @param now its day in this file
     * @param far whether these days are in different months
     */
    public record ReusedNumbers(
            long n, long others, long known, String number, String before, String now, boolean far) {

        /** More others than these, and than one known number in so many, are no corrections of single rows. */
        private static final int FEW = 3;

        private static final int ONE_IN = 50;

        /**
         * Whether the numbers seem to begin anew: most of the known ones come with another day or other answers, and not
         * just a single one that may be a correction, or more than a few come with another day or person.
         */
        public boolean isAsked() {
            return n * 2 >= known && (n > 1 || far && n == 1) || others > FEW && others * ONE_IN > known;
        }
    }

    /**
     * Two numbers that differ only in leading zeros.
     *
     * @param first the one with the zeros
     */
    public record LeadingZeros(String first, String second) {}

    private record Earlier(long n, long line) {}

    /**
     * Merges the staged rows, and saves the rejected ones.
     *
     * @param onConflict what rows of one number that contradict each other lead to
     */
    public Merged merge(RecordType recordType, SourceFiles.SourceFile entry, Rule.RuleAction onConflict) {
        long fileId = entry.fileId();
        sql.sql(ANALYZE_STAGED).update();
        sql.sql(tables(recordType).restage()).param("file", fileId).update();
        sql.sql(COMPARE_DUPLICATES).update();
        if (onConflict == Rule.RuleAction.WARN) {
            sql.sql(ACCEPT_LAST_CONFLICTING).update();
            sql.sql(SUPERSEDE_CONFLICTING).update();
        }
        sql.sql(tables(recordType).compareWithStored())
                .param("first", entry.firstId())
                .update();
        Earlier earlier = sql.sql(SUPERSEDE_EARLIER)
                .query((row, n) -> new Earlier(row.getLong("n"), row.getLong("line")))
                .single();
        Map<String, Long> counts = new java.util.HashMap<>();
        sql.sql(COUNT)
                .query((row, n) -> counts.put(row.getString("outcome"), row.getLong("n")))
                .list();
        Optional<ReusedNumbers> reused =
                counts.containsKey("newer") ? reused(recordType, entry.firstId()) : Optional.empty();
        tables(recordType).merge(sql, fileId);
        sql.sql(SAVE_REJECTED).param("file", fileId).update();
        return new Merged(counts, earlier.n(), earlier.line(), reused);
    }

    private Optional<ReusedNumbers> reused(RecordType recordType, long firstId) {
        return sql.sql(tables(recordType).countReused())
                .param("first", firstId)
                .query((row, n) -> new ReusedNumbers(
                        row.getLong("n"),
                        row.getLong("others"),
                        row.getLong("known"),
                        String.valueOf(row.getString("number")),
                        String.valueOf(row.getString("before")),
                        String.valueOf(row.getString("now")),
                        row.getBoolean("far")))
                .optional()
                .filter(reused -> reused.n() > 0);
    }

    /**
     * Two stored numbers that differ only in leading zeros, at least one of them of this file.
     *
     * @param prefix that the mapping puts before its numbers
     */
    public Optional<LeadingZeros> leadingZeros(RecordType recordType, long fileId, String prefix) {
        return sql.sql(tables(recordType).leadingZeros())
                .param("file", fileId)
                .param("prefix", prefix)
                .query((row, n) -> new LeadingZeros(row.getString("first"), row.getString("second")))
                .optional();
    }

    /** The number of a request that rows of the file name and that is not stored, with one that is. */
    public Optional<LeadingZeros> leadingZerosOfRequests(RecordType recordType, long fileId) {
        return sql.sql(tables(recordType).leadingZerosOfRequests())
                .param("file", fileId)
                .query((row, n) -> new LeadingZeros(row.getString("first"), row.getString("second")))
                .optional();
    }

    /** The lines of the rows in conflict, ascending. */
    public List<Long> conflictingLines() {
        return sql.sql(CONFLICTING).query(Long.class).list();
    }

    /** How many rows of the file name a request that is not stored yet. */
    public long unknownRequests(RecordType recordType, long fileId) {
        return sql.sql(tables(recordType).countUnknownRequests())
                .param("file", fileId)
                .query(Long.class)
                .single();
    }
}

package org.rida.intake.store;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A record type whose rows have a number and versions: the newest version of each number is current, earlier ones
 * are in the history. In the statements {@code {table}}, {@code {number}} and {@code {columns}} are replaced by the
 * names of the record type.
 */
abstract class VersionedTables implements RecordTables {

    /** The columns get the types of the table itself. */
    private static final String CREATE_STAGED =
            """
            create temp table staged on commit drop as
            select {number} as row_no, {columns}, line_no, null::text as row_key, null::jsonb as cells, null::jsonb as reasons
            from {table}
            with no data
            """;

    private static final String COPY_NEW = "copy {table} ({columns}, file_id, line_no) from stdin with (format binary)";

    private static final String ANY_STORED = "select from {table} limit 1";

    private static final String KNOWN_NUMBERS = "select {number} from {table} where {number} = any(?)";

    /**
     * {@code + 0} keeps the planner from using the index on {@code file_id}: the statistics are older than this file
     * and predict that the index yields few rows, while it yields all rows of the file for each staged one.
     */
    private static final String RESTAGE =
            """
            with taken as (
                delete from {table} r using staged s
                where s.reasons is null and r.{number} = s.row_no and r.file_id + 0 = :file
                returning r.*
            )
            insert into staged (row_no, {columns}, line_no)
            select {number}, {columns}, line_no from taken
            """;

    /**
     * The moment of update decides which of two versions is newer. Where both have the same or none, the file that was
     * first sent later counts, and a version that was replaced before does not come back.
     */
    private static final String COMPARE_WITH_STORED =
            """
            insert into row_outcome (line_no, outcome)
            select s.line_no,
                case
                    when ({s.columns}) is not distinct from ({r.columns}) then 'unchanged'
                    when s.updated_at < r.updated_at then 'superseded'
                    when s.updated_at > r.updated_at then 'newer'
                    when coalesce(f.first_file_id, f.file_id) > :first then 'superseded'
                    when coalesce(f.first_file_id, f.file_id) = :first then 'newer'
                    when exists (
                        select from {table}_history h
                        where h.{number} = s.{number}
                          and h.version = to_jsonb(s) - array['row_no', 'line_no', 'row_key', 'cells', 'reasons'])
                        then 'earlier'
                    else 'newer'
                end
            from staged s join {table} r using ({number}) left join source_file f on f.file_id = r.file_id
            where s.reasons is null and not exists (select from row_outcome j where j.line_no = s.line_no)
            """;

    /** Only short numbers that end in digits can be counters which begin anew. */
    private static final String COUNT_REUSED =
            """
            select count(*) filter (where moved) as n, count(*) as known, count(*) filter (where moved and other) as others,
                (array_agg(number order by line_no) filter (where moved))[1] as number,
                (array_agg(before order by line_no) filter (where moved))[1] as before,
                (array_agg(now order by line_no) filter (where moved))[1] as now,
                coalesce((array_agg(date_trunc('month', before) <> date_trunc('month', now) order by line_no)
                    filter (where moved))[1], false) as far
            from (
                select s.{number} as number, s.line_no, r.{day} as before, s.{day} as now, coalesce({other}, false) as other,
                    j.outcome = 'newer' and s.updated_at is null and ({moved}) as moved
                from staged s
                    join row_outcome j on j.line_no = s.line_no and j.outcome in ('newer', 'unchanged')
                    join {table} r using ({number})
                    left join source_file f on f.file_id = r.file_id
                where coalesce(f.first_file_id, f.file_id) is distinct from :first
                  and length(s.{number}) < 20 and s.{number} ~ '[0-9]$'
            ) k
            """;

    /**
     * A sample is enough for a hint. In the order of text, numbers that begin with 0 lie between 0 and 1. {@code + 0}
     * as in {@link #RESTAGE}.
     */
    private static final String LEADING_ZEROS =
            """
            with zeros as (
                (select {number} as number from {table}
                 where file_id + 0 = :file and {number} >= :prefix || '0' and {number} < :prefix || '1' limit 20000)
                union
                (select {number} from {table}
                 where {number} >= :prefix || '0' and {number} < :prefix || '1' limit 20000)
            )
            select z.number as first, p.{number} as second
            from (
                select number, :prefix || ltrim(substr(number, length(:prefix) + 1), '0') as short
                from zeros where substr(number, length(:prefix) + 1) ~ '^0+[1-9]'
            ) z
                join {table} p on p.{number} = z.short
                join {table} q on q.{number} = z.number
            where p.file_id = :file or q.file_id = :file
            limit 1
            """;

    /** What is replaced goes to the history before it is overwritten, in the transaction of the file. */
    private static final String SAVE_REPLACED =
            """
            insert into {table}_history ({number}, version, file_id, line_no, replaced_by_file_id)
            select r.{number}, to_jsonb(r) - array['file_id', 'line_no'], r.file_id, r.line_no, :file
            from {table} r
                join staged s using ({number})
                join row_outcome j on j.line_no = s.line_no and j.outcome = 'newer'
            """;

    private static final String REPLACE =
            """
            update {table} r set ({columns}, file_id, line_no) = row({s.columns}, :file, s.line_no)
            from staged s join row_outcome j on j.line_no = s.line_no and j.outcome = 'newer'
            where r.{number} = s.{number}
            """;

    /** Rows without any outcome are those whose number was not stored before. */
    private static final String ADD =
            """
            insert into {table} ({columns}, file_id, line_no)
            select {s.columns}, :file, s.line_no
            from staged s left join row_outcome j on j.line_no = s.line_no
            where s.reasons is null and j.line_no is null
            """;

    /** Versions that arrive after a newer one are saved in the history, too, as replaced by the current one. */
    private static final String SAVE_LATE =
            """
            insert into {table}_history ({number}, version, file_id, line_no, replaced_by_file_id)
            select distinct on (s.{number}, s.version) s.{number}, s.version, :file, s.line_no, r.file_id
            from (
                select s.{number}, s.line_no,
                    to_jsonb(s) - array['row_no', 'line_no', 'row_key', 'cells', 'reasons'] as version
                from staged s join row_outcome j on j.line_no = s.line_no and j.outcome = 'superseded'
            ) s
                join {table} r using ({number})
            where s.version <> to_jsonb(r) - array['file_id', 'line_no']
              and not exists (
                  select from {table}_history h where h.{number} = s.{number} and h.version = s.version)
            order by s.{number}, s.version, s.line_no
            """;

    private final String table;
    private final String number;
    private final List<String> columns;
    private final String day;
    private final String moved;
    private final String other;

    /**
     * @param columns in the order of the fields' slots; the number is the first, {@code updated_at} the last
     * @param day the main day
     * @param moved condition for a staged row {@code s} that is not another version of the stored row {@code r}
     * @param other condition under which the rows are of another day or person, which no update changes
     */
    VersionedTables(String table, List<String> columns, String day, String moved, String other) {
        this.day = day;
        this.moved = moved;
        this.other = other;
        this.table = table;
        this.number = columns.get(0);
        this.columns = columns;
    }

    @Override
    public String createStaged() {
        return expand(CREATE_STAGED);
    }

    @Override
    public String copyNew() {
        return expand(COPY_NEW);
    }

    @Override
    public String anyStored() {
        return expand(ANY_STORED);
    }

    @Override
    public String knownNumbers() {
        return expand(KNOWN_NUMBERS);
    }

    @Override
    public String restage() {
        return expand(RESTAGE);
    }

    @Override
    public String compareWithStored() {
        return expand(COMPARE_WITH_STORED);
    }

    @Override
    public String countReused() {
        return expand(COUNT_REUSED);
    }

    @Override
    public String leadingZeros() {
        return expand(LEADING_ZEROS);
    }

    /**
     * The order matters: versions are copied to the history before they are replaced, and late ones are compared
     * with the replacement.
     */
    @Override
    public void merge(JdbcClient sql, long fileId) {
        for (String statement : List.of(SAVE_REPLACED, REPLACE, ADD, SAVE_LATE)) {
            sql.sql(expand(statement)).param("file", fileId).update();
        }
    }

    @Override
    public Withdrawn countWithdrawn(JdbcClient sql, Long[] files) {
        return new WithdrawnVersions(sql, this::expand, files).count();
    }

    @Override
    public void withdraw(JdbcClient sql, Long[] files) {
        new WithdrawnVersions(sql, this::expand, files).remove();
    }

    /** Replaces the placeholders of a statement. */
    private String expand(String statement) {
        return statement
                .replace("{table}", table)
                .replace("{day}", day)
                .replace("{moved}", moved)
                .replace("{other}", other)
                .replace("{number}", number)
                .replace("{columns}", columnList(c -> c))
                .replace("{s.columns}", columnList(c -> "s." + c))
                .replace("{v.columns}", columnList(c -> "v." + c))
                .replace("{r.columns}", columnList(c -> "r." + c));
    }

    private String columnList(UnaryOperator<String> as) {
        return columns.stream().map(as).collect(Collectors.joining(", "));
    }
}

package org.rida.report.block;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who send files, each by the mapping that reads theirs. */
@Repository
public class SenderStatistics {

    // What a file tells about decides in which month it is counted; one that was refused tells nothing, its arrival
    // counts.
    private static final String OF_MONTH =
            """
            select mapping,
                count(*) filter (where covered) as files,
                count(*) filter (where state = 'refused' and arrived between :first and :last) as refused,
                coalesce(sum(rows_read) filter (where covered), 0) as read,
                coalesce(sum(rows_merged) filter (where covered), 0) as merged,
                coalesce(sum(rows_rejected) filter (where covered), 0) as rejected,
                coalesce(sum(open_rejects), 0) as open,
                max(covers_to) filter (where covers_to <= :last) as reaches_to
            from (
                select f.*, cast(arrived_at at time zone :zone as date) as arrived,
                    state = 'merged' and covers_to between :first and :last as covered,
                    (select count(*) from rejection r where r.file_id = f.file_id and r.state = 'open') as open_rejects
                from received_file f
            ) f
            group by mapping order by mapping
            """;

    private static final String REASONS =
            """
            select mapping, reason ->> 'code' as code, reason ->> 'column' as column_name, count(*) as n,
                count(*) filter (where r.state = 'open') as open
            from rejection r
            join received_file f using (file_id)
            cross join lateral jsonb_array_elements(r.reasons) reason
            where f.covers_to between :first and :last
            group by 1, 2, 3
            order by mapping, n desc, code, column_name
            """;

    /**
     * What one sender's files of a month were like.
     *
     * @param files those that tell about the month
     * @param open rejected rows of all its files that wait to be mended
     * @param reachesTo the last day that any of its files tells about; null when none has a day
     */
    public record SenderCounts(
            String name,
            long files,
            long refused,
            long read,
            long merged,
            long rejected,
            long open,
            @Nullable LocalDate reachesTo) {}

    /** @param n rejected rows of the month for this reason; a row may have several */
    record RejectionCount(String source, String code, String column, long n, long open) {}

    private final JdbcClient sql;

    public SenderStatistics(JdbcClient sql) {
        this.sql = sql;
    }

    public List<SenderCounts> between(LocalDate first, LocalDate last, String zone) {
        return sql.sql(OF_MONTH)
                .param("first", first)
                .param("last", last)
                .param("zone", zone)
                .query((row, n) -> new SenderCounts(
                        row.getString("mapping"),
                        row.getLong("files"),
                        row.getLong("refused"),
                        row.getLong("read"),
                        row.getLong("merged"),
                        row.getLong("rejected"),
                        row.getLong("open"),
                        row.getObject("reaches_to", LocalDate.class)))
                .list();
    }

    List<RejectionCount> rejectionReasons(LocalDate first, LocalDate last) {
        return sql.sql(REASONS)
                .param("first", first)
                .param("last", last)
                .query((row, n) -> new RejectionCount(
                        row.getString("mapping"),
                        row.getString("code"),
                        row.getString("column_name"),
                        row.getLong("n"),
                        row.getLong("open")))
                .list();
    }
}

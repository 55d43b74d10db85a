package org.rida.report.block;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statistics of the received files by sender, that is by the mapping that reads them. */
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
     * Statistics of one sender's files in a period.
     *
     * @param name name of the mapping
     * @param files merged files whose last day is in the period
     * @param refused files refused as a whole that arrived in the period
     * @param read rows of the merged files
     * @param merged rows that became records
     * @param rejected rows rejected
     * @param open rejected rows of all files of the sender that still await correction, whatever their period
     * @param reachesTo the last day up to the period's end that any file covers; null when no file has a date
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

    /**
     * Rejections for one reason.
     *
     * @param source name of the mapping
     * @param code of the violated rule
     * @param column of the input file
     * @param n rejected rows of the period for this reason; a row can have several reasons
     * @param open those that still await correction
     */
    record RejectionCount(String source, String code, String column, long n, long open) {}

    private final JdbcClient sql;

    public SenderStatistics(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Statistics of all senders, by name.
     *
     * @param zone time zone identifier in which the day of arrival is determined
     */
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

    /** Reasons by sender, the most frequent first. */
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

package org.rida.intake.store;

/**
 * Counts the rows of a file that name a request which is not stored, among the rows of the staged table and those
 * already in their own.
 */
final class UnmatchedRequests {

    private static final String COUNT =
            """
            select count(distinct line_no)
            from (
                select request_no, line_no from staged where reasons is null
                union all
                select request_no, line_no from {table} where file_id = :file
            ) r
            where request_no is not null and not exists (select from request known where known.request_no = r.request_no)
            """;

    /** A sample is enough for a hint. */
    private static final String LEADING_ZEROS =
            """
            with unmatched as (
                select distinct request_no from {table} r
                where file_id + 0 = :file and request_no ~ '^[0-9]+$'
                  and not exists (select from request known where known.request_no = r.request_no)
                limit 20000
            )
            select u.request_no as first, q.request_no as second
            from unmatched u join request q on q.request_no = ltrim(u.request_no, '0')
            union all
            select q.request_no, u.request_no
            from unmatched u
                join (select request_no from request where request_no >= '0' and request_no < '1' limit 20000) q
                    on ltrim(q.request_no, '0') = u.request_no
            limit 1
            """;

    private UnmatchedRequests() {}

    /** Yields at most one pair of numbers that would match without leading zeros. */
    static String leadingZeros(String table) {
        return LEADING_ZEROS.replace("{table}", table);
    }

    /** @param table {@code response} or {@code invitation} */
    static String among(String table) {
        return COUNT.replace("{table}", table);
    }
}

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

    private UnmatchedRequests() {}

    /** @param table {@code response} or {@code invitation} */
    static String among(String table) {
        return COUNT.replace("{table}", table);
    }
}

package org.rida.intake.store;














/** How many rows of a file name a request that has not come yet, whether they are staged still or stored already. */
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

    static String among(String table) {
        return COUNT.replace("{table}", table);
    }
}

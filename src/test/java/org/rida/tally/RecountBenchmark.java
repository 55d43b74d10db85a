package org.rida.tally;

import java.nio.file.Path;
import java.time.Duration;
import org.rida.policy.PolicyReader;

/**
 * Not a test: how long a full recount of ten years takes, part by part. Run its main method from the test class path; the
 * first argument is the number of requests. Half as many responses and invitations come with them.
 */
final class RecountBenchmark {

    private static final String REQUESTS =
            """
            insert into request (request_no, received_on, kind, channel, service, department, segment, party, outreach,
                verified_on, submitted_on, decided_on, decision, replied_on, left_on, left_reason, file_id, line_no)
            select 'n' || n, day, (array['aid','registration','complaint','enquiry','volunteering'])[1 + n % 5],
                (array['interview','phone','social','letter','help','website'])[1 + n % 6],
                (array['food','rent','repair','school','medicine'])[1 + n % 5], (array['aid','research'])[1 + n % 2],
                (array['orphan','widow','elderly','disabled'])[1 + n % 4], (array['beneficiary','supporter'])[1 + n % 2], n % 9 = 0,
                day + n % 4, day + n % 4 + n % 5, day + n % 4 + n % 5 + 2, case when n % 3 = 0 then 'rejected' else 'accepted' end,
                case when n % 24 > 0 and n % 1000 <> 12 then day + n % 4 + n % 5 + 2 + n % 7 + case when n % 50 = 1 then 150 else 0 end end,
                case when n % 24 = 0 then day + 9 end, case when n % 24 = 0 then 'withdrawn' end, 1, n
            from (select n, date '2016-11-01' + (n::bigint * 3650 / :n)::int as day from generate_series(1, :n) n) days
            """;

    private static final String RESPONSES =
            """
            insert into response (response_no, request_no, answered_on, mode, scores, comment, file_id, line_no)
            select 'r' || request_no, request_no, received_on + 20, (array['phone','link','paper'])[1 + line_no % 3],
                jsonb_build_object('overall', 1 + line_no % 5, 'procedures', 1 + line_no % 4, 'provider', 2 + line_no % 4, 'speed', 1 + line_no % 5,
                    'clarity', 1 + line_no % 3, 'access', 3, 'recommend', line_no % 11, 'effort', 1 + line_no % 7, 'before', 3, 'after', 4, 'told-right', 1),
                case line_no % 6 when 0 then 'تأخر الرد علينا والمقر بعيد والموظفين ما قصروا الله يجزاهم خير' when 2 then 'جزاكم الله خير على السلة' end, 1, line_no
            from request where line_no % 2 = 0
            """;

    private RecountBenchmark() {}

    public static void main(String[] arguments) {
        int requests = arguments.length == 0 ? 500_000 : Integer.parseInt(arguments[0]);
        Ledger ledger = new Ledger();
        ledger.requests("2026-10-31");
        ledger.sql.sql(REQUESTS).param("n", requests).update();
        ledger.sql.sql(RESPONSES).update();
        ledger.sql
                .sql("insert into invitation select request_no, answered_on - 3, mode, 1, line_no from response")
                .update();
        ledger.sql.sql("analyze").update();
        long[] since = {System.nanoTime()};
        long began = since[0];
        new Tally(ledger.database, PolicyReader.read(Path.of("jobs/policy"))).recountAll((done, of) -> {
            System.out.printf("  before part %d of %d: %,d ms%n", done, of, millis(since[0]));
            since[0] = System.nanoTime();
        });
        System.out.printf("  last part: %,d ms%n%,d requests: %,d ms%n", millis(since[0]), requests, millis(began));
        System.exit(0);
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }
}

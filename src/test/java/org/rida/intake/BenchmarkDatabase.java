package org.rida.intake;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.postgresql.PGConnection;
import org.rida.database.embedded.DurableDatabase;
import org.rida.intake.format.TestIntake;

/** The embedded server with the durability of production; emptied before each measurement. */
final class BenchmarkDatabase implements AutoCloseable {

    private static final String EMPTY =
            """
            truncate request, earlier_answer, request_history, response, response_history, invitation, rejected_row,
                file_progress, source_file
            """;

    private static final String FILL =
            """
            insert into request (request_no, received_on, kind, channel, service, department, segment, party, outreach,
                beneficiary_key, informed_on, verified_on, signed_on, submitted_on, decided_on, decision, replied_on,
                updated_at, file_id, line_no)
            select 'R-' || n, day, 'aid', 'phone', 'food', 'social', 'low-income', 'beneficiary', false,
                md5((n % 100000)::text), day, day, day, day, day + 7, 'accepted', day + 9, day + 9, 0, n
            from generate_series(cast(:from as bigint), :to) n
                cross join lateral (select date '2012-01-01' + (n * 7919 % 3600)::int as day) d
            """;

    private final Path data;
    private final DurableDatabase server;
    private final HikariDataSource pool = new HikariDataSource();

    BenchmarkDatabase(Path data) {
        this.data = data;
        this.server = DurableDatabase.open(data);
        pool.setDataSource(server.dataSource());
    }

    /** An intake on empty tables; writes of the measurement before may still be in progress. */
    TestIntake empty() {
        TestIntake rida = new TestIntake(data, pool);
        rida.sql.sql(EMPTY).update();
        rida.sql.sql("drop table if exists bare").update();
        return rida;
    }

    /** An intake on tables that hold so many other requests. */
    TestIntake holding(int requests, int from) {
        TestIntake rida = empty();
        int piece = 500_000;
        for (int done = 0; done < requests; done += piece) {
            rida.sql
                    .sql(FILL)
                    .param("from", from + done)
                    .param("to", from + Math.min(requests, done + piece) - 1)
                    .update();
        }
        rida.sql.sql("vacuum analyze request").update();
        return rida;
    }

    /** {@code psql \copy} into a table without keys or types; the driver's COPY where psql is missing. */
    void bareCopy(TestIntake rida, Path file) throws Exception {
        rida.sql
                .sql("create table bare (" + String.join(" text, ", BenchmarkRows.COLUMNS) + " text)")
                .update();
        try {
            String command = "\\copy bare from '" + file + "' with (format csv, header)";
            Process psql = new ProcessBuilder("psql", "-q", "-X", "-c", command, server.address())
                    .inheritIO()
                    .start();
            if (psql.waitFor() != 0) {
                throw new IllegalStateException("psql ended with " + psql.exitValue());
            }
        } catch (IOException e) {
            System.out.println("  psql is not here: the driver's CopyManager instead");
            copyManager(file);
        }
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }

    private void copyManager(Path file) throws Exception {
        try (Connection connection = pool.getConnection();
                var in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin with (format csv, header)", in, 1 << 16);
        }
    }
}

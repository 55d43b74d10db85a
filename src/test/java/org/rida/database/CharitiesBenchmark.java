package org.rida.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What it costs to keep many charities in one database: 200 charities with 28 months of 350 requests each, two million rows, in three
 * layouts: one table with a column for the charity and row-level security, one schema for each charity, and one table with monthly
 * partitions. The times are printed and written down in {@code src/docs/scale.md}; {@code -Drida.scale.charities=200} for all of it.
 */
@Tag("campaign")
class CharitiesBenchmark {

    private static final int CHARITIES = Integer.getInteger("rida.scale.charities", 200);
    private static final int MONTHS = 28;
    private static final int PER_MONTH = 350;

    /** As wide as a request is on average: 15 columns, of which a recount reads the dates. */
    private static final String COLUMNS =
            """
            charity int not null, request_no text not null, received_on date not null, kind text not null, channel text not null,
            service text, department text, beneficiary_key bytea, replied_on date, decided_on date, decision text, file_id bigint,
            line_no int
            """;

    /** A month of a charity. Seeds by hash, so that the layouts hold the same rows. */
    private static final String ROWS =
            """
            select c, 'R-' || m || '-' || n, date '2024-07-01' + make_interval(months => m, days => n %% 28), 'aid',
                (array['phone','website','interview','letter'])[1 + n %% 4], 's' || n %% 7, 'd' || n %% 5,
                decode(md5(c || '-' || n), 'hex'), date '2024-07-01' + make_interval(months => m, days => n %% 28 + n %% 19), null, null,
                m, n
            from generate_series(%s) c, generate_series(%s) m, generate_series(1, %d) n
            """;

    private static final String RECOUNT =
            """
            select channel, count(*), count(*) filter (where replied_on - received_on <= 14) from %s
            where received_on >= date '2026-10-01' and received_on < date '2026-11-01' %s group by channel
            """;

    private final List<String> lines = new ArrayList<>();

    @Test
    void layouts() {
        columnWithPolicy();
        schemas();
        partitions();
        lines.forEach(System.out::println);
    }

    private void columnWithPolicy() {
        JdbcClient sql = database();
        run(sql, "create table request (" + COLUMNS + ", primary key (charity, request_no))");
        run(sql, "create index on request (charity, received_on)");
        run(sql, "alter table request enable row level security");
        run(sql, "create policy own on request using (charity = current_setting('rida.charity')::int)");
        run(sql, "create role charity_user");
        run(sql, "grant all on request to charity_user");
        String filled = rows("1, " + CHARITIES, "0, 26", PER_MONTH);
        time("column: 27 months of all", () -> run(sql, "insert into request " + filled));
        run(sql, "analyze request");
        time("column: one month of one charity, as owner", () -> run(sql, insert("request", 1, 27)));
        run(sql, "delete from request where charity = 1 and file_id = 27");
        run(sql, "set role charity_user");
        run(sql, "set rida.charity = '1'");
        time("column: one month of one charity, with the policy", () -> run(sql, insert("request", 1, 27)));
        time("column: recount of a month, with the policy", () -> run(sql, RECOUNT.formatted("request", "")));
        assertThat(sql.sql("select distinct charity from request")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
        assertThatThrownBy(() -> run(sql, insert("request", 2, 27))).hasStackTraceContaining("row-level security");
        run(sql, "reset role");
        time(
                "column: recount of a month, as owner with a condition",
                () -> run(sql, RECOUNT.formatted("request", "and charity = 1")));
        time("column: months of all charities", () -> {
            for (int charity = 2; charity <= CHARITIES; charity++) {
                run(sql, insert("request", charity, 27));
            }
        });
        time("column: recount of all charities, one by one", () -> {
            for (int charity = 1; charity <= CHARITIES; charity++) {
                run(sql, RECOUNT.formatted("request", "and charity = " + charity));
            }
        });
        size(sql, "column");
        drop(sql);
    }

    private void schemas() {
        JdbcClient sql = database();
        time("schemas: all created", () -> {
            for (int charity = 1; charity <= CHARITIES; charity++) {
                run(sql, "create schema c" + charity);
                run(sql, "create table c" + charity + ".request (" + COLUMNS + ", primary key (request_no))");
                run(sql, "create index on c" + charity + ".request (received_on)");
            }
        });
        time("schemas: 27 months of all", () -> {
            for (int charity = 1; charity <= CHARITIES; charity++) {
                run(sql, "insert into c" + charity + ".request " + rows(charity + ", " + charity, "0, 26", PER_MONTH));
            }
        });
        run(sql, "analyze c1.request");
        time("schemas: one month of one charity", () -> run(sql, insert("c1.request", 1, 27)));
        time("schemas: recount of a month", () -> run(sql, RECOUNT.formatted("c1.request", "")));
        time("schemas: months of all charities", () -> {
            for (int charity = 2; charity <= CHARITIES; charity++) {
                run(sql, insert("c" + charity + ".request", charity, 27));
            }
        });
        time("schemas: recount of all charities, one by one", () -> {
            for (int charity = 1; charity <= CHARITIES; charity++) {
                run(sql, RECOUNT.formatted("c" + charity + ".request", ""));
            }
        });
        size(sql, "schemas");
        drop(sql);
    }

    /** Of one large charity: as many rows as all have together. */
    private void partitions() {
        for (boolean partitioned : new boolean[] {false, true}) {
            String layout = partitioned ? "partitions: " : "one table: ";
            JdbcClient sql = database();
            run(
                    sql,
                    "create table request (" + COLUMNS + ")"
                            + (partitioned ? " partition by range (received_on)" : ""));
            if (partitioned) {
                for (int month = 0; month < MONTHS; month++) {
                    run(
                            sql,
                            ("create table request_%d partition of request for values from"
                                            + " (date '2024-07-01' + interval '%d months') to (date '2024-07-01' + interval '%d months')")
                                    .formatted(month, month, month + 1));
                }
                run(sql, "alter table request add primary key (request_no, received_on)");
            } else {
                run(sql, "alter table request add primary key (request_no)");
            }
            run(sql, "create index on request (received_on)");
            time(
                    layout + "27 months",
                    () -> run(sql, "insert into request " + rows("1, 1", "0, 26", PER_MONTH * CHARITIES)));
            run(sql, "analyze request");
            time(
                    layout + "a month",
                    () -> run(sql, "insert into request " + rows("1, 1", "27, 27", PER_MONTH * CHARITIES)));
            time(layout + "recount of a month", () -> run(sql, RECOUNT.formatted("request", "")));
            time(
                    layout + "one request by its number",
                    () -> run(sql, "select count(*) from request where request_no = 'R-13-77'"));
            time(
                    layout + "a month replaced",
                    () -> run(sql, "update request set decision = 'accepted' where file_id = 26"));
            time(layout + "vacuum", () -> run(sql, "vacuum analyze request"));
            size(sql, layout);
            drop(sql);
        }
    }

    private static String insert(String table, int charity, int month) {
        return "insert into " + table + " " + rows(charity + ", " + charity, month + ", " + month, PER_MONTH);
    }

    private static String rows(String charities, String months, int perMonth) {
        return ROWS.formatted(charities, months, perMonth);
    }

    private JdbcClient database() {
        DriverManagerDataSource address = new DriverManagerDataSource(TestDatabase.emptyUrl(), "postgres", "");
        // one session, as settings and roles belong to it
        return JdbcClient.create(new SingleConnectionDataSource(connection(address), true));
    }

    private static Connection connection(DriverManagerDataSource address) {
        try {
            return address.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(JdbcClient sql, String statement) {
        if (statement.startsWith("select")) {
            sql.sql(statement).query().listOfRows();
        } else {
            sql.sql(statement).update();
        }
    }

    /** Frees the disk for the next layout. */
    private static void drop(JdbcClient sql) {
        sql.sql(
                        "select format('drop schema %I cascade', nspname) from pg_namespace where nspname ~ '^(c[0-9]+|public)$'")
                .query(String.class)
                .list()
                .forEach(statement -> run(sql, statement));
        sql.sql("checkpoint").update();
    }

    private void size(JdbcClient sql, String layout) {
        lines.add(layout + " size "
                + sql.sql("select pg_size_pretty(pg_database_size(current_database()))")
                        .query(String.class)
                        .single());
    }

    private void time(String what, Runnable work) {
        long began = System.nanoTime();
        work.run();
        lines.add("%s: %.1f ms".formatted(what, (System.nanoTime() - began) / 1e6));
    }
}

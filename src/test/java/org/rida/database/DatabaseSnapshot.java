package org.rida.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * All rows of a database as they were at one moment, kept beside them, to which it can be set back. Sequences go on: what is added
 * later has numbers that nothing had before.
 */
public final class DatabaseSnapshot {

    /** Kept in memory by the scheduler as well, which would not notice. */
    private static final String OF_SCHEDULER = "qrtz_";

    /** Other sessions with a transaction that has changed something: counting months takes seconds and many of them. */
    private static final String WRITERS =
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null
            """;

    private static final int MOST_LOOKS = 600;

    private final DataSource database;
    private final Map<String, String> columns;
    private Set<TableState> states;

    /** Differs after every change: a row that is added or replaced has the number of a later transaction, and one that is gone is not counted. */
    private record TableState(String table, long rows, long newest) {}

    /** Keeps the rows as they are now, in a schema of their own. */
    public DatabaseSnapshot(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection()) {
            columns = DatabaseCopy.tables(connection);
            columns.keySet().removeIf(table -> table.startsWith(OF_SCHEDULER));
            JdbcClient sql = client(connection);
            sql.sql("create schema kept").update();
            for (String table : columns.keySet()) {
                sql.sql("create table kept.%1$s as table public.%1$s".formatted(table))
                        .update();
            }
            states = states(sql);
        }
    }

    /** Sets every table back that was changed, once what the last test has begun in the background is at its end. */
    public void restore() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            JdbcClient sql = client(connection);
            awaitWriters(sql);
            List<String> changed = states(sql).stream()
                    .filter(state -> !states.contains(state))
                    .map(TableState::table)
                    .toList();
            connection.setAutoCommit(false);
            try {
                // rows come table by table, in no order that foreign keys know, and also to where rows are only added
                sql.sql("set local session_replication_role = replica").update();
                for (String table : changed) {
                    sql.sql("delete from " + table).update();
                    sql.sql("insert into %1$s (%2$s) overriding system value select %2$s from kept.%1$s"
                                    .formatted(table, columns.get(table)))
                            .update();
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            states = states(sql);
        }
    }

    /** Work of several transactions has moments between them, so one look is not enough. */
    private static void awaitWriters(JdbcClient sql) throws InterruptedException {
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < 3; look++) {
            quiet = sql.sql(WRITERS).query(Long.class).single() == 0 ? quiet + 1 : 0;
            Thread.sleep(50);
        }
    }

    private Set<TableState> states(JdbcClient sql) {
        return sql.sql(columns.keySet().stream()
                        .map(
                                "select '%1$s' as \"table\", count(*) as rows, coalesce(max(xmin::text::bigint), 0) as newest from %1$s"
                                        ::formatted)
                        .collect(Collectors.joining(" union all ")))
                .query(TableState.class)
                .set();
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}

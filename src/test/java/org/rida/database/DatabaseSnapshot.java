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

    /** Sets every table back that was changed. */
    public void restore() throws SQLException {
        try (Connection connection = database.getConnection()) {
            JdbcClient sql = client(connection);
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

package org.rida.database.embedded;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates the role and the database at the first start; the superuser is used for nothing else. */
public final class DatabaseInitializer {

    /** Owner of the database; no superuser. */
    public static final String ROLE = "rida";
    /** The only database of the server. */
    public static final String DATABASE = "rida";

    private static final String ROLE_EXISTS = "select count(*) from pg_roles where rolname = :name";
    private static final String DATABASE_EXISTS = "select count(*) from pg_database where datname = :name";

    private DatabaseInitializer() {}

    /**
     * @param superuser data source of the cluster's superuser
     * @param password for the role
     */
    static void createDatabase(DataSource superuser, String password) {
        JdbcClient sql = JdbcClient.create(superuser);
        if (missing(sql, ROLE_EXISTS, ROLE)) {
            // "create role" takes no parameters; the password is generated hexadecimal text and needs no escaping
            sql.sql("create role rida login password '" + password + "'").update();
        }
        // processes that join the server ask it for its data directory
        sql.sql("grant pg_read_all_settings to rida").update();
        if (missing(sql, DATABASE_EXISTS, DATABASE)) {
            sql.sql("create database rida owner rida").update();
        }
    }

    private static boolean missing(JdbcClient sql, String query, String name) {
        return sql.sql(query).param("name", name).query(Long.class).single() == 0;
    }
}

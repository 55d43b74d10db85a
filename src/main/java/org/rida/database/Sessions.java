package org.rida.database;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Who uses a server: each process's sessions bear its name. */
final class Sessions {

    private static final String OTHERS =
            """
            select count(*) from pg_stat_activity
            where application_name like 'rida %' and application_name not like 'rida ' || :pid || ' %'
            """;

    private Sessions() {}

    /** Sessions of other processes than this one; 0 when the server lets nobody in. */
    static long ofOthers(ClusterFolder folder, Postmaster server) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + FirstStart.DATABASE + "?loginTimeout=5";
        try {
            return JdbcClient.create(new DriverManagerDataSource(url, FirstStart.ROLE, folder.password()))
                    .sql(OTHERS)
                    .param("pid", Long.toString(ProcessHandle.current().pid()))
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            return 0;
        }
    }
}

package org.rida.database;

import java.util.List;
import org.rida.database.embedded.DataDirectory;
import org.rida.database.embedded.DatabaseInitializer;
import org.rida.database.embedded.PostmasterPid;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Finds the processes that use a server, by the {@link ApplicationName} of their sessions. Names have the form of
 * ApplicationName: "rida", process id, random part.
 */
public final class ServerSessions {

    private static final String NAMES =
            "select distinct split_part(application_name, ' ', 2) from pg_stat_activity where application_name like 'rida %'";

    private ServerSessions() {}

    /**
     * Whether another live process has sessions. Those of a killed process remain for a moment and do not count. A server
     * that does not answer counts as unused.
     *
     * @param folder with the password
     * @param server that is running in it
     */
    public static boolean existInOtherProcesses(DataDirectory folder, PostmasterPid server) {
        String url =
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + DatabaseInitializer.DATABASE + "?loginTimeout=5";
        try {
            List<String> processes = JdbcClient.create(
                            new DriverManagerDataSource(url, DatabaseInitializer.ROLE, folder.password()))
                    .sql(NAMES)
                    .query(String.class)
                    .list();
            return processes.stream().anyMatch(ServerSessions::isOtherAndAlive);
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static boolean isOtherAndAlive(String process) {
        long pid = Long.parseLong(process);
        return pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}

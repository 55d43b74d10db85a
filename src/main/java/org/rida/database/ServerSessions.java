package org.rida.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.rida.database.embedded.DataDirectory;
import org.rida.database.embedded.DatabaseInitializer;
import org.rida.database.embedded.PostmasterPid;
import org.rida.i18n.Problem;
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

    /** SQL state invalid_password. */
    private static final String WRONG_PASSWORD = "28P01";

    private ServerSessions() {}

    /**
     * Whether another live process has sessions. Those of a killed process remain for a moment and do not count. A server
     * that does not answer, or answers for another folder, counts as unused.
     *
     * @param folder with the password
     * @param server that is running in it
     */
    public static boolean existInOtherProcesses(DataDirectory folder, PostmasterPid server) {
        return answers(folder, server) && ask(folder, server, NAMES).stream().anyMatch(ServerSessions::isOtherAndAlive);
    }

    /**
     * Whether the server accepts the password and answers as the one whose data are in this folder. False before its role and
     * database exist.
     */
    public static boolean answers(DataDirectory folder, PostmasterPid server) {
        return ask(folder, server, "show data_directory").stream().map(Path::of).anyMatch(folder::isCluster);
    }

    private static List<String> ask(DataDirectory folder, PostmasterPid server, String query) {
        String url =
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + DatabaseInitializer.DATABASE + "?loginTimeout=5";
        try {
            return JdbcClient.create(new DriverManagerDataSource(url, DatabaseInitializer.ROLE, folder.password()))
                    .sql(query)
                    .query(String.class)
                    .list();
        } catch (DataAccessException e) {
            return List.of();
        }
    }

    /**
     * Does nothing for errors other than a refused log-in.
     *
     * @throws Problem when the server refused the password
     */
    public static void requireKnownPassword(DataDirectory folder, Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && WRONG_PASSWORD.equals(refused.getSQLState())) {
                throw Problem.because(error, "problem.database-password.other", "file", folder.passwordFile());
            }
        }
    }

    private static boolean isOtherAndAlive(String process) {
        long pid = Long.parseLong(process);
        return pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}

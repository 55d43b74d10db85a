package org.rida.command;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.job.RunDoor;
import org.rida.wording.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** What went wrong, in words that a person understands; the stack trace goes to the log. */
final class Failure {

    static final int FAILED = 1;
    static final int ALREADY_RUNNING = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final String CONNECTION_FAILED = "08";
    private static final String NOT_LET_IN = "28";

    private final Terminal terminal;

    Failure(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints one message and returns the exit code. */
    int report(Throwable error) {
        List<Throwable> causes = causes(error);
        Optional<Problem> problem = first(causes, Problem.class);
        Optional<PortInUseException> port = first(causes, PortInUseException.class);
        if (problem.isPresent()) {
            terminal.problem(problem.get().text());
            return problem.get() instanceof RunDoor.AlreadyRunning ? ALREADY_RUNNING : FAILED;
        }
        if (port.isPresent()) {
            terminal.problem(
                    "problem.port-in-use", "port", Integer.toString(port.get().getPort()));
        } else if (causes.stream().anyMatch(Failure::isUnreachable)) {
            terminal.problem("problem.database-unreachable", "reason", unreachable(causes));
        } else {
            LOG.error("unexpected", error);
            terminal.problem("problem.unexpected", "reason", last(causes));
        }
        return FAILED;
    }

    private static boolean isUnreachable(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && (sql.getSQLState().startsWith(CONNECTION_FAILED)
                                || sql.getSQLState().startsWith(NOT_LET_IN));
    }

    /** The driver's first sentence names the address; its cause only says that nobody listens there. */
    private static String unreachable(List<Throwable> causes) {
        String told =
                first(causes, SQLException.class).map(Throwable::getMessage).orElseGet(() -> last(causes));
        return told.contains(". ") ? told.substring(0, told.indexOf(". ")) : told;
    }

    private static String last(List<Throwable> causes) {
        Throwable last = causes.get(causes.size() - 1);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}

package org.rida.command.line;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.Problem;
import org.rida.io.FileNames;
import org.rida.job.RunOperator;
import org.rida.job.definition.InvalidRequest;
import org.rida.job.run.StepFailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Prints errors as one message in the language of the user; unexpected ones are logged with their stack trace. */
public final class ErrorPrinter {

    /** Exit code when a command could not do its work. */
    public static final int FAILED = 1;

    static final int WRONG_USAGE = 2;
    static final int ALREADY_RUNNING = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPrinter.class);

    private final Terminal terminal;

    public ErrorPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Prints the cause that concerns the user: the first {@link Problem} among the causes, a port in use, a lost
     * connection; otherwise the message of the exception, whose stack trace goes to the log.
     *
     * @return the exit code: 2 for an invalid request, 3 when an equal run is under way, else 1
     */
    public int report(Throwable error) {
        List<Throwable> causes = StepFailureText.causes(error);
        Optional<Problem> problem = first(causes, Problem.class);
        Optional<PortInUseException> port = first(causes, PortInUseException.class);
        if (problem.isEmpty() && port.isPresent()) {
            terminal.problem(
                    "problem.port-in-use", "port", Integer.toString(port.get().getPort()));
            return FAILED;
        }
        if (problem.isEmpty() && first(causes, InvalidPathException.class).isPresent() && !FileNames.areUnicode()) {
            terminal.problem("problem.locale", "encoding", FileNames.encoding());
            return FAILED;
        }
        // an unreachable database is no fault of the program; a stack trace would bury the message
        if (problem.isEmpty() && !StepFailureText.isConnectionLost(error)) {
            LOG.error("unexpected error", error);
        }
        terminal.problem(StepFailureText.describe(error));
        return code(problem);
    }

    private static int code(Optional<Problem> problem) {
        if (problem.filter(RunOperator.AlreadyRunning.class::isInstance).isPresent()) {
            return ALREADY_RUNNING;
        }
        return problem.filter(InvalidRequest.class::isInstance).isPresent() ? WRONG_USAGE : FAILED;
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}

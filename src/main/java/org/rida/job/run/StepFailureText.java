package org.rida.job.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.springframework.transaction.TransactionSystemException;

/** Translates failures into texts for people, and tells lost database connections from other failures. */
public final class StepFailureText {

    /** SQL states, or classes of them, of a server that cannot be reached, is shutting down, or refuses connections. */
    private static final List<String> CONNECTION_STATES = List.of("08", "28", "57P01", "57P02", "57P03");

    /** SQL state disk_full. */
    private static final String DISK_FULL = "53100";

    private static final String CONNECTION_CLOSED = "Connection is closed";

    private StepFailureText() {}

    /**
     * The text of the {@link Problem} among the causes; a general text with the root cause's message when there is none.
     * For the terminal, which has to name paths as they are; what is stored is masked.
     */
    public static BilingualText describe(Throwable error) {
        List<Throwable> causes = causes(error);
        Optional<Problem> problem = first(causes, Problem.class);
        if (problem.isPresent()) {
            return problem.get().text();
        }
        if (isDiskFull(causes)) {
            return Problem.of("problem.disk-full", "reason", lastMessage(causes))
                    .text();
        }
        return isConnectionLost(error)
                ? Problem.of("problem.database-unreachable", "reason", unreachable(causes))
                        .text()
                : Problem.of("problem.unexpected", "reason", lastMessage(causes))
                        .text();
    }

    /** Distinct texts of several failures, each on a line of its own, without personal data: paths and cells may stand in them. */
    public static BilingualText describe(List<Throwable> errors) {
        List<BilingualText> texts =
                errors.stream().map(StepFailureText::describe).distinct().toList();
        return BilingualText.of(language -> PiiMasking.mask(
                String.join("\n", texts.stream().map(text -> text.in(language)).toList())));
    }

    /** Whether the database was lost or cannot be reached. The transaction under way was not committed then. */
    public static boolean isConnectionLost(Throwable error) {
        return causes(error).stream()
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLException sql && isConnection(sql));
    }

    /** The error and its causes, outermost first; a cycle ends the list. */
    public static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && !causes.contains(cause); cause = causeOf(cause)) {
            causes.add(cause);
        }
        return causes;
    }

    /** The stack traces of all failures, one after the other. */
    public static String stackTraces(List<Throwable> errors) {
        return String.join(
                "\n", errors.stream().map(StepFailureText::stackTrace).toList());
    }

    static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return PiiMasking.mask(text.toString());
    }

    private static boolean isDiskFull(List<Throwable> causes) {
        return causes.stream()
                .anyMatch(cause -> cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                        || cause instanceof IOException io
                                && String.valueOf(io.getMessage()).contains("No space left on device"));
    }

    /** HikariCP reports a session that was lost before its rollback without an SQL state. */
    private static boolean isConnection(SQLException e) {
        String state = e.getSQLState();
        return state == null
                ? CONNECTION_CLOSED.equals(e.getMessage())
                : CONNECTION_STATES.stream().anyMatch(state::startsWith);
    }

    /** A rollback that fails in turn has the failure that caused it as its application exception, not as its cause. */
    private static @Nullable Throwable causeOf(Throwable error) {
        return error instanceof TransactionSystemException rollback && rollback.getApplicationException() != null
                ? rollback.getApplicationException()
                : error.getCause();
    }

    /** The first sentence of the driver's message: it has the address, which the root cause lacks. */
    private static String unreachable(List<Throwable> causes) {
        String message =
                first(causes, SQLException.class).map(Throwable::getMessage).orElseGet(() -> lastMessage(causes));
        return message.contains(". ") ? message.substring(0, message.indexOf(". ")) : message;
    }

    private static String lastMessage(List<Throwable> causes) {
        Throwable last = causes.get(causes.size() - 1);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}

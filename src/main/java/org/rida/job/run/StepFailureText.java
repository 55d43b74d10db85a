package org.rida.job.run;

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
import org.rida.job.part.PartsFailed;
import org.springframework.transaction.TransactionSystemException;

/** What went wrong, in words that a person understands. */
public final class StepFailureText {

    /** SQL states of a server that cannot be reached, ends, or lets nobody in. */
    private static final List<String> CONNECTION_STATES = List.of("08", "28", "57P01", "57P02", "57P03");

    private static final String CONNECTION_CLOSED = "Connection is closed";

    private StepFailureText() {}

    public static BilingualText describe(Throwable error) {
        List<Throwable> causes = causes(error);
        Optional<Problem> problem = first(causes, Problem.class);
        if (problem.isPresent()) {
            return problem.get().text();
        }
        return isConnectionLost(error)
                ? Problem.of("problem.database-unreachable", "reason", unreachable(causes))
                        .text()
                : Problem.of("problem.unexpected", "reason", lastMessage(causes))
                        .text();
    }

    /** Of several, each on a line of its own. */
    public static BilingualText describe(List<Throwable> errors) {
        List<BilingualText> words =
                errors.stream().map(StepFailureText::describe).distinct().toList();
        return BilingualText.of(language ->
                String.join("\n", words.stream().map(w -> w.in(language)).toList()));
    }

    /** The database went away or cannot be reached: nobody's mistake, and nothing that was begun is half there. */
    public static boolean isConnectionLost(Throwable error) {
        return causes(error).stream()
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLException sql && isConnection(sql));
    }

    public static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && !causes.contains(cause); cause = causeOf(cause)) {
            causes.add(cause);
        }
        return causes;
    }

    public static String stackTraces(List<Throwable> errors) {
        return String.join(
                "\n", errors.stream().map(StepFailureText::stackTrace).toList());
    }

    static String stackTrace(Throwable error) {
        Optional<PartsFailed> parts = first(causes(error), PartsFailed.class);
        if (parts.isPresent()) {
            return parts.get().stackTraces();
        }
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** The pool tells without any state that a session was gone before something could be rolled back in it. */
    private static boolean isConnection(SQLException e) {
        String state = e.getSQLState();
        return state == null
                ? CONNECTION_CLOSED.equals(e.getMessage())
                : CONNECTION_STATES.stream().anyMatch(state::startsWith);
    }

    /** What is rolled back because of a failure, and fails in turn, bears the first failure beside its own cause. */
    private static @Nullable Throwable causeOf(Throwable error) {
        return error instanceof TransactionSystemException rollback && rollback.getApplicationException() != null
                ? rollback.getApplicationException()
                : error.getCause();
    }

    /** The driver's first sentence names the address; its cause only says that nobody listens there. */
    private static String unreachable(List<Throwable> causes) {
        String told =
                first(causes, SQLException.class).map(Throwable::getMessage).orElseGet(() -> lastMessage(causes));
        return told.contains(". ") ? told.substring(0, told.indexOf(". ")) : told;
    }

    private static String lastMessage(List<Throwable> causes) {
        Throwable last = causes.get(causes.size() - 1);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}

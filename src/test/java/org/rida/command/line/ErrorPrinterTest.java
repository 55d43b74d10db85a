package org.rida.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.job.definition.InvalidRequest;
import org.springframework.boot.web.server.PortInUseException;

class ErrorPrinterTest {

    static Stream<Arguments> errors() {
        Problem folder = Problem.of("problem.folder-missing", "folder", "inbox");
        return Stream.of(
                Arguments.of(folder, 1, "inbox: expected a folder, found nothing of that name."),
                Arguments.of(
                        new IllegalStateException("wrapped", folder),
                        1,
                        "inbox: expected a folder, found nothing of that name."),
                Arguments.of(
                        InvalidRequest.of("problem.folder-missing", "folder", "inbox"),
                        2,
                        "inbox: expected a folder, found nothing of that name."),
                Arguments.of(new IllegalStateException(new PortInUseException(8080)), 1, "8080"),
                Arguments.of(new IllegalStateException(new ConnectException("refused")), 1, "database"),
                Arguments.of(new SQLException("closing", "57P01"), 1, "database"),
                Arguments.of(new IllegalStateException("a defect"), 1, "a defect"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void oneMessageAndAnExitCode(Throwable error, int code, String message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out), new PrintStream(err));
        terminal.setLanguage(Language.EN);

        assertThat(new ErrorPrinter(terminal).report(error)).isEqualTo(code);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message).doesNotContain("\tat ", "Exception");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}

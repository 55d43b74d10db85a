package org.rida.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.RidaApplication;
import org.rida.command.CommandOutput;
import org.rida.database.TestDatabase;

/** A port, a folder, a database that is not to be had is told in one sentence. */
class SurroundingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | is used by another program. Choose another one with --port.
            ar | مستخدم الآن في برنامج آخر. حدّد منفذًا آخر بالخيار
            """)
    void aPortInUse(String language, String message) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            CommandOutput said = withProperties(
                    Map.of("spring.datasource.url", TestDatabase.freshUrl(), "spring.datasource.username", "postgres"),
                    () -> CommandOutput.to(
                            new ContextLauncher(RidaApplication.class), "serve", "--port", port, "--lang", language));

            said.isFailure(1, message);
            assertThat(said.err()).contains(port);
        }
    }

    /** Below a file there can be no folder, whoever asks: rights would not stop the superuser. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | expected a folder that can be written to, found one that cannot
            ar | المتوقع مجلد يمكن الكتابة فيه، والموجود مجلد لا يمكن الكتابة فيه
            """)
    void aDataFolderThatCannotBeWritten(String language, String message) throws IOException {
        Path file = Files.writeString(Files.createTempFile("a-file-", language), "no folder");
        CommandOutput said = withProperties(
                Map.of("rida.data", file.resolve("data").toString()),
                () -> CommandOutput.to(new ContextLauncher(RidaApplication.class), "jobs", "--lang", language));

        said.isFailure(1, message);
        assertThat(said.err()).contains(file.toString());
        assertThat(file).hasContent("no folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | The database cannot be reached:
            ar | تعذّر الوصول إلى قاعدة البيانات:
            """)
    void anUnreachableDatabase(String language, String message) throws IOException {
        String port = closedPort();
        CommandOutput said = withProperties(
                Map.of("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + port + "/rida"),
                () -> CommandOutput.to(new ContextLauncher(RidaApplication.class), "run", "small", "--lang", language));

        said.isFailure(1, message);
        assertThat(said.err()).contains("127.0.0.1:" + port);
    }

    private interface Action {
        CommandOutput run();
    }

    private static CommandOutput withProperties(Map<String, String> properties, Action action) {
        properties.forEach(System::setProperty);
        try {
            return action.run();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    private static String closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(free.getLocalPort());
        }
    }
}

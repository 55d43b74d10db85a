package org.rida.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.JavaProgram;
import org.rida.RidaApplication;
import org.rida.command.CommandOutput;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A port, a folder, a database that is not to be had is told in one sentence. */
class SurroundingsTest {

    @TempDir
    Path place;

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
            // by the option in one language, by the configuration in the other
            String[] command = language.equals("en")
                    ? new String[] {"serve", "--port", port, "--lang", language}
                    : new String[] {"serve", "--lang", language};
            CommandOutput said = withProperties(
                    Map.of(
                            "spring.datasource.url",
                            TestDatabase.freshUrl(),
                            "spring.datasource.username",
                            "postgres",
                            "server.port",
                            language.equals("en") ? "0" : port),
                    () -> CommandOutput.to(new ContextLauncher(RidaApplication.class), command));

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | expected a log file that can be written, found one that cannot
            ar | المتوقع ملف سجل يمكن الكتابة فيه، والموجود ملف لا يمكن الكتابة فيه
            """)
    void aLogThatCannotBeWritten(String language, String message) throws IOException {
        Files.createDirectories(place.resolve("log/rida.log"));
        CommandOutput said = withProperties(
                Map.of("rida.data", place.toString()),
                () -> CommandOutput.to(new ContextLauncher(RidaApplication.class), "jobs", "--lang", language));

        said.isFailure(1, message);
        assertThat(said.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | status | A restore of /media/a.backup.zip into embedded was interrupted
            en | jobs   | A restore of /media/a.backup.zip into embedded was interrupted
            ar | serve  | انقطعت استعادة
            """)
    void anInterruptedRestore(String language, String command, String message) throws IOException {
        Files.write(place.resolve("restore.unfinished"), List.of("/media/a.backup.zip", "embedded"));
        CommandOutput said = withProperties(
                Map.of("rida.data", place.toString()),
                () -> CommandOutput.to(new ContextLauncher(RidaApplication.class), command, "--lang", language));

        said.isFailure(1, message);
        assertThat(said.err().lines()).hasSize(1);
        assertThat(place.resolve("postgres")).doesNotExist();
    }

    /**
     * A process that is killed between a migration and its entry in the history would leave a database that no later start
     * could migrate: both are of one transaction.
     */
    @Test
    void aMigrationAndItsEntryAreCommittedTogether() {
        String url = TestDatabase.emptyUrl();
        CommandOutput said = withProperties(
                Map.of("spring.datasource.url", url, "spring.datasource.username", "postgres"),
                () -> CommandOutput.to(new ContextLauncher(RidaApplication.class), "status"));
        assertThat(said.code()).as(said.err()).isZero();

        assertThat(JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                        .sql(
                                """
                                select version from flyway_schema_history h
                                where not exists (select from pg_type t where t.xmin = h.xmin)
                                """)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** A file system of its own in a process of its own: first too small for the database, then full beside it. */
    @Test
    void aFullDisk() throws Exception {
        Path disk = Files.createDirectory(place.resolve("disk"));
        String script =
                """
                mount -t tmpfs -o size=150m,mode=0700 tmpfs "$1" || exit 9
                disk=$1; shift
                head -c 120m /dev/zero > "$disk/filler"
                "$@"; echo "ended with $?"
                rm "$disk/filler"
                "$@"; echo "ended with $?"
                head -c 150m /dev/zero > "$disk/filler" 2> "$disk/ignored"
                "$@"; echo "ended with $?"
                rm "$disk/filler"
                "$@"; echo "ended with $?"
                """;
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", script, "sh", disk.toString()));
        command.addAll(JavaProgram.rida(List.of("-Drida.data=" + disk.resolve("data")), "--lang", "en", "status"));

        String said = run(new ProcessBuilder(command));

        assertThat(said).doesNotContain("\tat ", "Exception");
        assertThat(said.lines().filter(line -> line.startsWith("ended with ")))
                .containsExactly("ended with 1", "ended with 0", "ended with 1", "ended with 0");
        assertThat(said.lines().filter(line -> line.contains("The disk is full (" + disk.resolve("data") + ")")))
                .hasSize(2);
    }

    /** A process that systemd or cron starts may have no locale. */
    @ParameterizedTest
    @CsvSource({"C, 1", "C.UTF-8, 0"})
    void anArabicFolder(String locale, int code) throws Exception {
        Path data = place.resolve("بيانات");
        ProcessBuilder builder = new ProcessBuilder(JavaProgram.rida(List.of(), "--lang", "en", "jobs"));
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("RIDA_DATA", data.toString());

        String said = run(builder);

        assertThat(said).contains(code == 0 ? "monthly-board-report" : "Start it with LC_ALL=C.UTF-8");
        assertThat(said).doesNotContain("\tat ", "Exception");
        assertThat(Files.isDirectory(data)).isEqualTo(code == 0);
    }

    private static String run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}

package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.RidaApplication;
import org.rida.database.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What can go wrong at the command line: one clear message in the reader's language, an exit code, nothing half-written. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class CommandLineTest {

    private static final Path PLACE = place();
    private static final Path JOBS = PLACE.resolve("jobs");
    private static final Path REPORTS = PLACE.resolve("archive");

    private static final String GOOD =
            """
            request_no,received_on,kind,channel,replied_on,shoe_size
            R-1,2026-10-01,aid,phone,2026-10-09,43
            R-2,2026-10-02,complaint,website,,38
            """;

    private static final String JOB =
            """
            title: {ar: مهمة, en: Some job}
            parameters:
              - {name: month, title: {ar: الشهر, en: Month}, type: month, default-value: last-month}
            steps:
              - ingest: {folder: "%s", feeds: [{files: "*", mapping: requests}]}
              - recount: {months: stale}
              - report: {name: board-monthly, languages: [ar, en], formats: [pdf, xlsx]}
            """;

    @Autowired
    private ConfigurableApplicationContext context;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.data", () -> PLACE.resolve("data").toString());
        properties.add("rida.jobs", JOBS::toString);
        properties.add("rida.archive", REPORTS::toString);
    }

    @BeforeAll
    static void declareJobs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
            for (Path file : files.toList()) {
                Files.copy(file, JOBS.resolve(Path.of("jobs").relativize(file)));
            }
        }
        job("missing-folder", PLACE.resolve("not-there"));
        job(
                "bad-files",
                folder(
                        "bad",
                        Map.of(
                                "a-empty.csv",
                                new byte[0],
                                "b-picture.csv",
                                new byte[] {
                                    (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0
                                },
                                "c-no-receipt.csv",
                                text("request_no,kind,channel\nR-9,aid,phone\n"),
                                "d-letter.docx",
                                text("%PDF-1.7 not a table"))));
        job("small", folder("small", Map.of("requests.csv", text(GOOD))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | job "nope" is not known. Jobs that exist: annual-board-report, backup, bad-files,
            ar | المهمة «nope» غير معروفة. المهام الموجودة: annual-board-report, backup, bad-files,
            """)
    void anUnknownJob(String language, String message) {
        Said said = say(shared(), "--lang", language, "run", "nope");

        said.isFailure(2, message);
        assertThat(said.out).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | month: expected last-month, this-month, a month such as 2026-10 or several such as 2026-01..2026-10, found "oct".
            ar | أو شهر مثل ‎2026-10‎ أو عدة أشهر مثل ‎2026-01..2026-10‎، والموجود «oct».
            """)
    void aMonthThatIsNone(String language, String message) {
        long runs = count("batch_job_instance");
        Said said = say(shared(), "--lang", language, "run", "small", "--month", "oct");

        said.isFailure(2, message);
        assertThat(count("batch_job_instance")).isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | not-there: expected a folder, found nothing of that name.
            ar | المتوقع مجلد، ولا يوجد شيء بهذا الاسم.
            """)
    void aMissingFolder(String language, String message) {
        Said said = say(shared(), "run", "missing-folder", "--month", "2026-10", "--lang", language);

        said.isFailure(1, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | a-empty.csv: expected a header and rows, found an empty file. | expected CSV, XLSX or XLS, found | expected a column "received_on" | found the columns: request_no, kind, channel
            ar | المتوقع صف عناوين وصفوف بيانات، والموجود ملف فارغ. | المتوقع CSV أو XLSX أو XLS، والموجود | المتوقع عمود "received_on" | والموجود الأعمدة: request_no, kind, channel
            """)
    void filesThatAreNoneAreAllToldTogether(String language, String empty, String kind, String column, String found) {
        long requests = count("request");
        Said said = say(shared(), "run", "bad-files", "--month", "2026-10", "--lang", language);

        said.isFailure(1, empty);
        assertThat(said.err).contains(column, found);
        assertThat(said.err.lines().filter(l -> l.contains(kind)))
                .as(said.err)
                .anyMatch(l -> l.contains("b-picture.csv"))
                .anyMatch(l -> l.contains("d-letter.docx"));
        assertThat(count("request")).isEqualTo(requests);
        assertThat(count("rejected_row")).isZero();
        assertThat(REPORTS).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | There is no data for 2019-03. What was read covers 2026-10 to 2026-10-09.
            ar | لا توجد بيانات عن 2019-03. السجلات المقروءة تغطي من 2026-10 إلى 2026-10-09.
            """)
    void aMonthWithoutData(String language, String message) {
        Said said = say(shared(), "run", "small", "--month", "2019-03", "--lang", language);

        said.isFailure(1, message);
        assertThat(count("report_edition")).isZero();
        assertThat(REPORTS).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | none.zip  | embedded | expected a backup, found no such file.
            ar | none.zip  | embedded | المتوقع نسخة احتياطية، ولا يوجد ملف بهذا الاسم.
            en | small/requests.csv | embedded | no whole backup: cut off, damaged, or another kind of file.
            en | none.zip  | mysql:x  | --into: expected "embedded" or an address such as jdbc:postgresql://db.example/rida, found "mysql:x".
            """)
    void whatCannotBeRestored(String language, String file, String into, String message) {
        Said said =
                say(shared(), "--lang", language, "restore", PLACE.resolve(file).toString(), "--into", into);

        said.isFailure(into.equals("embedded") ? 1 : 2, message);
        assertThat(said.out).isEmpty();
    }

    @Test
    void whatCannotBeDismissed() {
        say(shared(), "--lang", "en", "rejected", "--file", "4711")
                .isFailure(2, "There is no file with the number 4711.");
        say(shared(), "--lang", "en", "rejected", "--dismiss", "4711")
                .isFailure(2, "Expected --reason \"why they will not be mended\", found none.");
        say(shared(), "--lang", "en", "rejected", "--dismiss", "4711,4712", "--reason", "x")
                .isFailure(2, "No rejected rows that wait have the numbers [4711, 4712]. Nothing was dismissed.");
        say(shared(), "--lang", "ar", "rejected", "--dismiss-file", "4711", "--reason", "x")
                .isFailure(2, "لا يوجد ملف رقمه");
    }

    @Test
    void aLetterThatIsNone() {
        say(shared(), "--lang", "en", "deliveries", "--resend", "4711", "--why", "x")
                .isFailure(1, "There is no letter with the number 4711.");
        say(shared(), "--lang", "en", "deliveries", "--state", "lost")
                .isFailure(2, "expected waiting, sending, sent or given-up, found \"lost\"");
        assertThat(say(shared(), "--lang", "en", "backups", "--from", "nowhere").out)
                .contains("nowhere: no backups.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | One column is not in the mapping and not read: shoe_size.
            ar | عمود واحد ليس في الربط ولم يُقرأ: shoe_size.
            """)
    void anUnknownColumnIsDroppedAndSaid(String language, String message) {
        Path file = PLACE.resolve("small/requests.csv");
        Said said = say(shared(), "ingest", file.toString(), "--mapping", "requests", "--lang", language);

        assertThat(said.code).isZero();
        assertThat(said.out).contains(message);
        assertThat(said.err).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | is in use by another program. Name another one with --port.
            ar | مستخدم الآن في برنامج آخر. حدّد منفذًا آخر بالخيار
            """)
    void aPortInUse(String language, String message) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Said said = withProperties(
                    Map.of("spring.datasource.url", TestDatabase.freshUrl(), "spring.datasource.username", "postgres"),
                    () -> say(new Start(RidaApplication.class), "serve", "--port", port, "--lang", language));

            said.isFailure(1, message);
            assertThat(said.err).contains(port);
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
        Path file = Files.writeString(PLACE.resolve("a-file-" + language), "no folder");
        Said said = withProperties(
                Map.of("rida.data", file.resolve("data").toString()),
                () -> say(new Start(RidaApplication.class), "jobs", "--lang", language));

        said.isFailure(1, message);
        assertThat(said.err).contains(file.toString());
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
        Said said = withProperties(
                Map.of("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + port + "/rida"),
                () -> say(new Start(RidaApplication.class), "run", "small", "--lang", language));

        said.isFailure(1, message);
        assertThat(said.err).contains("127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lang fr jobs", "run", "run small --colour red", "serve --port http", "sing"})
    void wrongUsageIsAnsweredWithoutStarting(String line) {
        Said said = say(unstartable(), line.split(" "));

        said.isFailure(2, "");
        assertThat(said.out).isEmpty();
        assertThat(said.err).doesNotContain("java.lang");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            run --lang ar                 | المتوقع: JOB، ولم يُذكر شيء.
            stop x --lang ar              | RUN: القيمة «x» غير صالحة.
            stop x                        | RUN: found "x", which it cannot be.
            statsu --lang=ar              | «statsu» غير معروف هنا. هل تقصد: status
            status --limt 3               | "--limt" is not known here. Did you mean: --limit
            schedule pause watch-list     | Expected: --why. Found nothing.
            restart                       | Expected: RUN. Found nothing.
            """)
    void wrongUsageIsToldInTheReadersLanguage(String line, String message) {
        say(unstartable(), line.split(" ")).isFailure(2, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            stop 999                      | run 999 is not known. Runs that exist: see "status".
            status 999 --lang ar          | التشغيل رقم 999 غير معروف.
            restart 999                   | run 999 is not known.
            recover 999                   | run 999 is not known.
            run small -p colour=red       | parameter "colour" is not known. Its parameters: [month].
            preview nope                  | job "nope" is not known.
            schedule pause small --why x  | job "small" has no schedule
            schedule resume nope          | job "nope" is not known.
            """)
    void whatDoesNotExistIsToldInOneSentence(String line, String message) {
        Said said = say(shared(), line.split(" "));

        said.isFailure(2, message);
        assertThat(said.err.lines().count()).isEqualTo(1);
    }

    @Test
    void runsAreListedShownAndTakenUpAgain() {
        say(shared(), "run", "missing-folder", "--why", "a trial", "--lang", "en");
        long run = sql.sql("select max(run_id) from run").query(Long.class).single();
        String number = Long.toString(run);

        assertThat(say(shared(), "status", "--lang", "en").out)
                .contains(number + "  Some job (Month: ", "failed", "by " + System.getProperty("user.name"));
        assertThat(say(shared(), "status", number, "--lang", "ar").out)
                .contains("1/3 قراءة الملفات: فشلت", "طُلب", "a trial", "\tat org.rida.");
        assertThat(say(shared(), "status", number, "--json").out)
                .contains("\"state\" : \"FAILED\"", "\"kind\" : \"ingest\"");
        assertThat(say(shared(), "status", number, "--follow").code).isEqualTo(1);
        say(shared(), "restart", number).isFailure(1, "not-there: expected a folder");
        say(shared(), "stop", number).isFailure(2, "is over");
    }

    @Test
    void theListsAreThereForPeopleAndPrograms() {
        assertThat(say(shared(), "jobs", "--lang", "ar").out)
                .contains("monthly-board-report  التقرير الشهري للمجلس", "الموعد التالي: ");
        assertThat(say(shared(), "jobs", "--json").out).contains("\"name\" : \"monthly-board-report\"");
        assertThat(say(shared(), "jobs", "--check").out).contains("are good");
        assertThat(say(shared(), "schedule").out).contains("06:00", "(Asia/Riyadh)");
        assertThat(say(shared(), "schedule", "--json").out).contains("\"cron\" : \"0 0 6 1 * *\"");
        assertThat(say(shared(), "schedule", "ledger", "--lang", "en").out).contains("Nothing has been due yet.");
        assertThat(say(shared(), "preview", "small", "--lang", "en").out)
                .contains("1/3 Reading files", "requests.csv, mapping requests");
        assertThat(say(shared(), "editions", "--json").out).startsWith("[");
    }

    @Test
    void completionKnowsEveryCommand() {
        String script = say(unstartable(), "completion").out;

        assertThat(script).contains("schedule", "recover", "--follow", "complete -F");
    }

    @Test
    void helpIsAnsweredWithoutStarting() {
        Said said = say(unstartable(), "run", "--help");

        assertThat(said.code).isZero();
        assertThat(said.out).contains("rida run", "--month", "last-month");
    }

    private record Said(int code, String out, String err) {

        void isFailure(int expected, String message) {
            assertThat(err).contains(message).doesNotContain("\tat ", "Exception");
            assertThat(out).doesNotContain("\tat ", "Exception");
            assertThat(code).isEqualTo(expected);
        }
    }

    private static Said say(Start start, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandLineDoor.execute(start, new PrintStream(out, true), new PrintStream(err, true), arguments);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Commands in this test's own application, which stays open. */
    private Start shared() {
        return new Start(RidaApplication.class) {
            @Override
            int command(ToIntFunction<ConfigurableApplicationContext> command) {
                return command.applyAsInt(context);
            }
        };
    }

    private static Start unstartable() {
        return new Start(RidaApplication.class) {
            @Override
            ConfigurableApplicationContext open(WebApplicationType type, Map<String, Object> properties) {
                throw new AssertionError("expected no start");
            }
        };
    }

    private interface Action {
        Said run();
    }

    private static Said withProperties(Map<String, String> properties, Action action) {
        properties.forEach(System::setProperty);
        try {
            return action.run();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(free.getLocalPort());
        }
    }

    private static void job(String name, Path folder) throws IOException {
        Files.writeString(JOBS.resolve(name + ".yaml"), JOB.formatted(folder));
    }

    private static Path folder(String name, Map<String, byte[]> files) throws IOException {
        Path folder = Files.createDirectories(PLACE.resolve(name));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path place() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "command-line");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

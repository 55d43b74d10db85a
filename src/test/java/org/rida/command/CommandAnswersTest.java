package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.JavaProgram;
import org.rida.ReferenceData;
import org.rida.command.line.CommandLineCase;

/** What {@link UsersCommand}, {@link CheckCommand}, {@link JobsCommand}, {@link BackupCommand} and others print, and their exit codes. */
class CommandAnswersTest extends CommandLineCase {

    private static final Pattern CODE = Pattern.compile("[A-HJ-NP-Z2-9]{5}(-[A-HJ-NP-Z2-9]{5}){3}");

    @TempDir
    Path folder;

    @Test
    void aUserIsAddedChangedAndListed() {
        CommandOutput added = run("users", "add", "Noura", "--role", "quality", "--full-name", "نورة السالم");
        assertThat(added.code()).isZero();
        assertThat(CODE.matcher(added.out()).find()).isTrue();
        assertThat(added.out()).contains("/activate", "valid for three days");

        assertThat(run("users", "list").out()).contains("noura  نورة السالم  Quality officer  No password chosen yet");
        assertThat(run("users", "role", "noura", "board").out()).contains("noura  نورة السالم  Board member");
        assertThat(run("users", "disable", "NOURA").out()).contains("Disabled");
        assertThat(run("users", "enable", "noura").out()).contains("No password chosen yet");
        Matcher first = CODE.matcher(added.out());
        Matcher second = CODE.matcher(run("users", "reset", "noura").out());
        assertThat(first.find() && second.find()).isTrue();
        assertThat(second.group()).isNotEqualTo(first.group());
        assertThat(sql.sql("select count(*) from audit_entry where subject = 'noura' and actor_kind = 'command-line'")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            users add x --role board            | 1 | User name: enter 2 to 64 letters, digits and . _ @ - without spaces, like noura.s; “x” is not valid.
            users add somebody --role chief     | 1 | role: choose one of board, quality, administrator; “chief” is none of them
            users role nobody board             | 1 | There is no user nobody.
            users reset nobody                  | 1 | There is no user nobody.
            users disable nobody                | 1 | There is no user nobody.
            users add somebody                  | 2 | --role
            check none.csv                      | 1 | none.csv
            ingest none.csv --mapping requests  | 1 | none.csv
            ingest none.csv --mapping nothing   | 1 | mapping "nothing" is unknown. Available mappings:
            preview board-monthly --month oct   | 2 | Enter a month like 2026-03; “oct” is not one.
            issue 4711 --reason x               | 1 | edition 4711 is unknown.
            issue one --reason x                | 2 | "one" is not a valid value
            issue 4711                          | 2 | --reason
            editions diff 4711 4712             | 1 | edition 4711 is unknown.
            status --limit many                 | 2 | "many" is not a valid value
            backup --keep none                  | 2 | "none" is not a valid value
            run                                 | 2 | JOB
            """)
    void whatCannotBeDoneIsSaidInOneSentence(String line, int code, String message) {
        CommandOutput said = CommandOutput.to(shared(), ("--lang en " + line).split(" +"));

        said.isFailure(code, message);
        assertThat(said.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            messages --state failed   | No messages.
            rejected                  | No rejected rows are waiting to be corrected.
            status --job no-such-job  | No run yet.
            """)
    void whereThereIsNothingTheAnswerSaysSo(String line, String english) {
        CommandOutput inEnglish = CommandOutput.to(shared(), ("--lang en " + line).split(" +"));
        CommandOutput inArabic = CommandOutput.to(shared(), ("--lang ar " + line).split(" +"));

        assertThat(inEnglish.out()).contains(english);
        assertThat(inArabic.out()).matches("(?s).*[\u0600-\u06ff].*");
        assertThat(Stream.of(inEnglish.code(), inArabic.code())).containsOnly(0);
        assertThat(inEnglish.err() + inArabic.err()).isEmpty();
    }

    @Test
    void aFileIsCheckedAndNothingIsStored() throws IOException {
        long before = count("source_file");
        Path file = Files.writeString(
                folder.resolve("good.csv"),
                "request_no,received_on,kind,channel,shoe_size\nC-1,2026-10-01,aid,phone,43\n");

        CommandOutput said = run("check", file.toString());

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("good.csv: CSV", "Mapping requests", "shoe_size: ignored", "1 row, 0 would be rejected.");
        assertThat(count("source_file")).isEqualTo(before);
    }

    /** As the pages of the console call them; codes are for whoever writes a mapping. */
    @Test
    void columnsAreCheckedByTheNamesOfTheirFields() throws IOException {
        Path file = Files.writeString(
                folder.resolve("named.csv"), "response_no,answered_on,source,overall,speed\nA-1,2026-10-01,main,5,4\n");

        CommandOutput english = run("check", file.toString(), "--mapping", "responses");
        CommandOutput arabic =
                CommandOutput.to(shared(), "--lang", "ar", "check", file.toString(), "--mapping", "responses");

        assertThat(english.out()).contains("overall: Overall satisfaction", "speed: Speed");
        assertThat(arabic.out()).contains("الرضا العام");
        assertThat(english.out()).doesNotContainPattern("(?m): [a-z]+_[a-z_]+$");
    }

    /** The log file is all that a check writes: no database is unpacked and started, no key is made. */
    @Test
    void aCheckStartsNoDatabase() throws Exception {
        Path file = Files.writeString(
                folder.resolve("alone.csv"), "request_no,received_on,kind,channel\nC-1,2026-10-01,aid,phone\n");
        Path data = folder.resolve("data-of-a-check");

        Process check = new ProcessBuilder(JavaProgram.rida(List.of("-Drida.data=" + data), "check", file.toString()))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Mapping requests", "1 row, 0 would be rejected.");
        assertThat(check.waitFor()).isZero();
        assertThat(data.toFile().list()).containsOnly("log");
    }

    @Test
    void rowsThatWouldBeRejectedHaveTheirOwnExitCode() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.csv"),
                "request_no,received_on,kind,channel\nC-1,soon,aid,phone\nC-2,2026-10-01,aid,telegraph\n");

        CommandOutput said = run("check", file.toString(), "--mapping", "requests");

        assertThat(said.code()).isEqualTo(4);
        assertThat(said.out()).contains("2 rows, 2 would be rejected.", "soon", "telegraph");
        assertThat(count("rejected_row")).isZero();
    }

    @Test
    void aFileThatNoMappingReadsGetsASuggestion() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "name,shoe_size\nsomebody,43\n");

        CommandOutput said = run("check", file.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("No mapping matches. Suggested mapping", "shoe_size");
    }

    @Test
    void theOrderOfDatesIsAnsweredOnceAndStoredInTheMapping() throws IOException {
        Path mapping = PLACE.resolve("jobs").resolve("mappings").resolve("google-forms.yaml");
        String before = Files.readString(mapping);
        Path file = ReferenceData.file("strangers/01c-google-dayfirst-silent.csv");
        try {
            assertThat(run("check", file.toString()).out()).contains("say which number is the day");

            CommandOutput said = run("check", file.toString(), "--date-order", "day-first");

            assertThat(said.out())
                    .contains("The mapping google-forms now says date-order: day-first.")
                    .doesNotContain("can be read in both");
            assertThat(said.code()).isZero();
            assertThat(Files.readString(mapping)).contains("record-type: response\ndate-order: day-first\n");
            assertThat(run("check", file.toString()).code()).isZero();
            run("check", file.toString(), "--date-order", "month-first").isFailure(1, "nothing was changed");
            assertThat(sql.sql("select count(*) from audit_entry where action = 'rules-changed' and outcome = 'done'"
                                    + " and subject = 'mappings/google-forms.yaml' and actor_kind = 'command-line'")
                            .query(Long.class)
                            .single())
                    .isOne();
        } finally {
            Files.writeString(mapping, before);
        }
    }

    @Test
    void aFileIsIngestedOnce() throws IOException {
        Path file = Files.writeString(
                folder.resolve("once.csv"), "request_no,received_on,kind,channel\nONCE-1,2026-10-01,aid,phone\n");

        CommandOutput first = run("ingest", file.toString(), "--mapping", "requests");
        assertThat(first.out())
                .contains(
                        "once.csv: 1 row read: 1 new, 0 replaced, 0 unchanged, 0 superseded by newer versions, 0 left out, 0 rejected.");
        CommandOutput second = run("ingest", file.toString(), "--mapping", "requests");
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("once.csv: this file was ingested before; nothing was stored again.");
    }

    @Test
    void aWrongFileIsReportedByTheCheck() throws IOException {
        Path mapping = PLACE.resolve("jobs").resolve("mappings").resolve("wrong-mapping.yaml");
        try {
            Files.writeString(mapping, "records: cats\n");

            CommandOutput said = run("jobs", "--check");

            said.isFailure(1, "wrong-mapping.yaml, line 1: records: expected one of");
            assertThat(said.out()).isEmpty();
        } finally {
            Files.deleteIfExists(mapping);
        }
        assertThat(run("jobs", "--check").out()).contains("All files in jobs/ and reports/ are valid.");
    }

    @Test
    void aBackupIsMadeListedAndOnlyTheNewestAreKept() {
        Path backups = folder.resolve("backups");
        assertThat(run("backup", "list", "--from", backups.toString()).out()).contains("no backups.");

        CommandOutput made = run("backup", "--to", backups.toString(), "--keep", "1");
        assertThat(made.code()).isZero();
        assertThat(made.out()).contains("Backup of ", ".backup.zip", "The backup does not contain the key");
        run("backup", "--to", backups.toString(), "--keep", "1");

        String listed = run("backup", "list", "--from", backups.toString()).out();
        assertThat(listed.lines())
                .singleElement()
                .asString()
                .contains(backups.toString())
                .matches(".* [1-9][0-9.]* (kB|MB)");
        assertThat(listed).doesNotContain(nameIn(made.out()));
    }

    @Test
    void aBackupFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        run("backup", "--to", file.resolve("backups").toString())
                .isFailure(1, "expected a folder that can be written to, found one that cannot");
    }

    @Test
    void aScheduleIsPausedWithAReasonAndResumed() {
        CommandOutput paused = run("schedule", "pause", "data-quality", "--reason", "Eid holidays");
        assertThat(paused.out()).contains("data-quality is paused: runs that fall due are skipped.");
        assertThat(run("schedule").out()).contains("paused by " + System.getProperty("user.name"), "Eid holidays");
        assertThat(run("jobs").out()).contains("paused; would be due ");

        assertThat(run("schedule", "resume", "data-quality").out()).contains("data-quality runs again when it is due.");
        assertThat(run("schedule").out()).doesNotContain("Eid holidays");
    }

    @Test
    void theSampleIsTheSameWhenItIsGeneratedAgain() throws IOException {
        String[] months = {"--per-month", "20", "--from", "2026-08", "--to", "2026-09"};
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        CommandOutput said = run(concat(new String[] {"generate-sample", first.toString()}, months));
        run(concat(new String[] {"generate-sample", second.toString()}, months));

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains(" rows written to " + first);
        try (Stream<Path> files = Files.list(first)) {
            assertThat(files.toList()).hasSize(6).allSatisfy(file -> assertThat(second.resolve(file.getFileName()))
                    .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void theCompletionKnowsEveryCommand() {
        String script = run("completion").out();

        assertThat(script).contains("complete -F", "ingest", "schedule", "--month", "--dismiss-file");
    }

    private CommandOutput run(String... arguments) {
        return CommandOutput.to(shared(), concat(new String[] {"--lang", "en"}, arguments));
    }

    private static String[] concat(String[] first, String[] second) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(String[]::new);
    }

    private static String nameIn(String printed) {
        Matcher name =
                Pattern.compile("rida-\\d{8}T\\d{9}Z(-\\d+)?\\.backup\\.zip").matcher(printed);
        assertThat(name.find()).isTrue();
        return name.group();
    }
}

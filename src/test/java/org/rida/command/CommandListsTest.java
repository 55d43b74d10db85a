package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.command.line.CommandLineCase;

/** What there is, and what there is not, for people and for programs. */
class CommandListsTest extends CommandLineCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | none.zip  | embedded | expected a backup, found no such file.
            ar | none.zip  | embedded | المتوقع نسخة احتياطية، ولا يوجد ملف بهذا الاسم.
            en | small/requests.csv | embedded | not a complete backup: truncated, damaged, or another kind of file.
            en | none.zip  | mysql:x  | --into: expected "embedded" or an address such as jdbc:postgresql://db.example/rida, found "mysql:x".
            """)
    void whatCannotBeRestored(String language, String file, String into, String message) {
        CommandOutput said = CommandOutput.to(
                shared(), "--lang", language, "restore", PLACE.resolve(file).toString(), "--into", into);

        said.isFailure(into.equals("embedded") ? 1 : 2, message);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void whatCannotBeDismissed() {
        CommandOutput.to(shared(), "--lang", "en", "rejected", "--file", "4711")
                .isFailure(2, "No file has the number 4711.");
        CommandOutput.to(shared(), "--lang", "en", "rejected", "--dismiss", "4711")
                .isFailure(2, "Expected --reason \"why they will not be corrected\", found none.");
        CommandOutput.to(shared(), "--lang", "en", "rejected", "--dismiss", "4711,4712", "--reason", "x")
                .isFailure(2, "No waiting rejected rows have the numbers 4711, 4712. Nothing was dismissed.");
        CommandOutput.to(shared(), "--lang", "ar", "rejected", "--dismiss-file", "4711", "--reason", "x")
                .isFailure(2, "لا يوجد ملف رقمه");
    }

    @Test
    void anUnknownMessage() {
        CommandOutput.to(shared(), "--lang", "en", "messages", "resend", "4711", "--reason", "x")
                .isFailure(1, "No message has the number 4711.");
        CommandOutput.to(shared(), "--lang", "en", "messages", "--state", "lost")
                .isFailure(2, "choose waiting, sending, sent, failed or cancelled; “lost” is none of them");
        assertThat(CommandOutput.to(shared(), "--lang", "en", "backup", "list", "--from", "nowhere")
                        .out())
                .contains("nowhere: no backups.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            stop 999                      | run 999 is unknown.
            status 999 --lang ar          | التشغيل رقم 999 غير معروف.
            restart 999                   | run 999 is unknown.
            recover 999                   | run 999 is unknown.
            run small -p colour=red       | parameter "colour" is unknown. Its parameters: month.
            preview nope                  | job "nope" is unknown.
            schedule pause small --reason x  | job "small" has no schedule
            schedule resume nope          | job "nope" is unknown.
            """)
    void whatDoesNotExistIsReportedInOneSentence(String line, String message) {
        CommandOutput said = CommandOutput.to(shared(), line.split(" "));

        said.isFailure(2, message);
        assertThat(said.err().lines().count()).isEqualTo(1);
    }

    @Test
    void runsAreListedShownAndRestarted() {
        CommandOutput.to(shared(), "run", "missing-folder", "--reason", "a trial", "--lang", "en");
        long run = sql.sql("select max(run_id) from run").query(Long.class).single();
        String number = Long.toString(run);

        assertThat(CommandOutput.to(shared(), "status", "--lang", "en").out())
                .contains(number + "  Some job (Month: ", "failed", "by " + System.getProperty("user.name"));
        assertThat(CommandOutput.to(shared(), "status", number, "--lang", "ar").out())
                .contains("1/3 قراءة الملفات: فشلت", "طُلب", "a trial", "\tat org.rida.");
        assertThat(CommandOutput.to(shared(), "status", number, "--json").out())
                .contains("\"state\" : \"FAILED\"", "\"kind\" : \"ingest\"");
        assertThat(CommandOutput.to(shared(), "status", number, "--follow").code())
                .isEqualTo(1);
        CommandOutput.to(shared(), "restart", number).isFailure(1, "not-there: expected a folder");
        CommandOutput.to(shared(), "stop", number).isFailure(2, "has ended");
    }

    @Test
    void theListsAreThereForPeopleAndPrograms() {
        assertThat(CommandOutput.to(shared(), "jobs", "--lang", "ar").out())
                .contains("monthly-board-report  تقرير رضا المستفيدين وزمن الإنجاز", "الموعد التالي: ");
        assertThat(CommandOutput.to(shared(), "jobs", "--json").out()).contains("\"name\" : \"monthly-board-report\"");
        assertThat(CommandOutput.to(shared(), "jobs", "--check").out()).contains("are valid");
        assertThat(CommandOutput.to(shared(), "schedule").out()).contains("06:00", "(Asia/Riyadh)");
        assertThat(CommandOutput.to(shared(), "schedule", "--json").out()).contains("\"cron\" : \"0 0 6 1 * *\"");
        assertThat(CommandOutput.to(shared(), "schedule", "history", "--lang", "en")
                        .out())
                .contains("No run has been due yet.");
        assertThat(CommandOutput.to(shared(), "preview", "small", "--lang", "en")
                        .out())
                .contains("1/3 Reading files", "requests.csv, mapping requests");
        assertThat(CommandOutput.to(shared(), "editions", "--json").out()).startsWith("[");
        assertThat(CommandOutput.to(shared(), "preview", "small", "--month", "2026-08..2026-10", "--lang", "en")
                        .out())
                .contains("August 2026 to October 2026");
    }
}

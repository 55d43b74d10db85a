package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.command.line.CommandLineCase;

/** What can go wrong with files and months: one clear message in the reader's language, an exit code, nothing half-written. */
class CommandFailuresTest extends CommandLineCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | job "nope" is unknown. Available jobs: annual-board-report, backup, bad-files,
            ar | المهمة «nope» غير معروفة. المهام الموجودة: annual-board-report، backup، bad-files،
            """)
    void anUnknownJob(String language, String message) {
        CommandOutput said = CommandOutput.to(shared(), "--lang", language, "run", "nope");

        said.isFailure(2, message);
        assertThat(said.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | month: enter last-month, this-month, a month like 2026-10 or several like 2026-01..2026-10; “oct” is none of them.
            ar | أو شهرًا مثل \u20662026-10\u2069 أو عدة أشهر مثل \u20662026-01..2026-10\u2069؛ «\u2068oct\u2069» ليس كذلك.
            """)
    void anInvalidMonth(String language, String message) {
        long runs = count("batch_job_instance");
        CommandOutput said = CommandOutput.to(shared(), "--lang", language, "run", "small", "--month", "oct");

        said.isFailure(2, message);
        assertThat(count("batch_job_instance")).isEqualTo(runs);
    }

    /** A report is previewed for one month, which is written out. */
    @ParameterizedTest
    @ValueSource(strings = {"oct", "last-month", "2026-08..2026-10"})
    void aPreviewOfAnInvalidMonth(String month) {
        CommandOutput said = CommandOutput.to(
                shared(), "preview", "board-monthly", "--month", month, "--open", "no", "--lang", "en");

        said.isFailure(2, "Enter a month like 2026-03; “" + month + "” is not one.");
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
        CommandOutput said =
                CommandOutput.to(shared(), "run", "missing-folder", "--month", "2026-10", "--lang", language);

        said.isFailure(1, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | a-empty.csv: the file is empty. Choose one with a header and rows. | only CSV, XLSX and XLS can be read | a column "received_on" is missing | Its columns are: request_no, kind, channel
            ar | الملف فارغ. اختر ملفًا فيه صف عناوين وصفوف بيانات. | لا يُقرأ إلا CSV وXLSX وXLS | ينقص عمود "received_on" | وأعمدته: \u2068request_no، kind، channel\u2069
            """)
    void allInvalidFilesAreReportedTogether(String language, String empty, String kind, String column, String found) {
        long requests = count("request");
        CommandOutput said = CommandOutput.to(shared(), "run", "bad-files", "--month", "2026-10", "--lang", language);

        said.isFailure(1, empty);
        assertThat(said.err()).contains(column, found);
        assertThat(said.err().lines().filter(l -> l.contains(kind)))
                .as(said.err())
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
            en | There are no data for March 2019. The data cover October 2026 to 9 October 2026.
            ar | لا توجد بيانات عن مارس ٢٠١٩. السجلات المقروءة تغطي من أكتوبر ٢٠٢٦ إلى ٢٠٢٦/١٠/٠٩.
            """)
    void aMonthWithoutData(String language, String message) {
        CommandOutput said = CommandOutput.to(shared(), "run", "small", "--month", "2019-03", "--lang", language);

        said.isFailure(1, message);
        assertThat(count("report_edition")).isZero();
        assertThat(REPORTS).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | One column is not in the mapping and ignored: shoe_size.
            ar | عمود واحد ليس في تعيين الأعمدة ولم يُقرأ: shoe_size.
            """)
    void anUnknownColumnIsDroppedAndReported(String language, String message) {
        Path file = PLACE.resolve("small/requests.csv");
        CommandOutput said =
                CommandOutput.to(shared(), "ingest", file.toString(), "--mapping", "requests", "--lang", language);

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains(message);
        assertThat(said.err()).isEmpty();
    }
}

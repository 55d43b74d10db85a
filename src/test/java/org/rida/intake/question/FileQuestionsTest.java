package org.rida.intake.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.question.FileQuestions.MonthRows;
import org.rida.intake.question.FileUnderstanding.ReadColumn;

/** What a file gives is compared with the files before it; what a person confirms is not asked again. */
class FileQuestionsTest {

    private static final Actor ACTOR = Actor.console("quality", "test");

    private static final Mapping REQUESTS = TestIntake.mappingOf("office", "record-type: request\n");

    private static final Mapping ANSWERS = TestIntake.mappingOf("survey", "record-type: response\n");

    @TempDir
    Path folder;

    private TestIntake rida;
    private int number;

    @BeforeEach
    void freshDatabase() {
        rida = new TestIntake(folder);
    }

    @Test
    void theFileSaysHowItWasRead() {
        SourceFile file = ingest(
                REQUESTS,
                """
                request_no,received_on,kind,Colour
                1,2026-08-01,complaint,red
                2,2026-09-01,complaint,red
                3,2026-09-02,complaint,red
                4,2026-09-40,complaint,red
                """);

        FileUnderstanding understood = rida.questions.understanding(file.fileId());

        assertThat(understood.columns())
                .containsExactly(
                        new ReadColumn("request_no", "request_no"),
                        new ReadColumn("received_on", "received_on"),
                        new ReadColumn("kind", "kind"),
                        new ReadColumn("Colour", ""));
        assertThat(rida.questions.months(file))
                .containsExactly(
                        new MonthRows(YearMonth.of(2026, 8), 1, 1, null),
                        new MonthRows(YearMonth.of(2026, 9), 2, 2, 1L));
        assertThat(rida.questions.list(file.fileId())).isEmpty();
    }

    /** The usual number is the median of up to twelve months before; 9 is not a third of 20, and 6 is. */
    @Test
    void aMonthWithAThirdOfTheUsualRowsIsAskedAboutUntilItIsConfirmed() {
        ingest(REQUESTS, requests("2026-05", 20) + requests("2026-06", 21) + requests("2026-07", 20));
        SourceFile september =
                ingest(REQUESTS, requests("2026-08", 9) + requests("2026-09", 6) + requests("2026-10", 1));

        assertThat(open(september)).containsExactly("few-rows 2026-09 {n=6, usual=20}");

        FileQuestion question = rida.questions.list(september.fileId()).get(0);
        rida.questions.answer(september, question.id(), true, ACTOR);

        assertThat(open(september)).isEmpty();
        assertThat(rida.questions.countOpenByFile()).isEmpty();
        assertThat(rida.sql
                        .sql("select detail::text from audit_entry where action = 'question-answered'")
                        .query(String.class)
                        .single())
                .contains("few-rows", "usual", "office")
                .doesNotContain("2026-09");
        assertThatThrownBy(() -> rida.questions.answer(september, question.id(), false, ACTOR))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("answered already");
        // one row more of the same month: it was confirmed for the mapping; the month after it was not
        SourceFile again = ingest(REQUESTS, requests("2026-09", 1) + requests("2026-10", 70) + requests("2026-11", 1));
        assertThat(open(again)).containsExactly("many-rows 2026-10 {n=71, usual=20}");
    }

    @Test
    void aMistakeIsAskedAboutAgainWhenItComesAgain() {
        ingest(REQUESTS, requests("2026-08", 3, "phone"));
        SourceFile first = ingest(REQUESTS, requests("2026-09", 2, "letter"));
        assertThat(open(first)).containsExactly("new-channel letter {n=2}");

        rida.questions.answer(first, rida.questions.list(first.fileId()).get(0).id(), false, ACTOR);
        rida.sql.sql("delete from request where channel = 'letter'").update();
        SourceFile second = ingest(REQUESTS, requests("2026-10", 1, "letter"));

        assertThat(open(second)).containsExactly("new-channel letter {n=1}");
        assertThat(rida.questions.list(first.fileId()).get(0).answeredBy()).isEqualTo("quality");
    }

    /** The rows of a channel that came before may all be replaced by those of the file that is looked at. */
    @Test
    void aChannelWhoseRowsAreAllReplacedIsNotNew() {
        String header = "request_no,received_on,kind,channel,replied_on\n";
        ingest(REQUESTS, header + "A1,2026-08-01,complaint,phone,\nA2,2026-08-02,complaint,letter,\n");
        SourceFile second = ingest(REQUESTS, header + "A2,2026-08-02,complaint,letter,2026-08-09\n");
        SourceFile third = ingest(REQUESTS, header + "A2,2026-08-02,complaint,letter,2026-08-10\n");

        assertThat(open(second)).isEmpty();
        assertThat(open(third)).isEmpty();
    }

    @Test
    void theFirstFileOfAMappingHasNothingToCompareWith() {
        SourceFile first = ingest(REQUESTS, requests("2026-08", 40, "phone") + requests("2026-09", 2, "letter"));

        assertThat(open(first)).isEmpty();
    }

    @Test
    void daysOutOfOrderAreAskedAboutFromThreeRowsOn() {
        String header = "request_no,received_on,kind,replied_on\n";
        SourceFile two = ingest(REQUESTS, header + outOfOrder(1, 2));
        SourceFile three = ingest(REQUESTS, header + outOfOrder(3, 5));

        assertThat(open(two)).isEmpty();
        assertThat(open(three)).containsExactly("dates-out-of-order replied_on {n=3}");
    }

    @Test
    void equalAnswersAreAskedAboutWhereHalfAreExactlyTheSame() {
        SourceFile half = ingest(ANSWERS, answers("H", 12, 6));
        SourceFile fewer = ingest(ANSWERS, answers("F", 12, 5));
        SourceFile nine = ingest(ANSWERS, answers("N", 9, 9));

        assertThat(open(half)).containsExactly("equal-answers overall 5, provider 5, speed 5 {n=6, total=12}");
        assertThat(open(fewer)).isEmpty();
        assertThat(open(nine)).as("too few to say").isEmpty();
    }

    /** The others all differ from each other. */
    private static String answers(String prefix, int n, int equal) {
        return "response_no,answered_on,overall,speed,provider\n"
                + IntStream.range(0, n)
                        .mapToObj(i -> prefix + i + ",2026-09-0" + (1 + i % 9)
                                + (i < equal ? ",5,5,5" : "," + (1 + i % 5) + "," + (1 + i / 5) + ",3"))
                        .collect(Collectors.joining("\n"));
    }

    private static String outOfOrder(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "W" + i + ",2026-09-10,complaint,2026-09-0" + i + "\n")
                .collect(Collectors.joining());
    }

    private String requests(String month, int n) {
        return requests(month, n, "");
    }

    private String requests(String month, int n, String channel) {
        return IntStream.range(0, n)
                .mapToObj(i ->
                        "R" + number++ + "," + month + "-%02d".formatted(1 + i % 28) + ",complaint," + channel + "\n")
                .collect(Collectors.joining());
    }

    private SourceFile ingest(Mapping mapping, String rows) {
        String content = rows.contains("_no,") ? rows : "request_no,received_on,kind,channel\n" + rows;
        Path file = rida.file("file" + number++ + ".csv", content.getBytes(StandardCharsets.UTF_8));
        return rida.files
                .find(rida.intake.ingest(file, mapping, IngestProgress.SILENT).fileId())
                .orElseThrow();
    }

    private List<String> open(SourceFile file) {
        return rida.questions.list(file.fileId()).stream()
                .filter(FileQuestion::isOpen)
                .map(q -> q.code() + " " + q.subject() + " " + new java.util.TreeMap<>(q.arguments()))
                .toList();
    }
}

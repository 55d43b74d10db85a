package org.rida.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.intake.file.RowCounts;
import org.rida.job.run.Run;
import org.rida.job.run.Run.RunProgress;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunState;

/** {@link RunFormatter}, {@link FileProgressBar} and {@link Terminal}. */
class RunFormatterTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final BilingualText SEPTEMBER = new BilingualText("سبتمبر 2026", "September 2026");
    private static final Instant SIX = Instant.parse("2026-11-01T03:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(out), new PrintStream(err));
    private final RunFormatter lines = new RunFormatter(terminal, RIYADH);

    RunFormatterTest() {
        terminal.setLanguage(Language.EN);
    }

    @Test
    void timesAreThoseOfTheOrganization() {
        assertThat(lines.at(SIX)).isEqualTo("2026-11-01 06:00");
        assertThat(lines.at(null)).isEqualTo("-");
    }

    @Test
    void aRunIsOneLine() {
        assertThat(lines.line(run(RunState.COMPLETED, SIX.plusSeconds(90), false, null)))
                .isEqualTo("12  Monthly report (Month: October 2026)  completed  2026-11-01 06:01  requested by sara");
        assertThat(lines.line(run(RunState.WAITING, null, false, null)))
                .as("not begun: when it was requested")
                .contains("2026-11-01 06:00");
        terminal.setLanguage(Language.AR);
        assertThat(lines.line(run(RunState.COMPLETED, SIX, false, null)))
                .startsWith("12  التقرير الشهري (الشهر: أكتوبر 2026)")
                .contains("2026-11-01 06:00");
    }

    @Test
    void aRunThatIsAskedToStopIsStopping() {
        assertThat(lines.state(run(RunState.RUNNING, SIX, true, null)))
                .isNotEqualTo(lines.state(run(RunState.RUNNING, SIX, false, null)))
                .isEqualTo("stopping");
    }

    @Test
    void progressSaysWhatIsKnown() {
        RunProgress all = new RunProgress(
                "ingest", 1, 4, BilingualText.same("requests.csv"), 12_345, 512.4, 0.5, Duration.ofSeconds(3_723));
        RunProgress nothing = new RunProgress("recount", 2, 4, BilingualText.EMPTY, 0, 0, null, null);

        assertThat(lines.progress(all)).startsWith("1/4 ").contains("requests.csv", "50%", "12,345", "512", "1:02:03");
        assertThat(lines.progress(nothing)).startsWith("2/4 ").doesNotContain("%", "  ");
        assertThat(lines.line(run(RunState.RUNNING, SIX, false, all))).contains("requested by sara  1/4 ");
    }

    @ParameterizedTest
    @CsvSource({"PT7S, 0:07", "PT12M30S, 12:30", "PT59M59.9S, 59:59", "PT1H, 1:00:00", "PT25H1M1S, 25:01:01"})
    void hoursAreShownOnlyWhenNeeded(Duration took, String shown) {
        RunDetail.StepDetail step = new RunDetail.StepDetail(2, "recount", "completed", 8, null, null, null, took);

        assertThat(lines.step(step, 3)).startsWith("2/3 ").contains("8 written").endsWith(", " + shown);
    }

    @Test
    void everyCountOfRowsHasItsOwnNumber() {
        RowCounts rows = new RowCounts(21, 1, 2, 3, 4, 5, 6);
        RunDetail.StepDetail step =
                new RunDetail.StepDetail(1, "ingest", "completed", 3, rows, null, null, Duration.ofSeconds(7));

        assertThat(lines.step(step, 3))
                .startsWith("1/3 ")
                .endsWith(", 0:07. 21 rows read: 1 new, 2 replaced, 3 unchanged, 4 superseded by newer versions, 5 left"
                        + " out, 6 rejected.");
    }

    @Test
    void sharedWorkSaysWhoDoesWhat() {
        var busy =
                new RunDetail.ProcessDetail("rida 17 5e0c8c1f", true, List.of(SEPTEMBER), 2, Duration.ofMillis(1_400));
        var ended = new RunDetail.ProcessDetail("rida 18 5e0c8c1f", false, List.of(), 1, null);

        assertThat(lines.shared(new RunDetail.SharedWork(
                        6, 3, List.of(SEPTEMBER, BilingualText.same("October 2026")), List.of())))
                .isEqualTo("3 of 6 parts are done. 2 wait for a process: September 2026, October 2026");
        assertThat(lines.shared(new RunDetail.SharedWork(1, 1, List.of(), List.of())))
                .isEqualTo("1 of 1 part is done.");
        assertThat(lines.process(busy))
                .isEqualTo("Process 17 (5e0c8c1f)  2 parts done  manages the run  0:01 ago  September 2026");
        assertThat(lines.process(ended)).isEqualTo("Process 18 (5e0c8c1f)  1 part done");
    }

    @Test
    void anEventHasItsReasonWhereThereIsOne() {
        assertThat(lines.entry(new RunDetail.RunLogEntry(SIX, "stop", "sara", "wrong month")))
                .startsWith("2026-11-01 06:00  ")
                .endsWith("  sara  wrong month");
        assertThat(lines.entry(new RunDetail.RunLogEntry(SIX, "ended", "sara", "")))
                .endsWith("  sara");
    }

    /** Without a terminal a line every ten seconds, none in the first two. */
    @Test
    void aLongFileIsReportedEveryTenSeconds() {
        AtomicReference<Instant> now = new AtomicReference<>(SIX);
        FileProgressBar bar = new FileProgressBar(terminal, now::get);

        for (int second = 0; second <= 30; second++) {
            now.set(SIX.plusSeconds(second));
            bar.show("requests.csv", second * 1_000L, second * 100L, 3_000);
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "  requests.csv: 2,000 rows, 1,000 per second, about 28 seconds left",
                        "  requests.csv: 12,000 rows, 1,000 per second, about 18 seconds left",
                        "  requests.csv: 22,000 rows, 1,000 per second, about 8 seconds left");
    }

    @Test
    void aShortFileIsNotReportedAndTheNextBeginsAnew() {
        AtomicReference<Instant> now = new AtomicReference<>(SIX);
        FileProgressBar bar = new FileProgressBar(terminal, now::get);
        bar.show("a.csv", 0, 0, 100);
        now.set(SIX.plusSeconds(1));
        bar.show("a.csv", 900, 90, 100);
        bar.end();
        bar.show("b.csv", 0, 0, 100);
        now.set(SIX.plusSeconds(2));
        bar.show("b.csv", 10, 10, 100);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theRemainingTimeIsLeftOutWhereItIsUnknown() {
        AtomicReference<Instant> now = new AtomicReference<>(SIX);
        FileProgressBar bar = new FileProgressBar(terminal, now::get);
        bar.show("book.xlsx", 0, 0, 0);
        now.set(SIX.plusSeconds(3));
        bar.show("book.xlsx", 600, 0, 0);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("  book.xlsx: 600 rows, 200 per second");
    }

    @Test
    void resultsAndProblemsGoToDifferentStreams() {
        terminal.print("command.editions.none");
        terminal.item("command.editions.same");
        terminal.detail("command.editions.same");
        terminal.problem("problem.run-unknown", "run", "7");
        terminal.problem(new BilingualText("مشكلة", "a problem"));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "No report has been drafted yet.",
                        "  Both editions show the same figures.",
                        "      Both editions show the same figures.");
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("run 7 is unknown.", "a problem");
    }

    @Test
    void arabicOnATerminalHasDigitsThatCanBeCopied() {
        terminal.setLanguage(Language.AR);
        terminal.problem("problem.run-unknown", "run", "999");

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("999").doesNotContain("٩");
        assertThat(terminal.messages().number(1_234)).isEqualTo("1,234");
    }

    @Test
    void aResultForProgramsIsJson() {
        terminal.json(Map.of("month", "2026-10"));

        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", "")).isEqualTo("{\"month\":\"2026-10\"}");
    }

    private static Run run(
            RunState state, @Nullable Instant startedAt, boolean stopRequested, @Nullable RunProgress progress) {
        return new Run(
                12,
                "monthly",
                new BilingualText("التقرير الشهري", "Monthly report"),
                Map.of("month", "2026-10"),
                new BilingualText("الشهر: أكتوبر 2026", "Month: October 2026"),
                state,
                "sara",
                "",
                SIX,
                startedAt,
                null,
                "",
                stopRequested,
                progress,
                BilingualText.EMPTY);
    }
}

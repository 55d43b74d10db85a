package org.rida.command.line;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.RowCounts;
import org.rida.job.run.RunEvent;

/**
 * Shows the progress of a run, from its events: a progress bar on a terminal, plain lines otherwise. Events are published
 * in the process of the run, so this is for runs of this process only; {@code status --follow} reads the database.
 */
public final class RunProgressBar implements AutoCloseable {

    private final Terminal terminal;
    private final boolean interactive = Terminal.isInteractive();
    private final FileProgressBar fileProgress;
    private final long startedNanos = System.nanoTime();
    private @Nullable ProgressBar bar;
    private RowCounts rows = RowCounts.NONE;
    private RowCounts answers = RowCounts.NONE;
    private int newFiles;

    public RunProgressBar(Terminal terminal, InstantSource time) {
        this.terminal = terminal;
        this.fileProgress = new FileProgressBar(terminal, time);
    }

    /** @param event others than those of steps and files are ignored */
    public void show(RunEvent event) {
        if (event instanceof RunEvent.StepStarted step) {
            endBar();
            terminal.item("command.step." + step.kind(), "number", step.number(), "steps", step.steps());
        } else if (event instanceof RunEvent.Resumed) {
            terminal.print("command.run.resumed");
        } else if (event instanceof RunEvent.FileIgnored file) {
            terminal.detail("command.run.unmatched", "file", file.file());
        } else if (event instanceof RunEvent.FileRefused file) {
            terminal.problem(file.reason());
        } else if (event instanceof RunEvent.RowsRead rows) {
            fileProgress.show(rows.file(), rows.rows(), rows.bytesRead(), rows.bytes());
        } else if (event instanceof RunEvent.FileIngested file) {
            fileProgress.end();
            file(file);
        } else if (event instanceof RunEvent.Recounted recount) {
            terminal.detail(
                    "command.recounted",
                    "months",
                    recount.months().size(),
                    "requests",
                    recount.requests(),
                    "answers",
                    recount.answers());
        }
    }

    /** Number of rows that were rejected in files of this run. */
    public long rejected() {
        return rows.rejected() + answers.rejected();
    }

    /** Time since the run began, in seconds with one decimal. */
    public String seconds() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        return terminal.messages().number(elapsed.toMillis() / 1000.0, 1);
    }

    @Override
    public void close() {
        endBar();
    }

    private void file(RunEvent.FileIngested file) {
        if (file.result().outcome() == IngestOutcome.MERGED) {
            count(file.subjects());
        }
        if (interactive) {
            bar(file);
        }
        if (file.number() == file.files()) {
            endBar();
            terminal.detail(
                    "command.ingested",
                    "files",
                    file.files(),
                    "newFiles",
                    newFiles,
                    "counts",
                    (answers.read() == 0 ? rows.text() : RowCounts.text(rows, answers)).in(terminal.language()));
        }
    }

    /** Counts the files merged by this run, not those that were known already. */
    private void count(List<IngestResult> subjects) {
        newFiles++;
        rows = rows.plus(subjects.get(0).rows());
        subjects.stream().skip(1).forEach(result -> answers = answers.plus(result.rows()));
        subjects.stream()
                .filter(result -> result.rejected() > 0)
                .forEach(result ->
                        terminal.detail("command.file.rejected", "file", result.file(), "n", result.rejected()));
    }

    private void bar(RunEvent.FileIngested file) {
        ProgressBar shown = Optional.ofNullable(bar).orElseGet(() -> new ProgressBarBuilder()
                .setInitialMax(file.files())
                .setStyle(ProgressBarStyle.ASCII)
                .setTaskName("  ")
                .build());
        shown.stepTo(file.number());
        shown.setExtraMessage(file.result().file());
        bar = shown;
    }

    private void endBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

package org.rida.command.line;

import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestResult;
import org.rida.job.run.RunEvent;













import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a run is: a moving bar on a terminal, plain lines elsewhere. */
public final class RunProgressBar implements AutoCloseable {

    private final Terminal terminal;
    private final boolean interactive = Terminal.isInteractive();
    private final FileProgressBar rowProgress;
    private final long began = System.nanoTime();
    private @Nullable ProgressBar bar;
    private long read;
    private long merged;
    private long rejected;
    private int fresh;

    public RunProgressBar(Terminal terminal, InstantSource time) {
        this.terminal = terminal;
        this.rowProgress = new FileProgressBar(terminal, time);
    }

    public void show(RunEvent event) {
        if (event instanceof RunEvent.StepStarted step) {
            endBar();
            terminal.item("command.step." + step.kind(), "number", step.number(), "steps", step.steps());
        } else if (event instanceof RunEvent.Resumed) {
            terminal.print("command.run.resumed");
        } else if (event instanceof RunEvent.FilePassedOver file) {
            terminal.detail("command.run.unmatched", "file", file.file());
        } else if (event instanceof RunEvent.RowsRead rows) {
            rowProgress.show(rows.file(), rows.rows(), rows.bytesRead(), rows.bytes());
        } else if (event instanceof RunEvent.FileIngested file) {
            rowProgress.end();
            file(file);
        } else if (event instanceof RunEvent.IngestedElsewhere elsewhere) {
            file(elsewhere.file());
        } else if (event instanceof RunEvent.Recounted recount) {
            terminal.detail("command.recounted", "months", recount.months().size(), "requests", recount.requests());
        }
    }

    public long rejected() {
        return rejected;
    }

    public String seconds() {
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        return terminal.messages().number(taken.toMillis() / 1000.0, 1);
    }

    @Override
    public void close() {
        endBar();
    }

    private void file(RunEvent.FileIngested file) {
        if (file.result().outcome() == IngestOutcome.MERGED) {
            count(file.result());
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
                    "fresh",
                    fresh,
                    "read",
                    read,
                    "merged",
                    merged,
                    "passed",
                    read - merged - rejected,
                    "rejected",
                    rejected);
        }
    }

    private void count(IngestResult result) {
        fresh++;
        read += result.read();
        merged += result.merged();
        rejected += result.rejected();
        if (result.rejected() > 0) {
            terminal.detail("command.file.rejected", "file", result.file(), "n", result.rejected());
        }
    }

    private void bar(RunEvent.FileIngested file) {
        ProgressBar moving = Optional.ofNullable(bar).orElseGet(() -> new ProgressBarBuilder()
                .setInitialMax(file.files())
                .setStyle(ProgressBarStyle.ASCII)
                .setTaskName("  ")
                .build());
        moving.stepTo(file.number());
        moving.setExtraMessage(file.result().file());
        bar = moving;
    }

    private void endBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

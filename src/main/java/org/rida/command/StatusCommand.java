package org.rida.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.ErrorPrinter;
import org.rida.command.line.RunFormatter;
import org.rida.command.line.Terminal;
import org.rida.job.input.UnmatchedFiles;
import org.rida.job.run.Run;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.policy.Policy;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code status}: lists running and recent runs, or prints one run in detail; {@code --follow} prints changes until it ends.
 */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        footer = {"  rida status", "  rida status 12 --follow", "  rida status --json --job watch-list"})
public final class StatusCommand implements Callable<Integer> {

    /** The progress of a run is stored at most once a second. */
    private static final long POLL_INTERVAL_MS = 1000;

    private final ContextLauncher launcher;
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "RUN")
    private @Nullable Long run;

    @Option(names = "--follow")
    private boolean follow;

    @Option(names = "--job", defaultValue = "")
    private String job = "";

    @Option(names = "--limit", defaultValue = "10")
    private int limit;

    @Option(names = "--json")
    private boolean json;

    public StatusCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return launcher.command(context -> follow ? follow(context) : show(context));
    }

    /** One run in detail, or the newest ones; with --json the same as one value and nothing else, for programs. */
    private int show(ApplicationContext context) {
        Runs runs = context.getBean(Runs.class);
        RunFormatter lines = lines(context);
        if (run != null) {
            RunDetail detail = runs.detail(run);
            if (json) {
                terminal.json(detail);
            } else {
                print(detail, lines);
            }
            return 0;
        }
        List<Run> newest = runs.list(new Runs.RunSelection(job, null, limit, 0));
        if (json) {
            terminal.json(newest);
        } else if (newest.isEmpty()) {
            terminal.print("command.status.none");
        }
        if (!json) {
            newest.forEach(r -> terminal.line(lines.line(r)));
            context.getBean(UnmatchedFiles.class).find().forEach(this::printUnmatched);
        }
        return 0;
    }

    private void printUnmatched(UnmatchedFiles.UnmatchedFile file) {
        terminal.print("command.status.unmatched", "file", file.file(), "patterns", file.patterns());
    }

    /** The stack trace comes last, as it is the longest and for few readers. */
    private void print(RunDetail detail, RunFormatter lines) {
        Run shown = detail.run();
        terminal.line(lines.line(shown));
        detail.steps()
                .forEach(step ->
                        terminal.line("  " + lines.step(step, detail.steps().size())));
        RunDetail.SharedWork shared = detail.shared();
        if (shared != null) {
            terminal.line("  " + lines.shared(shared));
            shared.processes().forEach(process -> terminal.line("    " + lines.process(process)));
        }
        detail.events().forEach(entry -> terminal.line("  " + lines.entry(entry)));
        if (!shown.failure().isEmpty()) {
            terminal.line(shown.failure().in(terminal.language()));
        }
        if (!detail.stackTrace().isEmpty()) {
            terminal.line("");
            terminal.line(detail.stackTrace());
        }
    }

    /**
     * Prints a line for each change instead of redrawing, so that output is readable in a log, too.
     *
     * @return 0 when the run completes, 1 when it fails or is stopped
     */
    private int follow(ApplicationContext context) {
        Runs runs = context.getBean(Runs.class);
        RunFormatter lines = lines(context);
        List<Run> newest = runs.list(new Runs.RunSelection(job, null, 1, 0));
        if (run == null && newest.isEmpty()) {
            terminal.print("command.status.none");
            return 0;
        }
        long id = run == null ? newest.get(0).id() : run;
        String shown = "";
        while (true) {
            Run now = runs.run(id);
            String line = lines.line(now);
            if (!line.equals(shown)) {
                terminal.line(line);
                shown = line;
            }
            if (now.state().isOver()) {
                return now.state() == RunState.COMPLETED ? 0 : ErrorPrinter.FAILED;
            }
            pause();
        }
    }

    private RunFormatter lines(ApplicationContext context) {
        return new RunFormatter(
                terminal, context.getBean(Policy.class).association().zone());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

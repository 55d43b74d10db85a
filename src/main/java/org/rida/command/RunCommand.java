package org.rida.command;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.CommandSyntax;
import org.rida.command.line.ErrorPrinter;
import org.rida.command.line.RunProgressBar;
import org.rida.command.line.Terminal;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.job.DryRun;
import org.rida.job.RunOperator;
import org.rida.job.RunPlan;
import org.rida.job.run.Run;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** {@code run}: starts a job, shows how far it is, says what it made. */
final class RunCommand {

    private final ConfigurableApplicationContext context;
    private final Terminal terminal;

    RunCommand(ConfigurableApplicationContext context, Terminal terminal) {
        this.context = context;
        this.terminal = terminal;
    }

    int run(String job, @Nullable String month, @Nullable Map<String, String> parameters, String reason) {
        Map<String, String> given = new LinkedHashMap<>(parameters == null ? Map.of() : parameters);
        if (month != null) {
            given.put("month", month);
        }
        RunPlan prepared = context.getBean(DryRun.class).plan(job, given);
        RunOperator.StartReason request = new RunOperator.StartReason(Actor.commandLine(), reason);
        return watched(prepared.title(), prepared.description(), door -> door.run(job, given, request));
    }

    /** A run that there is already goes on here. */
    int resume(long run, Function<RunOperator, RunResult> how) {
        Run found = context.getBean(Runs.class).run(run);
        return watched(found.title(), found.description(), how);
    }

    private int watched(BilingualText title, BilingualText words, Function<RunOperator, RunResult> how) {
        terminal.print(
                "command.run.title",
                "job",
                title.in(terminal.language()),
                "parameters",
                words.in(terminal.language()),
                "has",
                words.isEmpty() ? "no" : "yes");
        try (RunProgressBar progress = new RunProgressBar(terminal, context.getBean(InstantSource.class))) {
            watch(progress);
            RunResult result = how.apply(context.getBean(RunOperator.class));
            progress.close();
            return result.completed() ? done(result, progress) : notDone(result);
        }
    }

    private void watch(RunProgressBar progress) {
        ApplicationListener<PayloadApplicationEvent<RunEvent>> listener =
                ApplicationListener.forPayload(progress::show);
        context.addApplicationListener(listener);
    }

    private int done(RunResult result, RunProgressBar progress) {
        terminal.print("command.run.done", "seconds", progress.seconds());
        for (Edition edition : context.getBean(EditionRepository.class).ofRun(result.run())) {
            print(edition);
        }
        if (progress.rejected() > 0) {
            terminal.print("command.run.rejected", "n", progress.rejected(), "call", CommandSyntax.command("rejected"));
            terminal.print("command.run.rejected-workbook", "call", CommandSyntax.command("rejected --out rejected"));
        }
        MessagesCommand.send(context, terminal);
        terminal.print("command.run.console", "call", CommandSyntax.command("serve"));
        return 0;
    }

    private void print(Edition edition) {
        DateFormatter dates = new DateFormatter(terminal.messages());
        terminal.print("command.run.edition", "number", edition.number(), "month", dates.month(edition.month()));
        for (Document document : edition.documents()) {
            terminal.line("  "
                    + terminal.messages()
                            .format("language."
                                    + (document.isBilingual()
                                            ? "both"
                                            : document.language().code()))
                    + "  "
                    + document.extension().toUpperCase(java.util.Locale.ROOT) + "  "
                    + document.path().toAbsolutePath().normalize());
        }
    }

    private int notDone(RunResult result) {
        if (result.state() == RunState.STOPPED || result.state() == RunState.WAITING) {
            terminal.problem(
                    "command.run." + result.state().code(),
                    "run",
                    Long.toString(result.run()),
                    "call",
                    CommandSyntax.command("restart " + result.run()));
            return ErrorPrinter.FAILED;
        }
        ErrorPrinter failure = new ErrorPrinter(terminal);
        terminal.problem("command.run.failed", "run", Long.toString(result.run()));
        result.failures().forEach(failure::report);
        MessagesCommand.send(context, terminal);
        return ErrorPrinter.FAILED;
    }
}

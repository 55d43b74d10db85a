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
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.render.RenderingWarmUp;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** {@code run}: runs a job in this process, shows its progress and prints the documents it produced. */
final class RunCommand {

    private final ConfigurableApplicationContext context;
    private final Terminal terminal;

    RunCommand(ConfigurableApplicationContext context, Terminal terminal) {
        this.context = context;
        this.terminal = terminal;
    }

    /**
     * Checks the parameters by a dry run first, so that a typing error is answered before anything is started.
     *
     * @param month shorthand for the parameter {@code month}; null for its default
     * @param parameters others, by name; null for none
     * @param reason for the audit log and the log of the run; may be empty
     * @return 0 when the run completed, else 1
     * @throws RunOperator.AlreadyRunning when an equal run is under way
     */
    int run(String job, @Nullable String month, @Nullable Map<String, String> parameters, String reason) {
        Map<String, String> given = new LinkedHashMap<>(parameters == null ? Map.of() : parameters);
        if (month != null) {
            given.put("month", month);
        }
        RunPlan plan = context.getBean(DryRun.class).plan(job, given);
        if (plan.draftsAtLast()) {
            context.getBean(RenderingWarmUp.class).start();
        }
        RunOperator.StartReason request = new RunOperator.StartReason(Actor.commandLine(), reason);
        return runWithProgress(plan.title(), plan.description(), operator -> operator.run(job, given, request));
    }

    /**
     * Executes an existing run in this process, as {@code restart} and {@code recover} do.
     *
     * @param action continues the run and waits for its end
     */
    int resume(long run, Function<RunOperator, RunResult> action) {
        Run found = context.getBean(Runs.class).run(run);
        return runWithProgress(found.title(), found.description(), action);
    }

    /** Shows progress while the run executes, then its result. */
    private int runWithProgress(
            BilingualText title, BilingualText description, Function<RunOperator, RunResult> action) {
        terminal.print(
                "command.run.title",
                "job",
                title.in(terminal.language()),
                "parameters",
                description.in(terminal.language()),
                "hasParameters",
                description.isEmpty() ? "no" : "yes");
        try (RunProgressBar progress = new RunProgressBar(terminal, context.getBean(InstantSource.class))) {
            listen(progress);
            RunResult result = action.apply(context.getBean(RunOperator.class));
            progress.close();
            return result.completed() ? reportCompleted(result, progress) : reportNotCompleted(result);
        }
    }

    // the context is closed with the command, so that the listener need not be removed
    private void listen(RunProgressBar progress) {
        ApplicationListener<PayloadApplicationEvent<RunEvent>> listener =
                ApplicationListener.forPayload(progress::show);
        context.addApplicationListener(listener);
    }

    // messages are sent before the command ends, because nothing else may be running that would send them
    private int reportCompleted(RunResult result, RunProgressBar progress) {
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
        terminal.print(
                "command.run.edition",
                "number",
                edition.number(),
                "report",
                edition.name().in(terminal.language()),
                "month",
                dates.month(edition.month()));
        new EditionPrinter(terminal, context.getBean(EditionRepository.class)).documents(edition);
    }

    private int reportNotCompleted(RunResult result) {
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

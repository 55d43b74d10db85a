package org.rida.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.command.line.ErrorPrinter;
import org.rida.command.line.RunFormatter;
import org.rida.command.line.Terminal;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.rules.MappingFiles;
import org.rida.job.run.JobState;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.rida.job.run.StepFailureText;
import org.rida.policy.Policy;
import org.rida.report.Reports;
import org.rida.schedule.Schedules;
import org.springframework.context.ApplicationContext;

/**
 * {@code jobs}: lists the jobs with their last run and next due time; {@code jobs --check}: validates all configuration
 * files.
 */
record JobsCommand(ApplicationContext context, Terminal terminal) {

    /** @param json whether to print one JSON value for programs */
    int list(boolean json) {
        List<JobState> jobs = context.getBean(Runs.class).jobs();
        if (json) {
            terminal.json(jobs);
        } else {
            RunFormatter lines = new RunFormatter(
                    terminal, context.getBean(Policy.class).association().zone());
            jobs.forEach(job -> print(job, lines));
        }
        return 0;
    }

    private void print(JobState job, RunFormatter lines) {
        terminal.line(job.name() + "  " + job.declaration().title().in(terminal.language()));
        Optional<Schedules.ScheduleEntry> schedule =
                context.getBean(Schedules.class).find(job.name(), 1);
        Run last = job.active() == null ? job.last() : job.active();
        if (last != null) {
            terminal.item("command.jobs.last", "run", lines.line(last));
        }
        // a paused schedule is still listed with the time at which it would be due, so that it is not forgotten
        schedule.filter(s -> !s.next().isEmpty())
                .ifPresent(s -> terminal.item(
                        s.pausedAt() == null ? "command.jobs.next" : "command.jobs.paused",
                        "next",
                        lines.at(s.next().get(0))));
    }

    /**
     * Validates policy, mappings, jobs and reports; prints all problems at once and starts nothing.
     *
     * @return 0, or 1 when there is a problem
     */
    int check() {
        List<Runnable> checks = List.of(
                () -> context.getBean(Policy.class),
                () -> context.getBean(MappingFiles.class).all(),
                () -> context.getBean(JobDefinitions.class).all(),
                () -> context.getBean(Reports.class).check());
        List<BilingualText> problems = new ArrayList<>();
        checks.forEach(check -> problem(check).ifPresent(problems::add));
        problems.forEach(terminal::problem);
        if (problems.isEmpty()) {
            terminal.print("command.jobs.good");
        }
        return problems.isEmpty() ? 0 : ErrorPrinter.FAILED;
    }

    // a fault in a configuration file arrives wrapped in Spring's exceptions, because the beans that read it are
    // created here
    private static Optional<BilingualText> problem(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(StepFailureText.causes(e).stream()
                    .filter(Problem.class::isInstance)
                    .map(p -> ((Problem) p).text())
                    .findFirst()
                    .orElseThrow(() -> e));
        }
    }
}

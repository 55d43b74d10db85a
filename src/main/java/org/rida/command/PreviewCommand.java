package org.rida.command;

import java.util.Map;
import org.rida.command.line.RunFormatter;
import org.rida.command.line.Terminal;
import org.rida.job.DryRun;
import org.rida.job.RunPlan;
import org.rida.report.Previews;
import org.springframework.context.ApplicationContext;

/** {@code preview}: renders a report without storing an edition, or lists what a run of a job would do. */
record PreviewCommand(ApplicationContext context, Terminal terminal) {

    /**
     * Names of reports take precedence over names of jobs.
     *
     * @return 0, or 1 when the report has problems
     */
    int run(ReportPreviewCommand.PreviewOptions options) {
        if (context.getBean(Previews.class).knows(options.name())) {
            return new ReportPreviewCommand(context, terminal).run(options);
        }
        return run(options.name(), options.month() == null ? Map.of() : Map.of("month", options.month()));
    }

    /** A dry run: it reads file names and definitions, never rows, so that it is as fast for large files. */
    private int run(String job, Map<String, String> given) {
        RunPlan plan = context.getBean(DryRun.class).plan(job, given);
        terminal.line(
                plan.title().in(terminal.language()) + "  " + plan.description().in(terminal.language()));
        RunFormatter lines = new RunFormatter(terminal, java.time.ZoneOffset.UTC);
        plan.steps().forEach(step -> {
            terminal.line("  " + lines.step(step.number(), plan.steps().size(), step.kind()));
            step.files()
                    .forEach(file -> terminal.detail(
                            file.known() ? "command.preview.known" : "command.preview.new",
                            "file",
                            file.path(),
                            "mapping",
                            file.mapping()));
        });
        if (!plan.missing().isEmpty()) {
            terminal.line(plan.missing().in(terminal.language()));
        }
        return 0;
    }
}

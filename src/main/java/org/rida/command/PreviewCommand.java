package org.rida.command;

import org.rida.command.line.RunFormatter;
import org.rida.command.line.Terminal;
import org.rida.job.DryRun;
import org.rida.job.RunPlan;
import org.rida.report.Previews;

import java.util.Map;
import org.springframework.context.ApplicationContext;

/** {@code preview}: renders a report without storing an edition, or lists what a run of a job would do. */
record PreviewCommand(ApplicationContext context, Terminal terminal) {

    /** Names of reports take precedence over names of jobs. */
    int run(ReportPreviewCommand.PreviewOptions wanted) {
        if (context.getBean(Previews.class).knows(wanted.name())) {
            return new ReportPreviewCommand(context, terminal).run(wanted);
        }
        return run(wanted.name(), wanted.month() == null ? Map.of() : Map.of("month", wanted.month()));
    }

    private int run(String job, Map<String, String> given) {
        RunPlan prepared = context.getBean(DryRun.class).plan(job, given);
        terminal.line(prepared.title().in(terminal.language()) + "  "
                + prepared.description().in(terminal.language()));
        RunFormatter lines = new RunFormatter(terminal, java.time.ZoneOffset.UTC);
        prepared.steps().forEach(step -> {
            terminal.line("  " + lines.step(step.number(), prepared.steps().size(), step.kind()));
            step.files()
                    .forEach(file -> terminal.detail(
                            file.known() ? "command.preview.known" : "command.preview.new",
                            "file",
                            file.path(),
                            "mapping",
                            file.mapping()));
        });
        if (!prepared.missing().isEmpty()) {
            terminal.line(prepared.missing().in(terminal.language()));
        }
        return 0;
    }
}

package org.rida.command;

import java.util.Map;
import org.rida.job.Preparation;
import org.rida.job.RunPreview;
import org.springframework.context.ApplicationContext;

/** {@code preview}: what a run would do, without doing any of it. */
record Preview(ApplicationContext context, Terminal terminal) {

    int run(String job, Map<String, String> given) {
        Preparation prepared = context.getBean(RunPreview.class).of(job, given);
        terminal.line(prepared.title().in(terminal.language()) + "  "
                + prepared.words().in(terminal.language()));
        RunLines lines = new RunLines(terminal, java.time.ZoneOffset.UTC);
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

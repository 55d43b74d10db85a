package org.rida.command;

import java.nio.file.Path;
import org.rida.intake.IngestProgress;
import org.rida.intake.Ingested;
import org.rida.intake.Intake;
import org.rida.job.MappingFolder;
import org.springframework.context.ApplicationContext;

/** {@code ingest}: one file through one mapping. */
record IngestFile(ApplicationContext context, Terminal terminal) {

    private static final int DONE_WITH_REJECTS = 4;

    int run(Path file, String mapping) {
        Ingested result = context.getBean(Intake.class)
                .ingest(file, context.getBean(MappingFolder.class).get(mapping), IngestProgress.SILENT);
        terminal.say(
                "command.ingest.result",
                "file",
                result.file(),
                "read",
                result.read(),
                "merged",
                result.merged(),
                "unchanged",
                result.unchanged(),
                "superseded",
                result.superseded(),
                "rejected",
                result.rejected());
        result.notes().forEach(note -> terminal.line("  " + note.in(terminal.language())));
        return result.rejected() > 0 ? DONE_WITH_REJECTS : 0;
    }
}

package org.rida.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.rida.access.Actor;
import org.rida.command.line.FileProgressBar;
import org.rida.command.line.Terminal;
import org.rida.intake.Intake;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestResult;
import org.rida.intake.key.PseudonymKeys;
import org.rida.job.rules.MappingFiles;
import org.springframework.context.ApplicationContext;

/**
 * {@code ingest}: ingests a file with a mapping. Exit code 4 when rows were rejected. The same as the ingest step of a job,
 * but for one file of any folder; the file is not moved.
 */
record IngestCommand(ApplicationContext context, Terminal terminal) {

    private static final int COMPLETED_WITH_REJECTS = 4;

    /**
     * @param mapping name of the mapping
     * @param newKey whether to replace a lost pseudonymisation key first
     * @return 0 when all rows were accepted or the file is known, 4 when rows were rejected
     */
    int run(Path file, String mapping, boolean newKey) {
        if (newKey) {
            context.getBean(PseudonymKeys.class).replaceLostKey(Actor.commandLine());
            terminal.print("command.ingest.new-key");
        }
        return print(ingest(file, mapping));
    }

    // the bar is ended in any case, since an error message on its line would be unreadable
    private List<IngestResult> ingest(Path file, String mapping) {
        FileProgressBar progress = new FileProgressBar(terminal, context.getBean(InstantSource.class));
        String name = String.valueOf(file.getFileName());
        try {
            return context.getBean(Intake.class)
                    .ingestSubjects(
                            file,
                            context.getBean(MappingFiles.class).get(mapping),
                            (rows, read, bytes) -> progress.show(name, rows, read, bytes),
                            Actor.commandLine());
        } finally {
            progress.end();
        }
    }

    private int print(List<IngestResult> subjects) {
        IngestResult file = subjects.get(0);
        if (file.outcome() == IngestOutcome.ALREADY_KNOWN) {
            terminal.print("command.ingest.known", "file", file.file());
        }
        terminal.print(
                "command.ingest.result",
                "file",
                file.file(),
                "counts",
                IngestResult.counts(subjects).in(terminal.language()));
        subjects.stream()
                .flatMap(subject -> subject.notes().stream())
                .distinct()
                .forEach(note -> terminal.line("  " + note.in(terminal.language())));
        return subjects.stream().anyMatch(subject -> subject.rejected() > 0) ? COMPLETED_WITH_REJECTS : 0;
    }
}

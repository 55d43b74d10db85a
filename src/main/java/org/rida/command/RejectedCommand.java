package org.rida.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.CommandSyntax;
import org.rida.command.line.Terminal;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.rejected.RejectedRows;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.job.rules.MappingFiles;
import org.springframework.context.ApplicationContext;

/**
 * {@code rejected}: lists rejected rows with their reasons, or writes them to workbooks for correction. Showing and writing
 * rows is recorded in the audit log.
 */
record RejectedCommand(ApplicationContext context, Terminal terminal) {

    private static final int PER_FILE = 100;
    private static final int WRONG_USAGE = 2;
    private static final String WORKBOOK = ".xlsx";

    /**
     * @param file number of a file; null for all files
     * @param out workbook or folder; null to print
     * @param after line of the file after which the list begins
     * @return 0, or 2 for an unknown file
     */
    int run(@Nullable Long file, @Nullable Path out, long after) {
        if (file != null && context.getBean(SourceFiles.class).find(file).isEmpty()) {
            terminal.problem("command.rejected.no-file", "id", Long.toString(file));
            return WRONG_USAGE;
        }
        List<SourceFiles.SourceFile> files = context.getBean(SourceFiles.class).withOpenRejectedRows().stream()
                .filter(f -> file == null || f.fileId() == file)
                .toList();
        if (files.isEmpty()) {
            terminal.print("command.rejected.none");
        } else if (out == null) {
            files.forEach(f -> print(f, after));
        } else {
            files.forEach(f -> write(f, target(f, files, out)));
        }
        return 0;
    }

    private void print(SourceFiles.SourceFile file, long after) {
        RejectedRows rows = context.getBean(RejectedRows.class);
        terminal.print(
                "command.rejected.file",
                "id",
                Long.toString(file.fileId()),
                "file",
                file.name(),
                "mapping",
                file.mapping(),
                "n",
                rows.countOpenByFile().getOrDefault(file.fileId(), 0L));
        RejectedRows.RejectedPage shown = rows.show(file, after, PER_FILE, Actor.commandLine());
        shown.rows().forEach(this::print);
        if (shown.more()) {
            String next = "rejected --file " + file.fileId() + " --after "
                    + shown.rows().get(PER_FILE - 1).line();
            terminal.print("command.rejected.more", "call", CommandSyntax.command(next));
        }
    }

    private void print(RejectedRows.Rejected row) {
        String reasons = String.join(
                "; ", row.reasons().stream().map(r -> r.in(terminal.language())).toList());
        terminal.print(
                row.isResubmitted() ? "command.rejected.row-again" : "command.rejected.row",
                "id",
                Long.toString(row.id()),
                "file",
                row.file(),
                "line",
                Long.toString(row.line()),
                "origin",
                row.originFile(),
                "originLine",
                Long.toString(row.originLine()),
                "reasons",
                reasons);
    }

    /**
     * A path with the ending .xlsx names the workbook of one file, any other path a folder.
     *
     * @throws Problem when a workbook is named for several files
     */
    private static Path target(SourceFiles.SourceFile file, List<SourceFiles.SourceFile> files, Path out) {
        if (!out.toString().endsWith(WORKBOOK)) {
            return out.resolve("rejected-" + file.fileId() + "-" + file.mapping() + WORKBOOK);
        }
        if (files.size() > 1) {
            throw Problem.of(
                    "command.rejected.which",
                    "files",
                    String.join(
                            ", ",
                            files.stream().map(f -> f.fileId() + " " + f.name()).toList()));
        }
        return out;
    }

    private void write(SourceFiles.SourceFile file, Path target) {
        long rows = context.getBean(RejectedRowsWorkbook.class)
                .write(
                        file,
                        context.getBean(MappingFiles.class).get(file.mapping()),
                        target,
                        terminal.language(),
                        Actor.commandLine());
        terminal.print("command.rejected.written", "n", rows, "path", target, "mapping", file.mapping());
    }
}

package org.rida.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.intake.RejectWorkbook;
import org.rida.intake.RejectedRows;
import org.rida.intake.SourceFiles;
import org.rida.job.MappingFolder;
import org.rida.wording.Problem;
import org.springframework.context.ApplicationContext;

/** {@code rejected}: where each rejected row stands, and why it was not accepted; or the same as workbooks to mend. */
record ListRejected(ApplicationContext context, Terminal terminal) {

    private static final int PER_FILE = 100;
    private static final String WORKBOOK = ".xlsx";

    int run(@Nullable Long file, @Nullable Path out) {
        List<SourceFiles.Entry> files = context.getBean(SourceFiles.class).withOpenRejects().stream()
                .filter(f -> file == null || f.fileId() == file)
                .toList();
        if (files.isEmpty()) {
            terminal.say("command.rejected.none");
        } else if (out == null) {
            files.forEach(this::print);
        } else {
            files.forEach(f -> write(f, target(f, files, out)));
        }
        return 0;
    }

    private void print(SourceFiles.Entry file) {
        RejectedRows rows = context.getBean(RejectedRows.class);
        terminal.say(
                "command.rejected.file",
                "id",
                Long.toString(file.fileId()),
                "file",
                file.name(),
                "mapping",
                file.mapping(),
                "n",
                rows.countOpenByFile().getOrDefault(file.fileId(), 0L));
        rows.open(file.fileId(), PER_FILE).forEach(this::print);
    }

    private void print(RejectedRows.Rejected row) {
        String reasons = String.join(
                "; ", row.reasons().stream().map(r -> r.in(terminal.language())).toList());
        terminal.say("command.rejected.row", "file", row.file(), "line", Long.toString(row.line()), "reasons", reasons);
    }

    private static Path target(SourceFiles.Entry file, List<SourceFiles.Entry> files, Path out) {
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

    private void write(SourceFiles.Entry file, Path target) {
        long rows = context.getBean(RejectWorkbook.class)
                .write(
                        file.fileId(),
                        context.getBean(MappingFolder.class).get(file.mapping()),
                        target,
                        terminal.language());
        terminal.say("command.rejected.written", "n", rows, "path", target, "mapping", file.mapping());
    }
}

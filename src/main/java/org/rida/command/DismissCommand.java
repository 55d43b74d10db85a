package org.rida.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.Terminal;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.rejected.RejectedRows;
import org.springframework.context.ApplicationContext;

/** {@code rejected --dismiss}: records, with a reason, that rejected rows will not be corrected. */
record DismissCommand(ApplicationContext context, Terminal terminal) {

    private static final int WRONG_USAGE = 2;

    /**
     * @param rows numbers of rejected rows; empty when a file is given
     * @param file number of the file whose rows are all dismissed; null to dismiss single rows
     * @param reason required
     * @return 0, or 2 for a missing reason, unknown rows or an unknown file
     */
    int run(List<Long> rows, @Nullable Long file, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            terminal.problem("command.dismiss.reason");
            return WRONG_USAGE;
        }
        return file == null ? rows(rows, reason) : file(file, reason);
    }

    /**
     * Dismisses all of the rows, or none when one is unknown, so that a typing error is not half executed. Rows that were
     * dismissed or corrected meanwhile are unknown as well: deciding about them again would hide the first decision.
     */
    private int rows(List<Long> rows, String reason) {
        RejectedRows rejected = context.getBean(RejectedRows.class);
        List<Long> waiting = rejected.openAmong(rows);
        List<Long> unknown = rows.stream().filter(r -> !waiting.contains(r)).toList();
        if (!unknown.isEmpty()) {
            terminal.problem("command.dismiss.unknown", "rows", unknown);
            return WRONG_USAGE;
        }
        Actor actor = Actor.commandLine();
        rows.forEach(row -> rejected.dismiss(row, actor, reason));
        terminal.print("command.dismiss.done", "n", (long) rows.size(), "by", actor.name());
        return 0;
    }

    private int file(long file, String reason) {
        Optional<SourceFiles.SourceFile> entry =
                context.getBean(SourceFiles.class).find(file);
        if (entry.isEmpty()) {
            terminal.problem("command.rejected.no-file", "id", Long.toString(file));
            return WRONG_USAGE;
        }
        Actor actor = Actor.commandLine();
        int done = context.getBean(RejectedRows.class).dismissFile(entry.get(), actor, reason);
        terminal.print("command.dismiss.done", "n", done, "by", actor.name());
        return 0;
    }
}

package org.rida.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.Terminal;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.rejected.RejectedRows;
import org.springframework.context.ApplicationContext;

/** {@code rejected --dismiss}: a person says that rows will not be mended, and why. */
record DismissCommand(ApplicationContext context, Terminal terminal) {

    private static final int WRONG_USAGE = 2;

    /** @param file all of its rows, when no row is named */
    int run(List<Long> rows, @Nullable Long file, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            terminal.problem("command.dismiss.reason");
            return WRONG_USAGE;
        }
        return file == null ? rows(rows, reason) : file(file, reason);
    }

    /** Nothing is dismissed when one of them is not there: a typing error is not half obeyed. */
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

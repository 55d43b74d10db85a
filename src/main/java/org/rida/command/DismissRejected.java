package org.rida.command;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.intake.RejectedRows;
import org.rida.intake.SourceFiles;
import org.springframework.context.ApplicationContext;

/** {@code rejected --dismiss}: a person says that rows will not be mended, and why. */
record DismissRejected(ApplicationContext context, Terminal terminal) {

    private static final int WRONG_USAGE = 2;

    /** @param file all of its rows, when no row is named */
    int run(List<Long> rows, @Nullable Long file, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            terminal.problem("command.dismiss.reason");
            return WRONG_USAGE;
        }
        String by = System.getProperty("user.name", "");
        OffsetDateTime now = context.getBean(InstantSource.class).instant().atOffset(ZoneOffset.UTC);
        return file == null ? rows(rows, by, reason, now) : file(file, by, reason, now);
    }

    /** Nothing is dismissed when one of them is not there: a typing error is not half obeyed. */
    private int rows(List<Long> rows, String by, String reason, OffsetDateTime now) {
        RejectedRows rejected = context.getBean(RejectedRows.class);
        List<Long> waiting = rejected.waiting(rows);
        List<Long> unknown = rows.stream().filter(r -> !waiting.contains(r)).toList();
        if (!unknown.isEmpty()) {
            terminal.problem("command.dismiss.unknown", "rows", unknown);
            return WRONG_USAGE;
        }
        long done = rows.stream()
                .filter(row -> rejected.dismiss(row, by, reason, now))
                .count();
        terminal.say("command.dismiss.done", "n", done, "by", by);
        return 0;
    }

    private int file(long file, String by, String reason, OffsetDateTime now) {
        if (context.getBean(SourceFiles.class).find(file).isEmpty()) {
            terminal.problem("command.rejected.no-file", "id", Long.toString(file));
            return WRONG_USAGE;
        }
        int done = context.getBean(RejectedRows.class).dismissFile(file, by, reason, now);
        terminal.say("command.dismiss.done", "n", done, "by", by);
        return 0;
    }
}

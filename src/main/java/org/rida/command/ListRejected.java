package org.rida.command;

import java.util.Set;
import org.rida.intake.RejectedRows;
import org.springframework.context.ApplicationContext;

/** {@code rejected}: where each rejected row stands, and why it was not accepted. */
record ListRejected(ApplicationContext context, Terminal terminal) {

    private static final int PER_FILE = 100;

    int run() {
        RejectedRows rows = context.getBean(RejectedRows.class);
        Set<Long> files = rows.countOpenByFile().keySet();
        if (files.isEmpty()) {
            terminal.say("command.rejected.none");
        }
        files.forEach(file -> rows.open(file, PER_FILE).forEach(this::print));
        return 0;
    }

    private void print(RejectedRows.Rejected row) {
        String reasons = String.join(
                "; ", row.reasons().stream().map(r -> r.in(terminal.language())).toList());
        terminal.say("command.rejected.row", "file", row.file(), "line", Long.toString(row.line()), "reasons", reasons);
    }
}

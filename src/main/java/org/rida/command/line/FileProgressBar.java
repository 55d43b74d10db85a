package org.rida.command.line;

import org.rida.intake.file.FileProgress;













import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How far a file is, on a terminal: one line that is written over, elsewhere a line now and then. Short files say nothing. */
public final class FileProgressBar {

    private static final Duration SILENT = Duration.ofSeconds(2);
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final InstantSource time;
    private final boolean interactive = Terminal.isInteractive();
    private String file = "";
    private Instant began = Instant.EPOCH;
    private Instant told = Instant.EPOCH;
    private int width;

    public FileProgressBar(Terminal terminal, InstantSource time) {
        this.terminal = terminal;
        this.time = time;
    }

    public void show(String name, long rows, long bytesRead, long bytes) {
        Instant now = time.instant();
        if (!name.equals(file)) {
            file = name;
            began = now;
            told = began.plus(SILENT).minus(interactive ? ON_TERMINAL : ELSEWHERE);
        }
        if (!now.isBefore(told.plus(interactive ? ON_TERMINAL : ELSEWHERE)) && !now.isBefore(began.plus(SILENT))) {
            told = now;
            print(FileProgress.of(file, rows, bytesRead, bytes, began, now));
        }
    }

    /** Before anything else is printed. */
    public void end() {
        if (width > 0) {
            terminal.over(" ".repeat(width));
            terminal.over("");
            width = 0;
        }
        file = "";
    }

    private void print(FileProgress at) {
        String line = "  "
                + terminal.messages()
                        .format(
                                at.secondsLeft().isPresent() ? "command.rows.left" : "command.rows",
                                "file",
                                at.file(),
                                "rows",
                                at.rows(),
                                "rate",
                                at.rowsPerSecond(),
                                "seconds",
                                at.secondsLeft().orElse(0L));
        if (interactive) {
            terminal.over(line + " ".repeat(Math.max(0, width - line.length())));
            width = Math.max(width, line.length());
        } else {
            terminal.line(line);
        }
    }
}

package org.rida.command.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.rida.intake.file.FileProgress;

/**
 * Shows the progress of reading a file: a line that is overwritten on a terminal, otherwise a line every ten seconds. Files
 * that take less than two seconds show nothing.
 */
public final class FileProgressBar {

    private static final Duration INITIAL_DELAY = Duration.ofSeconds(2);
    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(500);
    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final InstantSource time;
    private final boolean interactive = Terminal.isInteractive();
    private String file = "";
    private Instant startedAt = Instant.EPOCH;
    private Instant lastShown = Instant.EPOCH;
    private int width;

    public FileProgressBar(Terminal terminal, InstantSource time) {
        this.terminal = terminal;
        this.time = time;
    }

    /**
     * @param name of the file; another name than before begins a new bar
     * @param rows read so far
     * @param bytesRead of the {@code bytes} of the file, for the estimate of the remaining time
     */
    public void show(String name, long rows, long bytesRead, long bytes) {
        Instant now = time.instant();
        // the first line is due one initial delay after the start, whatever the interval
        if (!name.equals(file)) {
            file = name;
            startedAt = now;
            lastShown = startedAt.plus(INITIAL_DELAY).minus(interactive ? TERMINAL_INTERVAL : PLAIN_INTERVAL);
        }
        if (!now.isBefore(lastShown.plus(interactive ? TERMINAL_INTERVAL : PLAIN_INTERVAL))
                && !now.isBefore(startedAt.plus(INITIAL_DELAY))) {
            lastShown = now;
            print(FileProgress.of(file, rows, bytesRead, bytes, startedAt, now));
        }
    }

    /** Clears the line; to be called before anything else is printed. */
    public void end() {
        if (width > 0) {
            terminal.overwrite(" ".repeat(width));
            terminal.overwrite("");
            width = 0;
        }
        file = "";
    }

    private void print(FileProgress progress) {
        String line = "  "
                + terminal.messages()
                        .format(
                                progress.secondsLeft().isPresent() ? "command.rows.left" : "command.rows",
                                "file",
                                progress.file(),
                                "rows",
                                progress.rows(),
                                "rate",
                                progress.rowsPerSecond(),
                                "seconds",
                                progress.secondsLeft().orElse(0L));
        if (interactive) {
            terminal.overwrite(line + " ".repeat(Math.max(0, width - line.length())));
            width = Math.max(width, line.length());
        } else {
            terminal.line(line);
        }
    }
}

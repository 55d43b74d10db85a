package org.rida.intake.file;














import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a file is.
 *
 * @param bytesRead of the file as it lies there; a workbook's bytes go by in leaps
 * @param toldAt when this was so
 */
public record FileProgress(
        long fileId, String file, long rows, long bytesRead, long bytes, Instant beganAt, Instant updatedAt) {

    /** A file from its bytes so far, for those who watch it themselves. */
    public static FileProgress of(String file, long rows, long bytesRead, long bytes, Instant began, Instant now) {
        return new FileProgress(0, file, rows, bytesRead, bytes, began, now);
    }

    /** Rows a second since it began; 0 in the first moment. */
    public long rowsPerSecond() {
        long millis = Duration.between(beganAt, updatedAt).toMillis();
        return millis <= 0 ? 0 : rows * 1000 / millis;
    }

    /** Whole seconds that the rest will take at the pace so far; empty while nothing can be said. */
    public Optional<Long> secondsLeft() {
        long millis = Duration.between(beganAt, updatedAt).toMillis();
        return millis <= 0 || bytesRead <= 0 || bytes <= 0
                ? Optional.empty()
                : Optional.of(Math.round(millis / 1000.0 * Math.max(0, bytes - bytesRead) / bytesRead));
    }
}

package org.rida.intake.file;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a file has been read.
 *
 * @param fileId 0 for a file that is observed without a database entry
 * @param rows rows read so far
 * @param bytesRead position in the file as stored; for a workbook it advances in leaps, since sheets are compressed
 * @param bytes size of the file
 * @param updatedAt when the counts were taken
 */
public record FileProgress(
        long fileId, String file, long rows, long bytesRead, long bytes, Instant startedAt, Instant updatedAt) {

    /** The progress of a file that the caller observes itself, without a database entry. */
    public static FileProgress of(String file, long rows, long bytesRead, long bytes, Instant startedAt, Instant now) {
        return new FileProgress(0, file, rows, bytesRead, bytes, startedAt, now);
    }

    /** Average rows per second since the start, rounded down; 0 while no time has passed. */
    public long rowsPerSecond() {
        long millis = Duration.between(startedAt, updatedAt).toMillis();
        return millis <= 0 ? 0 : rows * 1000 / millis;
    }

    /** Estimated seconds until the last byte, at the average pace so far; empty while nothing has been read. */
    public Optional<Long> secondsLeft() {
        long millis = Duration.between(startedAt, updatedAt).toMillis();
        return millis <= 0 || bytesRead <= 0 || bytes <= 0
                ? Optional.empty()
                : Optional.of(Math.round(millis / 1000.0 * Math.max(0, bytes - bytesRead) / bytesRead));
    }
}

package org.rida.database.backup;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup file.
 *
 * @param file its path
 * @param createdAt ISO timestamp in UTC, by the clock of the database
 * @param schema version of the last migration
 * @param rows total of all tables
 * @param requests number of rows with a version of a request
 * @param answers number of rows with an answer to the survey
 * @param documents number of documents of reports
 * @param bytes size of the file
 * @param withKey whether it contains the pseudonymisation key, encrypted
 * @param verifiedAt when it was restored as a check; null when it never was, or the file has changed since
 */
public record Backup(
        Path file,
        String createdAt,
        String schema,
        long rows,
        long requests,
        long answers,
        int documents,
        long bytes,
        boolean withKey,
        @Nullable Instant verifiedAt) {

    /** The name of the file. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** When it was created, by the clock of the database. */
    public Instant at() {
        return Instant.parse(createdAt);
    }

    static Backup of(Path file, Manifest manifest) {
        return new Backup(
                file,
                manifest.takenAt(),
                manifest.schema(),
                manifest.rows(),
                manifest.rows("request"),
                manifest.rows("response"),
                (int) manifest.rows("report_document"),
                file.toFile().length(),
                manifest.key(),
                Verification.at(file).orElse(null));
    }
}

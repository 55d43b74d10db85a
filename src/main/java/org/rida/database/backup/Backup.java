package org.rida.database.backup;

import java.nio.file.Path;

/**
 * A backup file.
 *
 * @param file its path
 * @param createdAt ISO timestamp in UTC, by the clock of the database
 * @param schema version of the last migration
 * @param rows total of all tables
 * @param documents number of documents of reports
 * @param bytes size of the file
 * @param withKey whether it contains the pseudonymisation key, encrypted
 */
public record Backup(
        Path file, String createdAt, String schema, long rows, int documents, long bytes, boolean withKey) {

    /** The name of the file. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    static Backup of(Path file, Manifest manifest) {
        return new Backup(
                file,
                manifest.takenAt(),
                manifest.schema(),
                manifest.rows(),
                manifest.documents(),
                file.toFile().length(),
                manifest.key());
    }
}

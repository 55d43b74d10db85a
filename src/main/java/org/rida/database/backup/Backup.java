package org.rida.database.backup;














import java.nio.file.Path;

/**
 * A backup that lies somewhere.
 *
 * @param takenAt by the database's clock, in UTC
 * @param rows of all tables
 * @param documents of the archive of reports
 * @param withKey the key for beneficiaries' numbers is in it
 */
public record Backup(Path file, String createdAt, String schema, long rows, int documents, long bytes, boolean withKey) {

    static Backup of(Path file, Manifest manifest) {
        return new Backup(
                file,
                manifest.takenAt(),
                manifest.schema(),
                manifest.rows(),
                manifest.files().size(),
                file.toFile().length(),
                manifest.key());
    }
}

package org.rida.database.backup;

import org.rida.i18n.Problem;













import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds: the last entry of its archive, so an archive without one was cut off.
 *
 * @param format of the archive; this program writes and reads {@link #FORMAT}
 * @param schema version of the last migration
 * @param takenAt by the database's clock, in UTC
 * @param server version of the PostgreSQL it was taken from
 * @param tables in an order in which they can be loaded
 * @param files documents of the archive of reports
 * @param key the key for beneficiaries' numbers is in it, locked with a passphrase
 */
record Manifest(
        int format,
        String schema,
        String takenAt,
        String server,
        List<TableEntry> tables,
        List<Sequence> sequences,
        List<DocumentEntry> files,
        boolean key) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * A table's rows, whose hash does not depend on their order.
     *
     * @param columns in the order of the rows' fields
     */
    record TableEntry(String name, List<String> columns, long rows, String hash) {

        String entry() {
            return "tables/" + name + ".rows";
        }

        /** @throws Problem when these are not the rows of the backup */
        void mustBe(TableChecksum found, String where) {
            if (found.rows() != rows || !found.hash().equals(hash)) {
                throw Problem.of(
                        "problem.backup.damaged",
                        "file",
                        where,
                        "part",
                        name,
                        "expected",
                        rows + " / " + hash,
                        "found",
                        found.rows() + " / " + found.hash());
            }
        }
    }

    /** @param value null before its first number */
    record Sequence(String name, @Nullable Long value, boolean called) {}

    /** @param path below the archive's folder, with / between its parts */
    record DocumentEntry(String path, long bytes, String sha256) {

        String entry() {
            return "documents/" + path;
        }
    }

    long rows() {
        return tables.stream().mapToLong(TableEntry::rows).sum();
    }
}

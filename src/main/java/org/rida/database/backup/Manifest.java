package org.rida.database.backup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;

/**
 * Contents of a backup. It is the last entry of the archive, so an archive without it is truncated. The names of the
 * components are those of the JSON file.
 *
 * @param sequences current values, for columns that count by themselves
 * @param format version of the archive format; this program writes {@link #FORMAT}
 * @param schema version of the last migration
 * @param takenAt ISO timestamp in UTC, by the clock of the database
 * @param server version of the PostgreSQL server
 * @param tables in an order in which foreign keys allow loading them
 * @param key whether the pseudonymisation key is included, encrypted
 */
record Manifest(
        int format,
        String schema,
        String takenAt,
        String server,
        List<TableEntry> tables,
        List<Sequence> sequences,
        boolean key) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * Rows of a table.
     *
     * @param name of the table
     * @param rows number of rows
     * @param columns in the order of the fields of a row
     * @param hash a {@link TableChecksum}, which does not depend on the order of the rows
     */
    record TableEntry(String name, List<String> columns, long rows, String hash) {

        /** Name of the archive's entry. */
        String entry() {
            return "tables/" + name + ".rows";
        }

        /**
         * Compares with what was read.
         *
         * @param found rows as read
         * @param where the file or database that was read
         * @throws Problem when number or hash of the rows differs
         */
        void requireSameRows(TableChecksum found, String where) {
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

    /**
     * @param name of the sequence
     * @param value last value; null before the first
     * @param called PostgreSQL's {@code is_called}: whether the value has been handed out
     */
    record Sequence(String name, @Nullable Long value, boolean called) {}

    /** Total of all tables. */
    long rows() {
        return tables.stream().mapToLong(TableEntry::rows).sum();
    }

    /** Rows of one table; none of a table that is not there. */
    long rows(String table) {
        return tables.stream()
                .filter(each -> each.name().equals(table))
                .mapToLong(TableEntry::rows)
                .sum();
    }
}

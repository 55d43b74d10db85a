package org.rida.intake.rejected;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.row.RowBuilder;

/**
 * Collects the rejected rows of earlier files that a file contains again, recognized by the hash of their number or
 * by the reference in the workbook of rejected rows. Accepted ones are corrected; those that are rejected again are
 * replaced by the new rejected row.
 */
public final class CorrectedRows {

    private final Set<String> openKeys;
    private final RowReferences accepted = new RowReferences(new HashMap<>(), new HashMap<>());
    private final RowReferences rejectedAgain = new RowReferences(new HashMap<>(), new HashMap<>());

    /** @param openKeys keys of the rejected rows that are neither corrected nor dismissed */
    public CorrectedRows(Set<String> openKeys) {
        this.openKeys = openKeys;
    }

    /**
     * Rejected rows with the line of this file that contains them.
     *
     * @param keys line by the hash of the number
     * @param references line by the id of the rejected row
     */
    record RowReferences(Map<String, Long> keys, Map<Long, Long> references) {

        boolean isEmpty() {
            return keys.isEmpty() && references.isEmpty();
        }
    }

    /** Notes an accepted row. Without open rejected rows the hash, which is needed for each row, is not computed. */
    public void accepted(RowBuilder row, RecordType recordType, PseudonymKey key) {
        add(openKeys.isEmpty() ? null : row.key(recordType, key), row, accepted);
    }

    /** @param key null for a row whose number could not be parsed */
    public void rejected(RowBuilder row, @Nullable String key) {
        add(key, row, rejectedAgain);
    }

    /** Turns a row noted as accepted into a rejected one: the merge found it in conflict with another row. */
    public void revokeAcceptance(RowBuilder row, @Nullable String key) {
        accepted.keys().remove(String.valueOf(key));
        accepted.references().remove(row.reference());
        rejected(row, key);
    }

    /** Whether the file is a workbook of rejected rows that was sent back. */
    public boolean hasReferences() {
        return !accepted.references().isEmpty() || !rejectedAgain.references().isEmpty();
    }

    RowReferences accepted() {
        return accepted;
    }

    /** Rows rejected again, without those that another line of the same file corrects. */
    RowReferences rejectedAgain() {
        rejectedAgain.keys().keySet().removeAll(accepted.keys().keySet());
        rejectedAgain.references().keySet().removeAll(accepted.references().keySet());
        return rejectedAgain;
    }

    private void add(@Nullable String key, RowBuilder row, RowReferences references) {
        if (key != null && openKeys.contains(key)) {
            references.keys().put(key, row.line());
        }
        if (row.reference() > 0) {
            references.references().put(row.reference(), row.line());
        }
    }
}

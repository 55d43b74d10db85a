package org.rida.intake.rejected;

import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.row.RowBuilder;













import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows of earlier files that a file brings again: known by their number, or by the reference that the workbook of
 * rejected rows carries. Accepted ones are mended; those that are rejected once more live on as the new rejected row.
 */
public final class CorrectedRows {

    private final Set<String> awaited;
    private final Brought accepted = new Brought(new HashMap<>(), new HashMap<>());
    private final Brought again = new Brought(new HashMap<>(), new HashMap<>());

    /** @param awaited keys of the rejected rows that wait */
    public CorrectedRows(Set<String> awaited) {
        this.awaited = awaited;
    }

    /** Rejected rows, by number's key and by reference, with the line that brings them. */
    record Brought(Map<String, Long> keys, Map<Long, Long> references) {

        boolean isEmpty() {
            return keys.isEmpty() && references.isEmpty();
        }
    }

    public void accepted(RowBuilder row, RecordType subject, PseudonymKey key) {
        add(awaited.isEmpty() ? null : row.key(subject, key), row, accepted);
    }

    public void rejected(RowBuilder row, @Nullable String key) {
        add(key, row, again);
    }

    /** A row that was taken for accepted is in conflict with another one. */
    public void rejectedAfterAll(RowBuilder row, @Nullable String key) {
        accepted.keys().remove(String.valueOf(key));
        accepted.references().remove(row.reference());
        rejected(row, key);
    }

    /** Whether the file is a workbook of rejected rows that came back. */
    public boolean hasReferences() {
        return !accepted.references().isEmpty() || !again.references().isEmpty();
    }

    Brought accepted() {
        return accepted;
    }

    /** Those that were not accepted in another line of the same file. */
    Brought again() {
        again.keys().keySet().removeAll(accepted.keys().keySet());
        again.references().keySet().removeAll(accepted.references().keySet());
        return again;
    }

    private void add(@Nullable String key, RowBuilder row, Brought to) {
        if (key != null && awaited.contains(key)) {
            to.keys().put(key, row.line());
        }
        if (row.reference() > 0) {
            to.references().put(row.reference(), row.line());
        }
    }
}

package org.rida.intake;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows of earlier files that a file brings again: known by their number, or by the reference that the workbook of
 * rejected rows carries. Accepted ones are mended; those that are rejected once more live on as the new rejected row.
 */
final class Mended {

    private final Set<String> awaited;
    private final Set<String> keys = new HashSet<>();
    private final Set<Long> references = new HashSet<>();
    private final Set<String> keysAgain = new HashSet<>();
    private final Set<Long> referencesAgain = new HashSet<>();

    /** @param awaited keys of the rejected rows that wait */
    Mended(Set<String> awaited) {
        this.awaited = awaited;
    }

    void accepted(RowDraft row, Subject subject, DoorKey key) {
        add(awaited.isEmpty() ? null : row.key(subject, key), row.reference(), keys, references);
    }

    void rejected(RowDraft row, @Nullable String key) {
        add(key, row.reference(), keysAgain, referencesAgain);
    }

    /** A row that was taken for accepted is in conflict with another one. */
    void rejectedAfterAll(RowDraft row, @Nullable String key) {
        keys.remove(String.valueOf(key));
        references.remove(row.reference());
        rejected(row, key);
    }

    /** Whether the file is a workbook of rejected rows that came back. */
    boolean hasReferences() {
        return !references.isEmpty() || !referencesAgain.isEmpty();
    }

    String[] keys() {
        return keys.toArray(String[]::new);
    }

    Long[] references() {
        return references.toArray(Long[]::new);
    }

    String[] keysAgain() {
        return keysAgain.stream().filter(k -> !keys.contains(k)).toArray(String[]::new);
    }

    Long[] referencesAgain() {
        return referencesAgain.stream().filter(r -> !references.contains(r)).toArray(Long[]::new);
    }

    private void add(@Nullable String key, long reference, Set<String> toKeys, Set<Long> toReferences) {
        if (key != null && awaited.contains(key)) {
            toKeys.add(key);
        }
        if (reference > 0) {
            toReferences.add(reference);
        }
    }
}

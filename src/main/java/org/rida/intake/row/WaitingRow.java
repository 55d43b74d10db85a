package org.rida.intake.row;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rejected row that waits for a correction, as far as it decides which number the corrected row gets.
 *
 * @param cells as {@link RowParser#retainedCells} gave them
 * @param key hash of the number that it would have had; null when it had none
 * @param taken numbers of the rows that its file, or a correction of its file, has brought in already
 */
public record WaitingRow(Map<String, String> cells, @Nullable String key, Set<String> taken) {

    /** The same row once it is known which numbers are taken. */
    public WaitingRow withTaken(Set<String> numbers) {
        return new WaitingRow(cells, key, numbers);
    }
}

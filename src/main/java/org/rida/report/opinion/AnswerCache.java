package org.rida.report.opinion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were read before, for the next draft: a snapshot by its hash, a month as it is counted now by its version. Neither ever
 * means other answers, so nothing in it grows old. The least recently used months leave first.
 */
final class AnswerCache {

    /** About 100 bytes each. */
    private static final int ANSWERS = 300_000;

    private final Map<Object, AnswerColumns> months = new LinkedHashMap<>(16, 0.75f, true);
    private int answers;

    synchronized @Nullable AnswerColumns get(Object key) {
        return months.get(key);
    }

    synchronized void put(Object key, AnswerColumns columns) {
        AnswerColumns before = months.put(key, columns);
        answers += columns.size() - (before == null ? 0 : before.size());
        var eldest = months.values().iterator();
        while (answers > ANSWERS && months.size() > 1) {
            answers -= eldest.next().size();
            eldest.remove();
        }
    }
}

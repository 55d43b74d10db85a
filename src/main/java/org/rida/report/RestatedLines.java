package org.rida.report;

import org.rida.i18n.BilingualText;







import java.util.ArrayList;
import java.util.List;

/**
 * Where the month before was issued and has changed since, its successor's flow begins with what was issued and names what late and
 * corrected rows have changed, so that one report follows from the other.
 */
final class RestatedLines {

    private RestatedLines() {}

    /** What was issued, and what changed; none where nothing did. */
    static List<Block.Row> of(Draft draft) {
        List<Block.Row> rows = new ArrayList<>();
        draft.restated().ifPresent(restated -> {
            rows.add(row("flow.issued", restated.issued().openAfter(), draft));
            restated.lines().forEach((line, change) -> rows.add(row("flow.restated." + line, change, draft)));
        });
        return rows;
    }

    /** The same as a sentence, to be known before the month is issued; empty when it follows from what was issued. */
    static BilingualText notice(Draft draft) {
        return draft.restated()
                .map(restated -> draft.text(w -> {
                    List<String> changes = new ArrayList<>();
                    restated.lines()
                            .forEach((line, n) -> changes.add(
                                    w.format("flow.change", "line", w.format("flow.restated." + line), "n", w.number(n))));
                    return w.format(
                            "flow.notice",
                            "issued",
                            restated.issued().openAfter(),
                            "now",
                            restated.now().openAfter(),
                            "changes",
                            String.join(w.format("flow.and"), changes));
                }))
                .orElse(BilingualText.EMPTY);
    }

    private static Block.Row row(String key, long n, Draft draft) {
        return new Block.Row(draft.text(w -> w.format(key)), List.of(Cell.count(n)));
    }
}

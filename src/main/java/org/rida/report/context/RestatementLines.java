package org.rida.report.context;

import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;













import java.util.ArrayList;
import java.util.List;

/**
 * Where the month before was issued and has changed since, its successor's flow begins with what was issued and names what late and
 * corrected rows have changed, so that one report follows from the other.
 */
public final class RestatementLines {

    private RestatementLines() {}

    /** What was issued, and what changed; none where nothing did. */
    public static List<Block.TableRow> rows(DraftContext draft) {
        List<Block.TableRow> rows = new ArrayList<>();
        draft.restated().ifPresent(restated -> {
            rows.add(row("flow.issued", restated.issued().openAfter(), draft));
            restated.lines().forEach((line, change) -> rows.add(row("flow.restated." + line, change, draft)));
        });
        return rows;
    }

    /** The same as a sentence, to be known before the month is issued; empty when it follows from what was issued. */
    public static BilingualText notice(DraftContext draft) {
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

    private static Block.TableRow row(String key, long n, DraftContext draft) {
        return new Block.TableRow(draft.text(w -> w.format(key)), List.of(Cell.count(n)));
    }
}

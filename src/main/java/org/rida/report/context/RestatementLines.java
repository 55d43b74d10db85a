package org.rida.report.context;

import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;

/**
 * The restatement of the period before in words. When its counts have changed since it was issued, the flow of the next report
 * begins with the issued number and lists what late and corrected rows changed, so that each report continues the one before.
 */
public final class RestatementLines {

    private RestatementLines() {}

    /** One row for the issued number and one for each change; none when nothing changed. */
    public static List<Block.TableRow> rows(DraftContext draft) {
        List<Block.TableRow> rows = new ArrayList<>();
        draft.restatement().ifPresent(restated -> {
            rows.add(row("flow.issued", restated.issued().openAfter(), draft));
            restated.lines().forEach((line, change) -> rows.add(row("flow.restated." + line, change, draft)));
        });
        return rows;
    }

    /** The restatement as a sentence for the person who issues the report; empty when nothing changed. */
    public static BilingualText notice(DraftContext draft) {
        return draft.restatement()
                .map(restated -> draft.text(w -> {
                    List<String> changes = new ArrayList<>();
                    restated.lines()
                            .forEach((line, n) -> changes.add(w.format(
                                    "flow.change", "line", w.format("flow.restated." + line), "n", w.number(n))));
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

package org.rida.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rida.report.ReportDefinition.FlowLine;
import org.rida.tally.FlowIdentity;
import org.rida.wording.Text;

/**
 * The month's flow, line by line. Where the month before was issued and has changed since, the flow begins with what was issued and
 * names what late and corrected rows have changed, so that one report follows from the other.
 */
final class FlowRows {

    private FlowRows() {}

    static List<Block.Row> of(List<FlowLine> lines, Draft draft) {
        FlowIdentity flow = draft.facts().flow();
        List<Block.Row> rows = new ArrayList<>();
        for (FlowLine line : lines) {
            if (line == FlowLine.OPEN_BEFORE) {
                draft.restated().ifPresent(restated -> restated(restated, rows, draft));
            }
            rows.add(row("flow." + line.name().toLowerCase(Locale.ROOT), n(line, flow), draft));
        }
        return rows;
    }

    /** What is to be known before the month is issued: empty when it follows from what was issued. */
    static Text notice(Optional<Restated> restated, Draft draft) {
        return restated.map(r -> draft.text(w -> w.say(
                        "flow.notice",
                        "issued",
                        r.issued().openAfter(),
                        "now",
                        r.now().openAfter())))
                .orElse(Text.EMPTY);
    }

    private static void restated(Restated restated, List<Block.Row> rows, Draft draft) {
        rows.add(row("flow.issued", restated.issued().openAfter(), draft));
        restated.lines().forEach((line, change) -> rows.add(row("flow.restated." + line, change, draft)));
    }

    private static Block.Row row(String key, long n, Draft draft) {
        return new Block.Row(draft.text(w -> w.say(key)), List.of(Cell.count(n)));
    }

    private static long n(FlowLine line, FlowIdentity flow) {
        return switch (line) {
            case OPEN_BEFORE -> flow.openBefore();
            case RECEIVED -> flow.received();
            case REOPENED -> flow.reopened();
            case ANSWERED -> flow.answered();
            case LEFT -> flow.left();
            case OPEN_AFTER -> flow.openAfter();
        };
    }
}

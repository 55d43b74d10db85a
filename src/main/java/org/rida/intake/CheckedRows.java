package org.rida.intake;

import java.util.List;
import java.util.stream.Stream;
import org.rida.wording.Text;

/** Counts what is wrong with the rows of a file that is only looked at. */
final class CheckedRows implements RowTaker {

    private final Mapping mapping;
    private final Tally rejects = new Tally();
    private final Tally warnings = new Tally();
    private long rejected;

    CheckedRows(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void take(RowDraft row, RowReader reader) {
        boolean bad = false;
        for (Finding finding : row.findings()) {
            boolean warns = mapping.then(finding.rule()) == Rule.Then.WARN;
            (warns ? warnings : rejects).add(row.line(), finding);
            bad |= !warns;
        }
        rejected += bad ? 1 : 0;
    }

    long rejected() {
        return rejected;
    }

    /** How often which rule is broken in which column, with the first line. */
    List<Text> problems() {
        return Stream.concat(rejects.entries().stream(), warnings.entries().stream())
                .map(e -> Note.warning(e).text())
                .toList();
    }
}

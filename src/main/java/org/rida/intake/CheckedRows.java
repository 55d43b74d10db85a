package org.rida.intake;

import org.rida.i18n.BilingualText;





import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what is wrong with the rows of a file that is only looked at. */
final class CheckedRows implements RowTaker {

    private final Mapping mapping;
    private final Judge judge;
    private final Repeats repeats = new Repeats();
    private Optional<Finding> conflict = Optional.empty();

    CheckedRows(Mapping mapping, String file) {
        this.mapping = mapping;
        this.judge = new Judge(mapping, file, false);
    }

    @Override
    public void take(RowDraft row, RowReader reader) {
        if (judge.accepts(row, reader) && repeats.saw(row, mapping.recordType()) && conflict.isEmpty()) {
            conflict = Optional.of(reader.conflict());
        }
    }

    /** Rows that would be rejected. */
    long rejected() {
        boolean lastCounts = mapping.then(Rule.CONFLICTING_VERSIONS) == Rule.Then.WARN;
        return judge.rejected() + (lastCounts ? 0 : repeats.conflicting());
    }

    /** Rows with a number that an earlier one of the file has, too. */
    long repeated() {
        return repeats.repeated();
    }

    /** How often which rule is broken in which column, with the first line. */
    List<BilingualText> problems() {
        Stream<Tally.Entry> conflicts = conflict.stream()
                .map(finding -> new Tally.Entry(finding, repeats.firstConflict(), repeats.conflicting()));
        return Stream.of(judge.rejects().entries().stream(), conflicts, judge.warnings().entries().stream())
                .flatMap(entries -> entries)
                .map(e -> Note.warning(e).text())
                .toList();
    }

    /** Whether the ingest would refuse the whole file, and why. */
    Optional<BilingualText> refusal(long rows) {
        return Stream.of(judge.rejects().entries().stream().map(Tally.Entry::first), conflict.stream())
                .flatMap(findings -> findings)
                .filter(f -> mapping.then(f.rule()) == Rule.Then.REFUSE_FILE)
                .findFirst()
                .map(f -> Note.of("would-refuse-rule").text())
                .or(() -> RejectLimit.isPassed(mapping, judge.rejected(), rows)
                        ? Optional.of(Note.of("would-refuse", "limit", Math.round(mapping.rejectLimit() * 100))
                                .text())
                        : Optional.empty());
    }
}

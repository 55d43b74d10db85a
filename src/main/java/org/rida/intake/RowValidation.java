package org.rida.intake;

import org.rida.i18n.BilingualText;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.finding.ViolationCounts;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Rule;
import org.rida.intake.row.DuplicateNumbers;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;
import org.rida.intake.row.ViolationPolicy;













import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what is wrong with the rows of a file that is only looked at. */
final class RowValidation implements RowHandler {

    private final Mapping mapping;
    private final ViolationPolicy judge;
    private final DuplicateNumbers repeats = new DuplicateNumbers();
    private Optional<RuleViolation> conflict = Optional.empty();

    RowValidation(Mapping mapping, String file) {
        this.mapping = mapping;
        this.judge = new ViolationPolicy(mapping, file, false);
    }

    @Override
    public void accept(RowBuilder row, RowParser reader) {
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
        Stream<ViolationCounts.ViolationCount> conflicts = conflict.stream()
                .map(finding -> new ViolationCounts.ViolationCount(finding, repeats.firstConflict(), repeats.conflicting()));
        return Stream.of(judge.rejects().entries().stream(), conflicts, judge.warnings().entries().stream())
                .flatMap(entries -> entries)
                .map(e -> FileNote.warning(e).text())
                .toList();
    }

    /** Whether the ingest would refuse the whole file, and why. */
    Optional<BilingualText> refusal(long rows) {
        return Stream.of(judge.rejects().entries().stream().map(ViolationCounts.ViolationCount::first), conflict.stream())
                .flatMap(findings -> findings)
                .filter(f -> mapping.then(f.rule()) == Rule.Then.REFUSE_FILE)
                .findFirst()
                .map(f -> FileNote.of("would-refuse-rule").text())
                .or(() -> RejectLimit.isPassed(mapping, judge.rejected(), rows)
                        ? Optional.of(FileNote.of("would-refuse", "limit", Math.round(mapping.rejectLimit() * 100))
                                .text())
                        : Optional.empty());
    }
}

package org.rida.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** Counts the violations of a file that is checked and not stored. */
final class RowValidation implements RowHandler {

    private final Mapping mapping;
    private final ViolationPolicy violationPolicy;
    private final DuplicateNumbers duplicates = new DuplicateNumbers();
    private Optional<RuleViolation> conflict = Optional.empty();

    RowValidation(Mapping mapping, String file) {
        this.mapping = mapping;
        this.violationPolicy = new ViolationPolicy(mapping, file, false);
    }

    @Override
    public void accept(RowBuilder row, RowParser parser) {
        if (violationPolicy.accepts(row, parser) && duplicates.add(row, mapping.recordType()) && conflict.isEmpty()) {
            conflict = Optional.of(parser.conflict());
        }
    }

    /**
     * How many rows an ingest would reject. Conflicting rows count, unless the mapping only warns of them and takes
     * the last one.
     */
    long rejected() {
        return violationPolicy.rejected() + (lastCounts() ? 0 : duplicates.conflicting());
    }

    private boolean lastCounts() {
        return mapping.action(Rule.CONFLICTING_VERSIONS) == Rule.RuleAction.WARN;
    }

    /** Why the rows of a number are rejected, although each of them is right; known when all rows are read. */
    Optional<RuleViolation> conflict(@Nullable String number) {
        return number != null && !lastCounts() && duplicates.isConflicting(number) ? conflict : Optional.empty();
    }

    /** How many rows have a number that occurs in an earlier row of the file. */
    long repeated() {
        return duplicates.repeated();
    }

    /** One for each rule and column: how often it was broken, with the first line. */
    List<RowProblem> problems() {
        Stream<ViolationCounts.ViolationCount> conflicts = conflict.stream()
                .map(violation -> new ViolationCounts.ViolationCount(
                        violation, duplicates.firstConflict(), duplicates.conflicting()));
        return Stream.of(
                        violationPolicy.rejects().entries().stream(),
                        conflicts,
                        violationPolicy.warnings().entries().stream())
                .flatMap(entries -> entries)
                .map(e -> new RowProblem(
                        e.first().rule(),
                        e.first().column(),
                        FileNote.warning(e).text()))
                .toList();
    }

    /**
     * The sentence that tells why an ingest would refuse the whole file; empty when it would not.
     *
     * @param rows rows below the header
     * @param fileViolations rules that the file as a whole breaks
     */
    Optional<BilingualText> refusal(long rows, List<RuleViolation> fileViolations) {
        return refusing(fileViolations)
                .map(violation -> FileNote.refusal(violation).text())
                .or(() -> RejectLimit.isExceeded(mapping, violationPolicy.rejected(), rows)
                        ? Optional.of(FileNote.of("would-refuse", "limit", Math.round(mapping.rejectLimit() * 100))
                                .text())
                        : Optional.empty());
    }

    /** The violation for which an ingest would refuse the whole file, however many rows there are; empty when there is none. */
    Optional<RuleViolation> refusing(List<RuleViolation> fileViolations) {
        return Stream.of(
                        violationPolicy.rejects().entries().stream().map(ViolationCounts.ViolationCount::first),
                        conflict.stream(),
                        fileViolations.stream())
                .flatMap(violations -> violations)
                .filter(f -> mapping.action(f.rule()) == Rule.RuleAction.REFUSE_FILE)
                .findFirst();
    }

    /** What the file as a whole breaks besides the rule for which it would be refused, which {@link #refusal} tells. */
    List<BilingualText> otherViolations(List<RuleViolation> fileViolations) {
        RuleViolation refusing = refusing(fileViolations).orElse(null);
        return fileViolations.stream()
                .filter(violation -> !violation.equals(refusing))
                .map(violation -> FileNote.ofFile(violation).text())
                .toList();
    }
}

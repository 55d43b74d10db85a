package org.rida.intake;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.format.FileFormat;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.MappingValidator;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.question.DistantMonths;
import org.rida.intake.question.KnownMonths;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.OtherDateOrder;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;
import org.rida.intake.table.TableReader;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/** Reads a whole file through a mapping without storing anything, and shows its first rows and what it would give. */
@Component
public class TrialReading {

    private static final int FIRST_ROWS = 10;

    private final FileFormats formats;
    private final Policy policy;
    private final InstantSource time;

    public TrialReading(FileFormats formats, Policy policy, InstantSource time) {
        this.formats = formats;
        this.policy = policy;
        this.time = time;
    }

    /**
     * What a reading gives.
     *
     * @param rows rows below the header that are not blank, without those left out
     * @param leftOut rows that count nowhere, such as totals; those without an answer, of the answers in a register
     * @param rejected rows that an ingest would reject
     * @param problems one for each broken rule and column
     * @param notes what was left out or is unusual; first of all whether the file would be refused as a whole
     * @param refused whether the file would be refused as a whole
     * @param refusedBy the rule for which it would; null where too many rows would be rejected, or it would not
     * @param asksDateOrder whether a person must say which number of the dates is the day
     * @param rejectedLines lines of the rows that an ingest would reject, conflicting ones left out
     * @param fields names of the fields that are read, in the order of {@link TrialRow#values}
     * @param distant months that lie far from those of which there are data
     * @param filled name of each of these fields to the number of rows in which it has a value
     */
    public record Trial(
            long rows,
            long leftOut,
            long rejected,
            List<RowProblem> problems,
            List<BilingualText> notes,
            boolean refused,
            @Nullable Rule refusedBy,
            boolean asksDateOrder,
            BitSet rejectedLines,
            List<String> fields,
            Map<String, Long> filled,
            List<TrialRow> firstRows,
            TrialFigures figures,
            List<DistantMonths> distant) {

        /** Rows that an ingest would take; none of a file that would be refused. */
        public long counted() {
            return refused ? 0 : rows - rejected;
        }

        /** Whether the file is refused, has no row, or only rejected ones; rows that are left out on purpose are no fault. */
        public boolean takesNone() {
            return refused || (rows == rejected && (rows > 0 || leftOut == 0));
        }
    }

    /**
     * One of the first rows.
     *
     * @param values as they would be stored; hashed numbers of persons as three dots, free text masked
     * @param violations why the row would be rejected; empty for an accepted one
     */
    public record TrialRow(long line, List<String> values, List<RuleViolation> violations) {

        /** One text for each broken rule. */
        public List<BilingualText> reasons() {
            return violations.stream().map(RejectionMessage::describe).toList();
        }
    }

    /**
     * Reads the file from its first row to its last.
     *
     * @throws Problem when the file cannot be read by the mapping at all
     */
    public Trial read(Path path, Mapping mapping) {
        return read(path, mapping, Set.of(), KnownMonths.NONE, FileNote::text);
    }

    /**
     * As {@link #read(Path, Mapping)}, by a mapping that is just being made: with kinds of requests that are to be added to the policy,
     * as of the newest day of all data, and with notes in the words of the set-up.
     *
     * @param promised codes of those for which an answer is promised
     * @param known what there are data of
     */
    public Trial readInSetup(Path path, Mapping mapping, Set<String> promised, KnownMonths known) {
        return read(path, mapping, promised, known, FileNote::textInSetup);
    }

    private Trial read(
            Path path,
            Mapping mapping,
            Set<String> promised,
            KnownMonths known,
            Function<FileNote, BilingualText> words) {
        MappingValidator.requireKnownFields(mapping, policy);
        IncomingFile file = IncomingFile.of(path);
        try {
            return read(file, mapping, promised, known, Map.of(), words);
        } catch (OtherDateOrder other) {
            return read(file, mapping, promised, known, other.orders(), words);
        }
    }

    private Trial read(
            IncomingFile file,
            Mapping mapping,
            Set<String> promised,
            KnownMonths known,
            Map<String, DateOrder> orders,
            Function<FileNote, BilingualText> words) {
        FileFormat format = formats.formatFor(file);
        PseudonymKey key = PseudonymKey.temporary();
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        FileContext context =
                new FileContext(mapping, policy, key, new ErasedNumbers(key, Set.of()), today, file.name(), orders);
        Collector collector = new Collector(mapping, file.name(), promised, known);
        TableReader reader = new TableReader(file, context, format.fixedWidth(), collector, IngestProgress.SILENT);
        formats.read(file, mapping, reader);
        reader.finish();
        List<BilingualText> notes = new ArrayList<>();
        boolean refused = collector
                .validation
                .refusal(reader.rows(), reader.fileViolations())
                .map(notes::add)
                .isPresent();
        notes.addAll(collector.validation.otherViolations(reader.fileViolations()));
        reader.notes().forEach(note -> notes.add(words.apply(note)));
        return new Trial(
                reader.rows() - reader.filtered(),
                reader.filtered(),
                collector.validation.rejected(),
                collector.validation.problems(),
                notes,
                refused,
                collector
                        .validation
                        .refusing(reader.fileViolations())
                        .map(RuleViolation::rule)
                        .orElse(null),
                reader.asksDateOrder(),
                collector.rejectedLines,
                collector.shown.stream().map(Field::name).toList(),
                collector.filled,
                collector.first(),
                collector.figures.figures(),
                collector.figures.distant());
    }

    /** Keeps the first rows, and counts all that would be accepted. */
    private final class Collector implements RowHandler {

        private final RecordType recordType;
        private final RowValidation validation;
        private final TrialFigures.Counter figures;
        private final List<Field> shown;
        private final List<TrialRow> first = new ArrayList<>();
        private final List<@Nullable String> firstNumbers = new ArrayList<>();
        private final BitSet rejectedLines = new BitSet();
        private final Map<String, Long> filled = new HashMap<>();

        Collector(Mapping mapping, String file, Set<String> promised, KnownMonths known) {
            this.recordType = mapping.recordType();
            this.validation = new RowValidation(mapping, file);
            this.figures = new TrialFigures.Counter(mapping.recordType(), policy, promised, known);
            this.shown = FieldCatalog.all(mapping.recordType(), policy).stream()
                    .filter(f -> f.slot() == 0
                            || mapping.fields().stream()
                                    .anyMatch(listed -> listed.field().equals(f.name())))
                    .toList();
        }

        @Override
        public void accept(RowBuilder row, RowParser parser) {
            validation.accept(row, parser);
            List<String> values = shown.stream().map(field -> value(field, row)).toList();
            for (int i = 0; i < values.size(); i++) {
                filled.merge(shown.get(i).name(), values.get(i).isEmpty() ? 0L : 1L, Long::sum);
            }
            if (first.size() < FIRST_ROWS) {
                first.add(new TrialRow(row.line(), values, List.copyOf(row.violations())));
                firstNumbers.add(row.number(recordType));
            }
            if (row.violations().isEmpty()) {
                figures.add(row);
            } else {
                rejectedLines.set(Math.toIntExact(row.line()));
            }
        }

        /** With what only rows further below tell of them. */
        private List<TrialRow> first() {
            return IntStream.range(0, first.size())
                    .mapToObj(i -> first.get(i).violations().isEmpty()
                            ? validation
                                    .conflict(firstNumbers.get(i))
                                    .map(conflict -> new TrialRow(
                                            first.get(i).line(), first.get(i).values(), List.of(conflict)))
                                    .orElse(first.get(i))
                            : first.get(i))
                    .toList();
        }

        private String value(Field field, RowBuilder row) {
            if (field.type() == Field.FieldType.SCORE) {
                String score = row.score(field.name());
                return score == null ? "" : score;
            }
            String value = row.get(field.slot());
            return value == null ? "" : field.type() == Field.FieldType.BENEFICIARY ? "•••" : value;
        }
    }
}

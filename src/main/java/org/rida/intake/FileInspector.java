package org.rida.intake;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.finding.FileNote;
import org.rida.intake.format.FileFormat;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.FileHead;
import org.rida.intake.format.HeadTable;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.MappingValidator;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.question.DistantMonths;
import org.rida.intake.question.DistantRows;
import org.rida.intake.question.KnownMonths;
import org.rida.intake.question.PromisedTargets;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.OtherDateOrder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;
import org.rida.intake.suggestion.MappingSuggestion;
import org.rida.intake.table.TableHeader;
import org.rida.intake.table.TableReader;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.privacy.PiiMasking;
import org.springframework.stereotype.Component;

/** Checks a file without storing anything: its format, the mapping that fits, and what an ingest would reject. */
@Component
public class FileInspector {

    private final FileFormats formats;
    private final Policy policy;
    private final InstantSource time;

    public FileInspector(FileFormats formats, Policy policy, InstantSource time) {
        this.formats = formats;
        this.policy = policy;
        this.time = time;
    }

    /**
     * The result of a check.
     *
     * @param file the file's name
     * @param format the name of the format, such as CSV
     * @param charset empty for workbooks
     * @param delimiter {@code tab} or the character; empty for workbooks
     * @param headerLine line of the header, from 1
     * @param mapping name of the mapping that fits; empty when none does: then columns, counts, problems and notes
     *     are empty, too
     * @param columns all columns of the file, in its order
     * @param rows rows below the header that are not blank
     * @param rejected rows that an ingest would reject
     * @param problems one text for each broken rule and column
     * @param notes whether the file would be refused, repeated numbers, dropped columns
     * @param proposal YAML of a suggested mapping when none fits; else empty
     * @param asksDateOrder whether a person must say which number of the dates is the day
     * @param refused whether an ingest would store nothing of the file
     * @param readsNoAnswers whether the rows are answers to a survey, and no column is one of its questions
     * @param distant months that lie far from those of which there are data
     */
    public record Checked(
            String file,
            String format,
            String charset,
            String delimiter,
            long headerLine,
            String mapping,
            List<ColumnUse> columns,
            long rows,
            long rejected,
            List<BilingualText> problems,
            List<BilingualText> notes,
            String proposal,
            boolean asksDateOrder,
            boolean refused,
            boolean readsNoAnswers,
            List<DistantMonths> distant) {

        /** Rows of which an ingest would take anything. */
        public long counted() {
            return refused || readsNoAnswers ? 0 : rows - rejected;
        }
    }

    /**
     * A column and the fields that read it.
     *
     * @param header the sender's header, masked like free text
     * @param field names of the fields, separated by commas; empty for a column that is not read
     */
    public record ColumnUse(String header, String field) {}

    /** A mapping that can read a table of the file, with the header by which it does. */
    private record MappingFit(Mapping mapping, HeadTable table, TableHeader header) {

        int found() {
            return header.columns().found();
        }
    }

    /**
     * Checks a file from its first row to its last.
     *
     * @param mappings the mappings to choose from
     * @param only the only mapping to try; null to try all
     * @throws Problem when the file cannot be read at all
     */
    public Checked check(Path path, Collection<Mapping> mappings, @Nullable Mapping only) {
        return check(path, mappings, only, KnownMonths.NONE);
    }

    /**
     * As {@link #check(Path, Collection, Mapping)}, beside what is stored.
     *
     * @param known what there are data of
     */
    public Checked check(Path path, Collection<Mapping> mappings, @Nullable Mapping only, KnownMonths known) {
        if (only != null) {
            MappingValidator.requireKnownFields(only, policy);
        }
        IncomingFile file = IncomingFile.of(path);
        FileFormat format = formats.formatFor(file);
        FileHead head = new FileHead();
        formats.read(file, only == null ? Mapping.plain(RecordType.REQUEST) : only, head);
        if (head.tables().isEmpty()) {
            throw Problem.of("intake.refused.no-rows", "file", file.name());
        }
        return best(head, only == null ? possible(mappings, head) : List.of(only))
                .map(fit -> inspect(fit, file, format, head, known, Map.of()))
                .orElseGet(() -> withoutMapping(file, format, head, mappings));
    }

    /** Mappings by which the file would be read as its head was: with the same character between cells. */
    private List<Mapping> possible(Collection<Mapping> mappings, FileHead head) {
        return mappings.stream()
                .filter(m -> m.delimiter().equals("auto")
                        || head.delimiter().isEmpty()
                        || m.delimiter().equals(head.delimiter()))
                .filter(m -> fit(m, head)
                        .filter(fit -> readsNothing(fit) || hasNoneOfItsHeaders(fit))
                        .isEmpty())
                .toList();
    }

    /** Whether a mapping lists headers and the file has none of them: it is of another sender. */
    private static boolean hasNoneOfItsHeaders(MappingFit fit) {
        List<String> titles = fit.header().columns().headers().stream()
                .map(TextNormalizer::fold)
                .toList();
        List<String> listed = fit.mapping().fields().stream()
                .flatMap(field -> field.headers().stream())
                .map(TextNormalizer::fold)
                .toList();
        return !listed.isEmpty() && titles.stream().noneMatch(listed::contains);
    }

    /** Whether a mapping reads few of the columns and would reject every row: it fits by accident. */
    private boolean readsNothing(MappingFit fit) {
        long rows = fit.table().below(fit.header().last()).count();
        return fit.found() * 2L <= fit.header().columns().headers().size() && rows > 0 && rejects(fit) == rows;
    }

    /**
     * The mapping with all required columns that reads the most columns. Ties are broken by fewer rejected sample rows and
     * fewer configured fields.
     */
    private Optional<MappingFit> best(FileHead head, Collection<Mapping> mappings) {
        return mappings.stream()
                .filter(mapping -> MappingValidator.fitsScales(mapping, policy))
                .flatMap(mapping -> fit(mapping, head).stream())
                .max(Comparator.comparingInt(MappingFit::found)
                        .thenComparing(this::rejects, Comparator.reverseOrder())
                        .thenComparing(f -> f.mapping().fields().size(), Comparator.reverseOrder()));
    }

    /** The first table whose header has all required columns: the one that an ingest reads first. */
    private Optional<MappingFit> fit(Mapping mapping, FileHead head) {
        List<Field> fields = FieldCatalog.all(mapping.recordType(), policy);
        for (HeadTable table : head.tables()) {
            if (mapping.sheet() != null
                    && !TextNormalizer.fold(mapping.sheet()).equals(TextNormalizer.fold(table.sheet()))) {
                continue;
            }
            TableHeader header = TableHeader.find(table.rows(), fields, mapping);
            if (header != null) {
                return Optional.of(new MappingFit(mapping, table, header));
            }
        }
        return Optional.empty();
    }

    /** How many of the first rows break a rule under this mapping. */
    private Long rejects(MappingFit fit) {
        RowParser parser =
                new RowParser(context(fit.mapping(), "", Map.of()), fit.header().columns(), false);
        return fit.table()
                .below(fit.header().last())
                .filter(cells -> !parser.parse(0, cells).violations().isEmpty())
                .count();
    }

    /** Hashes with a temporary key: the check stores nothing, and must work before the real key exists. */
    private FileContext context(Mapping mapping, String file, Map<String, DateOrder> orders) {
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        PseudonymKey key = PseudonymKey.temporary();
        return new FileContext(mapping, policy, key, new ErasedNumbers(key, Set.of()), today, file, orders);
    }

    /**
     * Reads the whole file through the mapping.
     *
     * @param orders of dates, by field, as far as an earlier reading of the file found them out
     */
    private Checked inspect(
            MappingFit fit,
            IncomingFile file,
            FileFormat format,
            FileHead head,
            KnownMonths known,
            Map<String, DateOrder> orders) {
        RecordType type = fit.mapping().recordType();
        RowValidation rows = new RowValidation(fit.mapping(), file.name());
        DistantRows distant = new DistantRows(type, known, new PromisedTargets(policy, Set.of()));
        RowDays rowDays = new RowDays(type, policy);
        RowHandler handler = (row, parser) -> {
            rows.accept(row, parser);
            String number = row.number(type);
            if (row.violations().isEmpty() && number != null) {
                rowDays.read(row).ifPresent(days -> distant.add(number, days));
            }
        };
        FileContext context = context(fit.mapping(), file.name(), orders);
        TableReader tableReader = new TableReader(file, context, format.fixedWidth(), handler, IngestProgress.SILENT);
        try {
            formats.read(file, fit.mapping(), tableReader);
            tableReader.finish();
        } catch (OtherDateOrder other) {
            return inspect(fit, file, format, head, known, other.orders());
        }
        return new Checked(
                file.name(),
                format.name(),
                head.charset(),
                head.delimiter(),
                fit.table().line(fit.header().first()),
                fit.mapping().name(),
                uses(fit),
                tableReader.rows(),
                rows.rejected(),
                rows.problems().stream().map(RowProblem::text).toList(),
                notes(tableReader, rows),
                "",
                tableReader.asksDateOrder(),
                rows.refusal(tableReader.rows(), tableReader.fileViolations()).isPresent(),
                readsNoAnswers(fit),
                distant.find(known.newest(type == RecordType.REQUEST ? context.coversTo() : null)));
    }

    private boolean readsNoAnswers(MappingFit fit) {
        return fit.mapping().recordType() == RecordType.RESPONSE
                && fit.header().columns().ticks().isEmpty()
                && FieldCatalog.all(RecordType.RESPONSE, policy).stream()
                        .filter(Field::isAnswer)
                        .noneMatch(field -> fit.header().columns().has(field));
    }

    private static List<BilingualText> notes(TableReader tableReader, RowValidation rows) {
        List<BilingualText> notes = new ArrayList<>();
        rows.refusal(tableReader.rows(), tableReader.fileViolations()).ifPresent(notes::add);
        if (rows.repeated() > 0) {
            notes.add(FileNote.of("repeated", "n", rows.repeated()).text());
        }
        notes.addAll(rows.otherViolations(tableReader.fileViolations()));
        tableReader.notes().forEach(note -> notes.add(note.text()));
        return notes;
    }

    private List<ColumnUse> uses(MappingFit fit) {
        List<ColumnUse> uses = new ArrayList<>();
        List<String> headers = fit.header().columns().headers();
        for (int i = 0; i < headers.size(); i++) {
            int column = i;
            List<String> fields = FieldCatalog.all(fit.mapping().recordType(), policy).stream()
                    .filter(f -> fit.header().columns().column(f) == column)
                    .map(Field::name)
                    .toList();
            uses.add(new ColumnUse(PiiMasking.mask(headers.get(i)), String.join(", ", fields)));
        }
        return uses;
    }

    private Checked withoutMapping(IncomingFile file, FileFormat format, FileHead head, Collection<Mapping> mappings) {
        if (head.tables().stream().allMatch(table -> table.rows().size() <= 1)) {
            throw Problem.of("intake.refused.only-header", "file", file.name());
        }
        MappingSuggestion suggestion = MappingSuggestion.of(head, mappings, policy);
        return new Checked(
                file.name(),
                format.name(),
                head.charset(),
                head.delimiter(),
                suggestion.headerLine(),
                "",
                List.of(),
                0,
                0,
                List.of(),
                List.of(),
                suggestion.yaml(),
                false,
                false,
                false,
                List.of());
    }
}

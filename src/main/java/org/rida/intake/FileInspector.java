package org.rida.intake;

import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.finding.FileNote;
import org.rida.intake.format.FileFormat;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.FileHead;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.PiiMasking;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.RowParser;
import org.rida.policy.Policy;













import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a file without storing anything: what it is, which mapping takes it, what would be rejected. */
@Component
public class FileInspector {

    private final FileFormats formats;
    private final Policy policy;
    private final InstantSource time;
    private final AuditLog audit;

    public FileInspector(FileFormats formats, Policy policy, InstantSource time, AuditLog audit) {
        this.audit = audit;
        this.formats = formats;
        this.policy = policy;
        this.time = time;
    }

    /**
     * What a file is.
     *
     * @param charset empty for workbooks, as is the delimiter
     * @param headerLine where the header stands
     * @param mapping the one that takes the file; empty when none does, then the rest but the proposal is empty
     * @param proposal a mapping to look through and save, where none takes the file
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
            String proposal) {}

    /** @param field empty for a column that nobody reads */
    public record ColumnUse(String header, String field) {}

    private record MappingFit(Mapping mapping, int header, ColumnMatch columns) {}

    /**
     * Reads the file to its end.
     *
     * @param wanted the only mapping to try; null for all
     * @throws Problem when the file cannot be read at all
     */
    public Checked check(Path path, Collection<Mapping> mappings, @Nullable Mapping wanted, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.FILE_CHECKED, String.valueOf(path.getFileName()), Map.of()),
                () -> check(path, mappings, wanted),
                checked -> Map.of("mapping", checked.mapping()));
    }

    public Checked check(Path path, Collection<Mapping> mappings, @Nullable Mapping wanted) {
        IncomingFile file = IncomingFile.of(path);
        FileFormat format = formats.formatFor(file);
        FileHead sample = new FileHead();
        formats.read(file, wanted == null ? Mapping.plain(RecordType.REQUEST) : wanted, sample);
        if (sample.isEmpty()) {
            throw Problem.of("intake.refused.no-rows", "file", file.name());
        }
        return best(sample, wanted == null ? mappings : List.of(wanted))
                .map(fit -> through(fit, file, format, sample))
                .orElseGet(() -> unknown(file, format, sample, mappings));
    }

    /** The mapping that has all it needs and reads most columns; of equals the one that rejects fewer rows. */
    private Optional<MappingFit> best(FileHead sample, Collection<Mapping> mappings) {
        return mappings.stream()
                .flatMap(m -> sample.headers().mapToObj(row -> fit(m, sample, row)))
                .filter(f -> f.columns().found() > 0
                        && f.columns()
                                .missing(FieldCatalog.all(f.mapping().recordType(), policy), f.mapping())
                                .isEmpty())
                .max(Comparator.<MappingFit>comparingInt(f -> f.columns().found())
                        .thenComparing(f -> rejects(f, sample), Comparator.reverseOrder())
                        .thenComparing(f -> f.mapping().fields().size(), Comparator.reverseOrder())
                        .thenComparing(f -> f.header(), Comparator.reverseOrder()));
    }

    private MappingFit fit(Mapping mapping, FileHead sample, int row) {
        return new MappingFit(
                mapping, row, ColumnMatch.match(sample.cells(row), FieldCatalog.all(mapping.recordType(), policy), mapping));
    }

    private Long rejects(MappingFit fit, FileHead sample) {
        RowParser reader = new RowParser(facts(fit.mapping()), fit.columns(), false);
        return sample.below(fit.header())
                .filter(cells -> !reader.read(0, cells).findings().isEmpty())
                .count();
    }

    private FileContext facts(Mapping mapping) {
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        return new FileContext(mapping, policy, PseudonymKey.passing(), today);
    }

    private Checked through(MappingFit fit, IncomingFile file, FileFormat format, FileHead sample) {
        RowValidation rows = new RowValidation(fit.mapping(), file.name());
        TableReader reading =
                new TableReader(file, facts(fit.mapping()), format.fixedWidth(), rows, IngestProgress.SILENT);
        formats.read(file, fit.mapping(), reading);
        reading.finish();
        return new Checked(
                file.name(),
                format.name(),
                sample.charset(),
                sample.delimiter(),
                sample.line(fit.header()),
                fit.mapping().name(),
                uses(fit),
                reading.rows(),
                rows.rejected(),
                rows.problems(),
                notes(reading, rows),
                "");
    }

    private static List<BilingualText> notes(TableReader reading, RowValidation rows) {
        List<BilingualText> notes = new ArrayList<>();
        rows.refusal(reading.rows()).ifPresent(notes::add);
        if (rows.repeated() > 0) {
            notes.add(FileNote.of("repeated", "n", rows.repeated()).text());
        }
        reading.ofTheWholeFile()
                .forEach(finding -> notes.add(FileNote.ofFile(finding).text()));
        reading.notes().forEach(note -> notes.add(note.text()));
        return notes;
    }

    private List<ColumnUse> uses(MappingFit fit) {
        List<ColumnUse> uses = new ArrayList<>();
        List<String> headers = fit.columns().headers();
        for (int i = 0; i < headers.size(); i++) {
            int column = i;
            List<String> fields = FieldCatalog.all(fit.mapping().recordType(), policy).stream()
                    .filter(f -> fit.columns().column(f) == column)
                    .map(Field::name)
                    .toList();
            uses.add(new ColumnUse(PiiMasking.mask(headers.get(i)), String.join(", ", fields)));
        }
        return uses;
    }

    private Checked unknown(IncomingFile file, FileFormat format, FileHead sample, Collection<Mapping> mappings) {
        return new Checked(
                file.name(),
                format.name(),
                sample.charset(),
                sample.delimiter(),
                sample.line(sample.widestHeader()),
                "",
                List.of(),
                0,
                0,
                List.of(),
                List.of(),
                MappingSuggestion.propose(sample, mappings, policy));
    }
}

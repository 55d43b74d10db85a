package org.rida.intake;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.rida.wording.Problem;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** One file within one transaction: staged by one COPY, merged, its rejected rows put aside, its counts written down. */
@Component
class FileLoad {

    private static final long REJECTS_BEFORE_REFUSAL = 20;
    private static final String UNCHANGED = "unchanged";
    private static final String SUPERSEDED = "superseded";
    private static final String CONFLICT = "conflict";

    private final DataSource dataSource;
    private final List<FileFormat> formats;
    private final SourceFiles files;
    private final Merge merge;
    private final RejectedRows rejectedRows;

    FileLoad(
            DataSource dataSource,
            List<FileFormat> formats,
            SourceFiles files,
            Merge merge,
            RejectedRows rejectedRows) {
        this.dataSource = dataSource;
        this.formats = formats;
        this.files = files;
        this.merge = merge;
        this.rejectedRows = rejectedRows;
    }

    private record Staged(
            long rows,
            long rejected,
            Tally rejects,
            Mended mended,
            String charset,
            List<String> headers,
            List<Note> notes) {}

    /** @throws Problem when the file is refused; the transaction must then be rolled back */
    Ingested load(Incoming file, FileFacts facts, SourceFiles.Entry entry, IngestProgress progress) {
        Subject subject = facts.mapping().subject();
        merge.begin(subject);
        Staged staged = stage(file, facts, entry, progress);
        refuseTooManyRejects(file, facts.mapping(), staged);
        Map<String, Long> fates =
                merge.merge(subject, entry.fileId(), facts.mapping().then(Rule.CONFLICTING_VERSIONS));
        if (fates.containsKey(CONFLICT)) {
            keepConflicting(file, facts, entry.fileId(), staged);
        }
        List<Note> notes = new ArrayList<>(staged.notes());
        addNotes(notes, facts, entry.fileId(), staged);
        Ingested result = result(entry, staged, fates, notes);
        files.merged(result, staged.charset(), facts.coversTo(), staged.headers(), notes);
        return result;
    }

    private Staged stage(Incoming file, FileFacts facts, SourceFiles.Entry entry, IngestProgress progress) {
        FileFormat format = format(file);
        Tables tables = merge.tables(facts.mapping().subject());
        Connection connection = DataSourceUtils.getConnection(dataSource);
        Set<String> awaited = rejectedRows.openKeys();
        try (Staging staging = new Staging(connection, tables, facts, entry, awaited)) {
            FileReading reading = new FileReading(file, facts, format.fixedWidth(), staging, progress);
            read(format, file, facts, reading);
            staging.finish();
            List<Note> notes = new ArrayList<>(reading.notes());
            staging.warnings().entries().forEach(w -> notes.add(Note.warning(w)));
            return new Staged(
                    reading.rows(),
                    staging.rejected(),
                    staging.rejects(),
                    staging.mended(),
                    reading.charset(),
                    reading.headers(),
                    notes);
        } catch (SQLException e) {
            throw new StagingFailed(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Rows in conflict are only known when all are staged; their cells are read once more. */
    private void keepConflicting(Incoming file, FileFacts facts, long fileId, Staged staged) {
        Set<Long> lines = new HashSet<>(merge.conflictingLines());
        FileFormat format = format(file);
        RowTaker keep = (row, reader) -> {
            if (lines.contains(row.line())) {
                String column = reader.header(0);
                row.found(new Finding(Rule.CONFLICTING_VERSIONS, column, "", ""));
                String key = row.key(facts.mapping().subject(), facts.key());
                rejectedRows.keep(fileId, row, reader.keptCells(), key);
                staged.mended().rejectedAfterAll(row, key);
            }
        };
        read(format, file, facts, new FileReading(file, facts, format.fixedWidth(), keep, IngestProgress.SILENT));
    }

    private static void read(FileFormat format, Incoming file, FileFacts facts, FileReading reading) {
        try {
            format.read(file, facts.mapping(), reading);
            reading.finish();
            file.mustBeUnchanged();
        } catch (IOException e) {
            throw Problem.because(e, "intake.refused.unreadable", "file", file.name(), "reason", Incoming.reason(e));
        }
    }

    private FileFormat format(Incoming file) {
        return formats.stream()
                .filter(f -> f.reads(file))
                .findFirst()
                .orElseThrow(() -> Problem.of("intake.refused.kind", "file", file.name(), "found", "?"));
    }

    private void addNotes(List<Note> notes, FileFacts facts, long fileId, Staged staged) {
        int mended = rejectedRows.settle(staged.mended(), fileId);
        if (mended > 0) {
            notes.add(Note.of("mended", "n", mended));
        }
        long unknown = merge.unknownRequests(facts.mapping().subject(), fileId);
        if (unknown > 0) {
            notes.add(Note.of("unknown-requests", "n", unknown));
        }
    }

    private static void refuseTooManyRejects(Incoming file, Mapping mapping, Staged staged) {
        // what comes back from mending is known to be bad: the part that is mended is taken
        if (staged.rejected() < REJECTS_BEFORE_REFUSAL
                || staged.rejected() <= mapping.rejectLimit() * staged.rows()
                || staged.mended().hasReferences()) {
            return;
        }
        Tally.Entry example = staged.rejects().mostFrequent().orElseThrow();
        throw Refusal.of(
                "intake.refused.too-many-rejects",
                "file",
                file.name(),
                "rejected",
                staged.rejected(),
                "read",
                staged.rows(),
                "limit",
                Math.round(mapping.rejectLimit() * 100),
                "reason",
                Reason.of(example.first(), example.line()));
    }

    private static Ingested result(SourceFiles.Entry entry, Staged staged, Map<String, Long> fates, List<Note> notes) {
        long unchanged = fates.getOrDefault(UNCHANGED, 0L);
        long superseded = fates.getOrDefault(SUPERSEDED, 0L);
        long rejected = staged.rejected() + fates.getOrDefault(CONFLICT, 0L);
        return new Ingested(
                entry.fileId(),
                entry.name(),
                entry.subject(),
                Outcome.MERGED,
                staged.rows(),
                staged.rows() - unchanged - superseded - rejected,
                unchanged,
                superseded,
                rejected,
                notes.stream().map(Note::text).toList());
    }
}

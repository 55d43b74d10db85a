package org.rida.intake;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;





import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** One file within one transaction: staged by one COPY, merged, its rejected rows put aside, its counts written down. */
@Component
class FileLoad {

    private static final String UNCHANGED = "unchanged";
    private static final String SUPERSEDED = "superseded";
    private static final String CONFLICT = "conflict";

    private final DataSource dataSource;
    private final FileFormats formats;
    private final SourceFiles files;
    private final Merge merge;
    private final SettledRows rejectedRows;

    FileLoad(DataSource dataSource, FileFormats formats, SourceFiles files, Merge merge, SettledRows rejectedRows) {
        this.dataSource = dataSource;
        this.formats = formats;
        this.files = files;
        this.merge = merge;
        this.rejectedRows = rejectedRows;
    }

    /** @throws Problem when the file is refused; the transaction must then be rolled back */
    Ingested load(Incoming file, FileFacts facts, SourceFiles.Entry entry, IngestProgress progress) {
        Subject subject = facts.mapping().recordType();
        merge.begin(subject);
        Staged staged = stage(file, facts, entry, progress);
        RejectLimit.check(file, facts.mapping(), staged);
        Merge.Merged merged = merge.merge(subject, entry, facts.mapping().then(Rule.CONFLICTING_VERSIONS));
        if (merged.of(CONFLICT) > 0) {
            keepConflicting(file, facts, entry.fileId(), staged);
        }
        List<Note> notes = new ArrayList<>(staged.notes());
        addNotes(notes, facts, entry.fileId(), staged, merged);
        Ingested result = result(entry, staged, merged, notes);
        files.merged(result, staged.charset(), facts.coversTo(), staged.headers(), notes);
        return result;
    }

    private Staged stage(Incoming file, FileFacts facts, SourceFiles.Entry entry, IngestProgress progress) {
        Tables tables = merge.tables(facts.mapping().recordType());
        Connection connection = DataSourceUtils.getConnection(dataSource);
        Set<String> awaited = rejectedRows.openKeys();
        try (Staging staging = new Staging(connection, tables, facts, entry, awaited)) {
            FileReading reading = read(file, facts, staging, progress);
            staging.finish();
            return Staged.of(reading, staging);
        } catch (SQLException e) {
            throw new StagingFailed(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Rows in conflict are only known when all are staged; their cells are read once more. */
    private void keepConflicting(Incoming file, FileFacts facts, long fileId, Staged staged) {
        Set<Long> lines = new HashSet<>(merge.conflictingLines());
        RowTaker keep = (row, reader) -> {
            if (lines.contains(row.line())) {
                row.found(reader.conflict());
                mustBeKept(file, facts, row);
                String key = row.key(facts.mapping().recordType(), facts.key());
                rejectedRows.keep(fileId, row, reader.keptCells(), key);
                staged.mended().rejectedAfterAll(row, key);
            }
        };
        read(file, facts, keep, IngestProgress.SILENT);
    }

    private static void mustBeKept(Incoming file, FileFacts facts, RowDraft row) {
        if (facts.mapping().then(Rule.CONFLICTING_VERSIONS) == Rule.Then.REFUSE_FILE) {
            BilingualText reason = Reason.of(row.findings().get(row.findings().size() - 1), row.line());
            throw Refusal.of("intake.refused.rule", "file", file.name(), "reason", reason);
        }
    }

    private FileReading read(Incoming file, FileFacts facts, RowTaker taker, IngestProgress progress) {
        FileReading reading = new FileReading(file, facts, formats.of(file).fixedWidth(), taker, progress);
        formats.read(file, facts.mapping(), reading);
        reading.finish();
        file.mustBeUnchanged();
        return reading;
    }

    private void addNotes(List<Note> notes, FileFacts facts, long fileId, Staged staged, Merge.Merged merged) {
        int mended = rejectedRows.settle(staged.mended(), fileId);
        if (mended > 0) {
            notes.add(Note.of("corrected", "n", mended));
        }
        if (merged.earlier() > 0) {
            notes.add(Note.of("earlier-versions", "n", merged.earlier(), "line", Long.toString(merged.earlierLine())));
        }
        long unknown = merge.unknownRequests(facts.mapping().recordType(), fileId);
        if (unknown > 0) {
            notes.add(Note.of("unknown-requests", "n", unknown));
        }
    }

    private static Ingested result(SourceFiles.Entry entry, Staged staged, Merge.Merged merged, List<Note> notes) {
        long unchanged = merged.of(UNCHANGED);
        long superseded = merged.of(SUPERSEDED);
        long rejected = staged.rejected() + merged.of(CONFLICT);
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

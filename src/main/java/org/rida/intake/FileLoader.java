package org.rida.intake;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.format.StagingException;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.rejected.RejectionUpdates;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.store.Merge;
import org.rida.intake.store.RecordTables;
import org.rida.intake.store.Staging;













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
public class FileLoader {

    private static final String UNCHANGED = "unchanged";
    private static final String SUPERSEDED = "superseded";
    private static final String CONFLICT = "conflict";

    private final DataSource dataSource;
    private final FileFormats formats;
    private final SourceFiles files;
    private final Merge merge;
    private final RejectionUpdates rejectedRows;

    public FileLoader(DataSource dataSource, FileFormats formats, SourceFiles files, Merge merge, RejectionUpdates rejectedRows) {
        this.dataSource = dataSource;
        this.formats = formats;
        this.files = files;
        this.merge = merge;
        this.rejectedRows = rejectedRows;
    }

    /** @throws Problem when the file is refused; the transaction must then be rolled back */
    IngestResult load(IncomingFile file, FileContext facts, SourceFiles.SourceFile entry, IngestProgress progress) {
        RecordType subject = facts.mapping().recordType();
        merge.begin(subject);
        StagingResult staged = stage(file, facts, entry, progress);
        RejectLimit.check(file, facts.mapping(), staged);
        Merge.Merged merged = merge.merge(subject, entry, facts.mapping().then(Rule.CONFLICTING_VERSIONS));
        if (merged.count(CONFLICT) > 0) {
            retainConflicting(file, facts, entry.fileId(), staged);
        }
        List<FileNote> notes = new ArrayList<>(staged.notes());
        addNotes(notes, facts, entry.fileId(), staged, merged);
        IngestResult result = result(entry, staged, merged, notes);
        files.merged(result, staged.charset(), facts.coversTo(), staged.headers(), notes);
        return result;
    }

    private StagingResult stage(IncomingFile file, FileContext facts, SourceFiles.SourceFile entry, IngestProgress progress) {
        RecordTables tables = merge.tables(facts.mapping().recordType());
        Connection connection = DataSourceUtils.getConnection(dataSource);
        Set<String> awaited = rejectedRows.openKeys();
        try (Staging staging = new Staging(connection, tables, facts, entry, awaited)) {
            TableReader reading = read(file, facts, staging, progress);
            staging.finish();
            return StagingResult.of(reading, staging);
        } catch (SQLException e) {
            throw new StagingException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Rows in conflict are only known when all are staged; their cells are read once more. */
    private void retainConflicting(IncomingFile file, FileContext facts, long fileId, StagingResult staged) {
        Set<Long> lines = new HashSet<>(merge.conflictingLines());
        RowHandler keep = (row, reader) -> {
            if (lines.contains(row.line())) {
                row.found(reader.conflict());
                mustBeKept(file, facts, row);
                String key = row.key(facts.mapping().recordType(), facts.key());
                rejectedRows.save(fileId, row, reader.retainedCells(), key);
                staged.corrected().rejectedAfterAll(row, key);
            }
        };
        read(file, facts, keep, IngestProgress.SILENT);
    }

    private static void mustBeKept(IncomingFile file, FileContext facts, RowBuilder row) {
        if (facts.mapping().then(Rule.CONFLICTING_VERSIONS) == Rule.Then.REFUSE_FILE) {
            BilingualText reason = RejectionMessage.describe(row.findings().get(row.findings().size() - 1), row.line());
            throw IngestProblem.problem("intake.refused.rule", "file", file.name(), "reason", reason);
        }
    }

    private TableReader read(IncomingFile file, FileContext facts, RowHandler taker, IngestProgress progress) {
        TableReader reading = new TableReader(file, facts, formats.formatFor(file).fixedWidth(), taker, progress);
        formats.read(file, facts.mapping(), reading);
        reading.finish();
        file.mustBeUnchanged();
        return reading;
    }

    private void addNotes(List<FileNote> notes, FileContext facts, long fileId, StagingResult staged, Merge.Merged merged) {
        int mended = rejectedRows.settle(staged.corrected(), fileId);
        if (mended > 0) {
            notes.add(FileNote.of("corrected", "n", mended));
        }
        if (merged.earlier() > 0) {
            notes.add(FileNote.of("earlier-versions", "n", merged.earlier(), "line", Long.toString(merged.earlierLine())));
        }
        long unknown = merge.unknownRequests(facts.mapping().recordType(), fileId);
        if (unknown > 0) {
            notes.add(FileNote.of("unknown-requests", "n", unknown));
        }
    }

    private static IngestResult result(SourceFiles.SourceFile entry, StagingResult staged, Merge.Merged merged, List<FileNote> notes) {
        long unchanged = merged.count(UNCHANGED);
        long superseded = merged.count(SUPERSEDED);
        long rejected = staged.rejected() + merged.count(CONFLICT);
        return new IngestResult(
                entry.fileId(),
                entry.name(),
                entry.subject(),
                IngestOutcome.MERGED,
                staged.rows(),
                staged.rows() - unchanged - superseded - rejected,
                unchanged,
                superseded,
                rejected,
                notes.stream().map(FileNote::text).toList());
    }
}

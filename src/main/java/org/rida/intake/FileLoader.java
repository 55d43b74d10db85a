package org.rida.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.RowCounts;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.invitation.TokenStore;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.question.FileQuestions;
import org.rida.intake.rejected.RejectionUpdates;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowNumbers;
import org.rida.intake.row.WaitingRow;
import org.rida.intake.store.Merge;
import org.rida.intake.store.RecordTables;
import org.rida.intake.store.Staging;
import org.rida.intake.table.StagingException;
import org.rida.intake.table.TableReader;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Loads one file within one transaction: stages its rows by COPY, merges them, saves the rejected rows and the
 * counts.
 */
@Component
public class FileLoader {

    /** Values of the column {@code outcome} of the merge's temporary table {@code row_outcome}. */
    private static final String UNCHANGED = "unchanged";

    private static final String NEWER = "newer";
    private static final String SUPERSEDED = "superseded";
    private static final String CONFLICT = "conflict";

    private final DataSource dataSource;
    private final FileFormats formats;
    private final SourceFiles files;
    private final Merge merge;
    private final RejectionUpdates rejectedRows;
    private final FileQuestions questions;
    private final TokenStore tokens;

    public FileLoader(
            DataSource dataSource,
            FileFormats formats,
            SourceFiles files,
            Merge merge,
            RejectionUpdates rejectedRows,
            FileQuestions questions) {
        this.dataSource = dataSource;
        this.formats = formats;
        this.files = files;
        this.merge = merge;
        this.rejectedRows = rejectedRows;
        this.questions = questions;
        this.tokens = new TokenStore(dataSource);
    }

    /** Whether the file is a workbook of rejected rows that comes back. */
    boolean isCorrection(IncomingFile file, Mapping mapping) {
        return formats.isCorrection(file, mapping);
    }

    /**
     * Loads the file within the current transaction.
     *
     * @throws Problem when the file is refused; the transaction must then be rolled back
     */
    IngestResult load(IncomingFile file, FileContext context, SourceFiles.SourceFile entry, IngestProgress progress) {
        RecordType recordType = context.mapping().recordType();
        merge.begin(recordType);
        if (context.mapping().numberFrom() == Mapping.NumberFrom.ROW && isCorrection(file, context.mapping())) {
            prepareNumbers(file, context);
        }
        if (recordType == RecordType.RESPONSE) {
            context.setTokens(tokens.load());
        }
        StagingResult staged = stage(file, context, entry, progress);
        RejectLimit.check(file, context.mapping(), staged);
        Merge.Merged merged = merge.merge(recordType, entry, context.mapping().action(Rule.CONFLICTING_VERSIONS));
        tokens.saveAnswers(context.answersByToken());
        refuseReusedNumbers(file, context, merged);
        if (merged.count(CONFLICT) > 0) {
            saveConflicting(file, context, entry.fileId(), staged);
        }
        List<FileNote> notes = new ArrayList<>(staged.notes());
        addNotes(notes, context, entry.fileId(), staged, merged);
        merged.reused().ifPresent(reused -> notes.add(FileNote.of("number-reused", reused(file, reused))));
        IngestResult result = result(entry, staged, merged, notes);
        files.markMerged(result, staged.charset(), context.coversTo(), staged.headers(), notes);
        // corrected rows are those of the file that they came in first
        if (!staged.corrected().hasReferences()) {
            questions.ask(entry, staged.understood(), context.coversTo());
        }
        return result;
    }

    /** Reads corrected rows without a number once before they are staged: which numbers are taken depends on what they say now. */
    private void prepareNumbers(IncomingFile file, FileContext context) {
        RecordType recordType = context.mapping().recordType();
        Map<Long, WaitingRow> waiting = rejectedRows.waiting(context.mapping().name());
        Set<String> keys = rejectedRows.openKeys();
        context.setWaitingRows(waiting, keys);
        Map<Long, String> numbers = new HashMap<>();
        RowHandler collect = (row, parser) -> {
            String number = row.number(recordType);
            if (number != null && waiting.containsKey(row.reference())) {
                numbers.put(row.reference(), RowNumbers.withoutOccurrence(number));
            }
        };
        read(file, context, collect, IngestProgress.SILENT);
        rejectedRows
                .taken(recordType, numbers)
                .forEach((id, taken) -> waiting.computeIfPresent(id, (same, row) -> row.withTaken(taken)));
    }

    /**
     * Reads the file once and sends its rows to the database. The connection is that of the current transaction;
     * nothing else may use it until the staging is closed.
     */
    private StagingResult stage(
            IncomingFile file, FileContext context, SourceFiles.SourceFile entry, IngestProgress progress) {
        RecordTables tables = merge.tables(context.mapping().recordType());
        Connection connection = DataSourceUtils.getConnection(dataSource);
        Set<String> openKeys = rejectedRows.openKeys();
        try (Staging staging = new Staging(connection, tables, context, entry, openKeys)) {
            TableReader tableReader = read(file, context, staging, progress);
            staging.finish();
            return StagingResult.of(tableReader, staging);
        } catch (SQLException e) {
            throw new StagingException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * Saves the rows that conflict with another row of the same file. Conflicts are only known after staging, and
     * the staged table does not hold the original cells, so that the file is read a second time.
     */
    private void saveConflicting(IncomingFile file, FileContext context, long fileId, StagingResult staged) {
        Set<Long> lines = new HashSet<>(merge.conflictingLines());
        RowHandler saveConflicting = (row, parser) -> {
            if (lines.contains(row.line())) {
                row.addViolation(parser.conflict());
                refuseIfConfigured(file, context, row);
                String key = row.key(context.mapping().recordType(), context.key());
                rejectedRows.save(fileId, row, parser.retainedCells(), key);
                staged.corrected().revokeAcceptance(row, key);
            }
        };
        read(file, context, saveConflicting, IngestProgress.SILENT);
    }

    /** @throws Problem when numbers seem to begin anew, unless the mapping only warns of it */
    private static void refuseReusedNumbers(IncomingFile file, FileContext context, Merge.Merged merged) {
        if (merged.reused().filter(Merge.ReusedNumbers::isAsked).isPresent()
                && context.mapping().action(Rule.NUMBER_REUSED) == Rule.RuleAction.REFUSE_FILE) {
            throw Problem.of(
                    "intake.refused.number-reused", reused(file, merged.reused().get()));
        }
    }

    /** Names and values of the message about numbers that begin anew; an example of a number is masked. */
    private static Object[] reused(IncomingFile file, Merge.ReusedNumbers reused) {
        return new Object[] {
            "file", file.name(),
            "n", reused.n(),
            "known", reused.known(),
            "number", PiiMasking.mask(reused.number()),
            "before", reused.before(),
            "now", reused.now()
        };
    }

    /** @throws Problem when the mapping refuses a file with conflicting rows */
    private static void refuseIfConfigured(IncomingFile file, FileContext context, RowBuilder row) {
        if (context.mapping().action(Rule.CONFLICTING_VERSIONS) == Rule.RuleAction.REFUSE_FILE) {
            BilingualText reason = RejectionMessage.describe(
                    row.violations().get(row.violations().size() - 1), row.line());
            throw IngestProblem.problem("intake.refused.rule", "file", file.name(), "reason", reason);
        }
    }

    /** @throws Problem when the file cannot be read, or was changed since it was hashed */
    private TableReader read(IncomingFile file, FileContext context, RowHandler handler, IngestProgress progress) {
        TableReader tableReader =
                new TableReader(file, context, formats.formatFor(file).fixedWidth(), handler, progress);
        formats.read(file, context.mapping(), tableReader);
        tableReader.finish();
        tableReader.requireNoRefusal();
        file.requireUnchanged();
        return tableReader;
    }

    /**
     * Notes that need the merged rows: corrected rows, earlier versions, numbers that differ by leading zeros only,
     * requests that nobody has sent.
     */
    private void addNotes(
            List<FileNote> notes, FileContext context, long fileId, StagingResult staged, Merge.Merged merged) {
        int corrected = rejectedRows.resolve(staged.corrected(), fileId);
        if (corrected > 0) {
            notes.add(FileNote.of("corrected", "n", corrected));
        }
        if (merged.earlier() > 0) {
            notes.add(FileNote.of(
                    "earlier-versions", "n", merged.earlier(), "line", Long.toString(merged.earlierLine())));
        }
        if (merged.count(UNCHANGED) < staged.rows()) {
            merge.leadingZeros(
                            context.mapping().recordType(),
                            fileId,
                            context.mapping().numberPrefix())
                    .ifPresent(two ->
                            notes.add(FileNote.of("leading-zeros", "first", two.first(), "second", two.second())));
        }
        long unknown = merge.unknownRequests(context.mapping().recordType(), fileId);
        if (unknown > 0) {
            notes.add(FileNote.of("unknown-requests", "n", unknown));
            merge.leadingZerosOfRequests(context.mapping().recordType(), fileId)
                    .ifPresent(two -> notes.add(
                            FileNote.of("leading-zeros-request", "first", two.first(), "second", two.second())));
        }
    }

    /** New rows are those that remain after all others: the merge stores no outcome for them. */
    private static IngestResult result(
            SourceFiles.SourceFile entry, StagingResult staged, Merge.Merged merged, List<FileNote> notes) {
        long unchanged = merged.count(UNCHANGED);
        long superseded = merged.count(SUPERSEDED);
        long replaced = merged.count(NEWER);
        long rejected = staged.rejected() + merged.count(CONFLICT);
        long added = staged.rows() - replaced - unchanged - superseded - staged.filtered() - rejected;
        return new IngestResult(
                entry.fileId(),
                entry.name(),
                entry.recordType(),
                IngestOutcome.MERGED,
                new RowCounts(staged.rows(), added, replaced, unchanged, superseded, staged.filtered(), rejected),
                notes.stream().map(FileNote::text).toList());
    }
}

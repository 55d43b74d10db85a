package org.rida.intake.correction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.Intake;
import org.rida.intake.TrialReading;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Ingests corrected rows as a workbook of rejected rows that was sent back, which resolves them: their lineage, their counts and the
 * versions of their records are those of any other file. Rows that still break a rule are left as they are.
 */
@Component
public class RowCorrections {

    /** The first line below the header of the workbook. */
    private static final int FIRST_LINE = 2;

    private static final int MOST_LINES = 20;

    private final RejectedRowsWorkbook workbook;
    private final TrialReading trial;
    private final Intake intake;
    private final AuditLog audit;

    public RowCorrections(RejectedRowsWorkbook workbook, TrialReading trial, Intake intake, AuditLog audit) {
        this.workbook = workbook;
        this.trial = trial;
        this.intake = intake;
        this.audit = audit;
    }

    /**
     * What a correction has changed.
     *
     * @param rows how many were accepted, at least one
     * @param file in which they were ingested
     */
    public record AcceptedRows(int rows, long file) {}

    /**
     * Ingests the rows that break no rule any more. Recorded in the audit log with the lines of the rows, without their cells.
     *
     * @param file that contains the rows
     * @param mapping by which they are read now
     * @param corrected open rows of the file with their new cells
     * @throws Problem when all rows still break a rule: why the first one does; nothing is changed then
     */
    public AcceptedRows correct(SourceFile file, Mapping mapping, List<Rejected> corrected, Actor actor) {
        Path folder = temporary();
        try {
            List<Rejected> accepted = acceptable(file, mapping, corrected, folder.resolve("tried.xlsx"));
            Path target = folder.resolve("corrected-" + file.fileId() + ".xlsx");
            workbook.write(file.fileId(), mapping, target, accepted);
            Map<String, String> detail = Map.of("rows", Integer.toString(accepted.size()), "line", lines(accepted));
            IngestResult result = audit.record(
                    new Operation(actor, AuditAction.ROWS_CORRECTED, file.name(), detail),
                    () -> intake.ingest(target, mapping, IngestProgress.SILENT),
                    ingested -> Map.of("corrected", Long.toString(ingested.fileId())));
            return new AcceptedRows(accepted.size(), result.fileId());
        } finally {
            delete(folder);
        }
    }

    /**
     * Stores nothing.
     *
     * @throws Problem as {@link #correct} would
     */
    void check(SourceFile file, Mapping mapping, List<Rejected> corrected) {
        Path folder = temporary();
        try {
            acceptable(file, mapping, corrected, folder.resolve("tried.xlsx"));
        } finally {
            delete(folder);
        }
    }

    /** A trial comes first, so that a mistake does not turn one rejected row into another in a new file. */
    private List<Rejected> acceptable(SourceFile file, Mapping mapping, List<Rejected> corrected, Path target) {
        if (corrected.isEmpty()) {
            throw Problem.of("rejected.problem.gone");
        }
        workbook.write(file.fileId(), mapping, target, corrected);
        TrialReading.Trial read = trial.read(target, mapping);
        if (read.asksDateOrder()) {
            throw Problem.of("rejected.problem.date-order");
        }
        List<Rejected> accepted = IntStream.range(0, corrected.size())
                .filter(i -> !read.rejectedLines().get(i + FIRST_LINE))
                .mapToObj(corrected::get)
                .toList();
        if (accepted.isEmpty()) {
            throw read.firstRows().stream()
                    .filter(row -> !row.violations().isEmpty())
                    .findFirst()
                    .<Problem>map(row -> new RowStillWrong(
                            corrected.get((int) row.line() - FIRST_LINE).line(), row.violations()))
                    .orElseGet(
                            () -> new Problem(read.notes().stream().findFirst().orElse(BilingualText.EMPTY)));
        }
        return accepted;
    }

    /** Of the file in which the rows were rejected; of many the first. */
    private static String lines(List<Rejected> rows) {
        return rows.stream()
                        .limit(MOST_LINES)
                        .map(row -> Long.toString(row.line()))
                        .collect(Collectors.joining(", "))
                + (rows.size() > MOST_LINES ? ", …" : "");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("rida");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.rida.intake.rejected;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.finding.RowJson;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RejectColumn;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.StreamingWorkbook;
import org.rida.sheet.WorkbookSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the open rejected rows of a file as an Excel workbook: the sender's columns, the line and the reasons.
 * Corrected there and ingested through the same mapping, the workbook resolves them.
 */
@Component
public class RejectedRowsWorkbook {

    private static final String HEADERS = "select headers from source_file where file_id = :file";

    private static final int PAGE_SIZE = 1_000;
    private static final int REASON_WIDTH = 60;
    private static final int CELL_WIDTH = 18;
    private static final int NUMBER_WIDTH = 12;

    private final JdbcClient sql;
    private final RejectedRows rows;
    private final InstantSource time;
    private final AuditLog audit;

    public RejectedRowsWorkbook(JdbcClient sql, RejectedRows rows, InstantSource time, AuditLog audit) {
        this.audit = audit;
        this.sql = sql;
        this.rows = rows;
        this.time = time;
    }

    /**
     * Writes the workbook. Recorded in the audit log.
     *
     * @param mapping by which the file was read: when it names a sheet, that of the workbook gets the same name
     * @param target its folder is created when missing
     * @return the number of rows written
     * @throws Problem when the folder cannot be created
     */
    public long write(SourceFiles.SourceFile file, Mapping mapping, Path target, Language language, Actor actor) {
        return audit.record(
                new Operation(
                        actor, AuditAction.ROWS_DOWNLOADED, file.name(), Map.of("file", Long.toString(file.fileId()))),
                () -> write(file.fileId(), mapping, target, language),
                n -> Map.of("rows", Long.toString(n)));
    }

    long write(long fileId, Mapping mapping, Path target, Language language) {
        return write(fileId, mapping, target, language, (file, headers) -> {
            long after = 0;
            for (List<RejectedRows.Rejected> page = rows.open(fileId, after, PAGE_SIZE);
                    !page.isEmpty();
                    page = rows.open(fileId, after, PAGE_SIZE)) {
                page.forEach(row -> file.add(values(row, headers, language)));
                after = page.get(page.size() - 1).line();
            }
        });
    }

    /**
     * Writes some rows of a file, corrected, as a person would send them back.
     *
     * @param corrected from line 2 on, in this order
     * @throws Problem when the folder cannot be created
     */
    public void write(long fileId, Mapping mapping, Path target, List<RejectedRows.Rejected> corrected) {
        write(
                fileId,
                mapping,
                target,
                Language.EN,
                (file, headers) -> corrected.forEach(row -> file.add(values(row, headers, Language.EN))));
    }

    private long write(
            long fileId,
            Mapping mapping,
            Path target,
            Language language,
            BiConsumer<StreamingWorkbook, List<String>> content) {
        List<String> headers = headers(fileId);
        String sheet = mapping.sheet();
        String title =
                sheet == null ? new Messages(language, DigitSystem.EUROPEAN).format("intake.workbook.title") : sheet;
        createFolder(target);
        WorkbookSettings settings = new WorkbookSettings(language, DigitSystem.EUROPEAN, time.instant());
        try (StreamingWorkbook file = StreamingWorkbook.begin(target, settings, title, columns(headers, language))) {
            content.accept(file, headers);
            file.finish();
            return file.written();
        }
    }

    /** In the sender's order; alphabetically for files ingested before the order was stored. */
    public List<String> headers(long fileId) {
        List<String> stored = RowJson.read(
                sql.sql(HEADERS).param("file", fileId).query(String.class).single());
        return !stored.isEmpty()
                ? stored
                : rows.open(fileId, PAGE_SIZE).stream()
                        .flatMap(r -> r.cells().keySet().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static void createFolder(Path target) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Problem.because(e, "intake.workbook.folder", "path", target, "reason", IncomingFile.reason(e));
        }
    }

    private static List<Column> columns(List<String> headers, Language language) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of(RejectColumn.LINE.title(language), NUMBER_WIDTH));
        columns.add(Column.wrapped(RejectColumn.REASON.title(language), REASON_WIDTH));
        headers.forEach(header -> columns.add(Column.of(header, CELL_WIDTH)));
        columns.add(Column.of(RejectColumn.REFERENCE.title(language), NUMBER_WIDTH));
        return columns;
    }

    /** All cells are text, so that Excel does not reformat numbers and dates. */
    private static List<CellValue> values(RejectedRows.Rejected row, List<String> headers, Language language) {
        String reasons = String.join(
                "\n", row.reasons().stream().map(r -> r.in(language)).toList());
        Stream<CellValue> own = headers.stream()
                .map(h -> row.cells().getOrDefault(h, ""))
                .map(cell -> cell.isEmpty() ? CellValue.nothing() : CellValue.text(cell));
        return Stream.concat(
                        Stream.concat(Stream.of(CellValue.whole(row.originLine()), CellValue.text(reasons)), own),
                        Stream.of(CellValue.whole(row.id())))
                .toList();
    }
}

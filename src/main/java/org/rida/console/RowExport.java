package org.rida.console;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.rida.io.SpreadsheetCsv;
import org.rida.policy.Policy;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.StreamingWorkbook;
import org.rida.sheet.WorkbookSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Exports the rows of a page as a workbook in the reading direction of the user, or as CSV that Excel recognises as UTF-8.
 * The same texts as on the page are exported, so that an export never contains more than its reader may see.
 */
@Component
public class RowExport {

    /** Width of a column in characters. */
    private static final int COLUMN_WIDTH = 22;

    private final Policy policy;
    private final InstantSource time;

    RowExport(Policy policy, InstantSource time) {
        this.policy = policy;
        this.time = time;
    }

    /**
     * @param name of the file, without ending
     * @param title of the sheet
     * @param columns headers, in the order of the page
     * @param rows texts as shown on the page, each as long as {@code columns}
     */
    public record ExportedRows(String name, String title, List<String> columns, List<List<String>> rows) {}

    /**
     * A list of a page, to be told in the texts of its reader.
     *
     * @param name of the file, without ending
     * @param title key of the sheet's title
     * @param columns keys of the headers
     * @param rows of the list
     * @param texts of a row, one for each column
     */
    public record ListExport<T>(
            String name,
            String title,
            List<String> columns,
            List<T> rows,
            BiFunction<T, PageFormatter, List<String>> texts) {}

    /** As {@link #response(ExportedRows, String, RequestUser)}, in the texts and the time zone of the pages. */
    public <T> ResponseEntity<byte[]> response(ListExport<T> list, String format, RequestUser user) {
        PageFormatter text =
                new PageFormatter(user.messages(), policy.association().zone());
        return response(
                new ExportedRows(
                        list.name(),
                        text.translate(list.title()),
                        list.columns().stream().map(text::translate).toList(),
                        list.rows().stream()
                                .map(row -> list.texts().apply(row, text))
                                .toList()),
                format,
                user);
    }

    /**
     * @param format {@code csv}; anything else becomes a workbook
     * @param user whose language decides the reading direction of the workbook
     */
    public ResponseEntity<byte[]> response(ExportedRows rows, String format, RequestUser user) {
        return FileDownload.response(
                format.equals("csv") ? csv(rows) : workbook(rows, user), rows.name() + "." + format);
    }

    private static byte[] csv(ExportedRows rows) {
        StringWriter out = new StringWriter();
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(out)) {
            csv.line(rows.columns());
            rows.rows().forEach(csv::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    // written to a file because the workbook's writer streams: a long export does not need to fit into memory as cells
    private byte[] workbook(ExportedRows rows, RequestUser user) {
        WorkbookSettings settings = new WorkbookSettings(
                user.messages().language(), policy.association().digits(), time.instant());
        try {
            Path folder = Files.createTempDirectory("rida");
            Path file = folder.resolve("rows.xlsx");
            try (StreamingWorkbook sheet = StreamingWorkbook.begin(file, settings, rows.title(), columns(rows))) {
                rows.rows()
                        .forEach(row ->
                                sheet.add(row.stream().map(CellValue::text).toList()));
                sheet.finish();
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Column> columns(ExportedRows rows) {
        return rows.columns().stream().map(c -> Column.wrapped(c, COLUMN_WIDTH)).toList();
    }
}

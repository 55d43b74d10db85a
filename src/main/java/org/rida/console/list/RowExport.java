package org.rida.console.list;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.rida.console.FileDownload;
import org.rida.console.PageFormatter;
import org.rida.console.RequestUser;
import org.rida.io.ScratchFile;
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
 * What the page shows is exported, so that an export never contains more than its reader may see; numbers and days are
 * values instead of words, so that a spreadsheet sums and sorts them.
 */
@Component
public class RowExport {

    /** As spreadsheets in any language read it. */
    private static final DateTimeFormatter ISO_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Policy policy;
    private final InstantSource time;

    RowExport(Policy policy, InstantSource time) {
        this.policy = policy;
        this.time = time;
    }

    /**
     * A list of a page.
     *
     * @param name of the file, without ending
     * @param title key of the sheet's title
     * @param columns in the order of the page
     * @param rows of the list
     */
    public record ListExport<T>(String name, String title, List<RowColumn<T>> columns, List<T> rows) {}

    /** The texts and the time zone of the pages. */
    public PageFormatter words(RequestUser user) {
        return new PageFormatter(user.messages(), policy.association().zone());
    }

    /**
     * @param format {@code csv}; anything else becomes a workbook
     * @param user whose language decides the texts and the reading direction of the workbook
     */
    public <T> ResponseEntity<byte[]> response(ListExport<T> list, String format, RequestUser user) {
        PageFormatter text = words(user);
        return FileDownload.response(
                format.equals("csv") ? csv(list, text) : workbook(list, text), list.name() + "." + format);
    }

    private static <T> byte[] csv(ListExport<T> list, PageFormatter text) {
        StringWriter out = new StringWriter();
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(out)) {
            csv.line(list.columns().stream()
                    .map(column -> column.header().apply(text))
                    .toList());
            list.rows()
                    .forEach(row -> csv.line(cells(list, row, text).stream()
                            .map(RowExport::plain)
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> List<CellValue> cells(ListExport<T> list, T row, PageFormatter text) {
        return list.columns().stream()
                .map(column -> column.cell().apply(row, text))
                .toList();
    }

    /** Days by ISO 8601, and numbers in Western digits without separators, which programs read in every language. */
    private static String plain(CellValue value) {
        if (value instanceof CellValue.TextValue text) {
            return text.text();
        } else if (value instanceof CellValue.Whole whole) {
            return Long.toString(whole.number());
        } else if (value instanceof CellValue.Ordinal ordinal) {
            return Long.toString(ordinal.number());
        } else if (value instanceof CellValue.Decimal decimal) {
            return String.format(Locale.ROOT, "%." + decimal.places() + "f", decimal.number());
        } else if (value instanceof CellValue.DayValue day) {
            return day.day().toString();
        } else if (value instanceof CellValue.MomentValue moment) {
            return ISO_MINUTE.format(moment.moment());
        } else if (value instanceof CellValue.Nothing) {
            return "";
        }
        throw new IllegalArgumentException("no column of a list has a cell such as " + value);
    }

    // written to a file because the workbook's writer streams: a long export does not need to fit into memory as cells
    private <T> byte[] workbook(ListExport<T> list, PageFormatter text) {
        WorkbookSettings settings = new WorkbookSettings(
                text.messages().language(), policy.association().digits(), time.instant());
        List<Column> columns = list.columns().stream()
                .map(column -> Column.wrapped(column.header().apply(text), column.width()))
                .toList();
        return ScratchFile.content("rows.xlsx", file -> {
            try (StreamingWorkbook sheet =
                    StreamingWorkbook.begin(file, settings, text.translate(list.title()), columns)) {
                list.rows().forEach(row -> sheet.add(cells(list, row, text)));
                sheet.finish();
            }
        });
    }
}

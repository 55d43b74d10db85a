package org.rida.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.HijrahDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loads the sample files into tables of text without the product's parsers: columns by position, all rows including
 * invalid ones. Only the partner's codes and Hijri days are translated to Rida's codes and Gregorian days.
 */
final class RawSample {

    private static final Path FOLDER = Path.of("sample-data");
    private static final int KIND = 2;
    private static final int CHANNEL = 3;

    private final JdbcTemplate sql;
    private final Map<String, String> codes = new TreeMap<>();

    RawSample(JdbcTemplate sql, Policy policy) {
        this.sql = sql;
        policy.kinds().forEach(kind -> codes.put(KIND + kind.name().ar(), kind.code()));
        policy.channels().forEach(channel -> codes.put(CHANNEL + channel.name().ar(), channel.code()));
    }

    void load() throws IOException {
        for (String subject : List.of("requests", "responses", "invitations")) {
            table(
                    subject,
                    csv(files(subject + "-*.csv").get(0), StandardCharsets.UTF_8, ',')
                            .get(0));
            for (Path file : files(subject + "-*.csv")) {
                fill(subject, csv(file, StandardCharsets.UTF_8, ','));
            }
            for (Path file : files(subject + "-*.xlsx")) {
                fill(subject, xlsx(file));
            }
        }
        for (Path file : files("partner-*.csv")) {
            fill("requests", inOurWords(csv(file, Charset.forName("windows-1256"), ';')));
        }
    }

    private static List<Path> files(String pattern) throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(f ->
                            f.getFileSystem().getPathMatcher("glob:" + pattern).matches(f.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static List<List<String>> csv(Path file, Charset charset, char separator) throws IOException {
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(Files.newBufferedReader(file, charset))) {
            return rows.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static List<List<String>> xlsx(Path file) throws IOException {
        try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
            Sheet sheet = book.getSheetAt(0);
            int width = sheet.getRow(0).getLastCellNum();
            List<List<String>> rows = new ArrayList<>();
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    cells.add(text(row.getCell(i)));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return "";
        }
        if (cell.getCellType() != CellType.NUMERIC) {
            return cell.getStringCellValue();
        }
        if (!DateUtil.isCellDateFormatted(cell)) {
            return Long.toString((long) cell.getNumericCellValue());
        }
        LocalDateTime time = cell.getLocalDateTimeCellValue();
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    private List<List<String>> inOurWords(List<List<String>> partners) {
        return partners.stream()
                .map(row -> {
                    List<String> normalized = new ArrayList<>();
                    for (int i = 0; i < row.size(); i++) {
                        normalized.add(codes.getOrDefault(i + row.get(i).strip(), gregorian(row.get(i))));
                    }
                    return normalized;
                })
                .toList();
    }

    private static String gregorian(String text) {
        String[] parts = text.split("/");
        try {
            return parts.length == 3
                    ? LocalDate.from(HijrahDate.of(
                                    Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                            .toString()
                    : text;
        } catch (DateTimeException e) {
            return text;
        }
    }

    private void table(String name, List<String> columns) {
        sql.execute("create table raw_" + name
                + columns.stream().map(c -> c + " text").collect(Collectors.joining(", ", " (", ")")));
    }

    private void fill(String table, List<List<String>> rows) {
        String places = String.join(", ", Collections.nCopies(rows.get(0).size(), "?"));
        List<Object[]> values =
                rows.stream().skip(1).map(r -> r.toArray(Object[]::new)).toList();
        sql.batchUpdate("insert into raw_" + table + " values (" + places + ")", values);
    }
}

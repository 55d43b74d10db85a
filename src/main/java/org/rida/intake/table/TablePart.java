package org.rida.intake.table;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.format.SheetText;
import org.rida.intake.format.SpreadsheetNumbers;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Rule;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;
import org.rida.intake.text.TextNormalizer;

/** The rows below one header: tells data from totals and repeated headers, and parses the data. */
final class TablePart {

    private final ColumnMatch columns;
    private final RowParser parser;
    private final int numberColumn;
    private final boolean workbook;
    private final boolean hasKey;
    private final int keyColumn;
    private final int[] serialColumns;
    private final Map<Integer, Set<String>> nullValues = new TreeMap<>();
    /** Columns without a header, with how many values they have. */
    private final Map<Integer, Long> unnamed = new TreeMap<>();

    /**
     * Notes which columns tell a row from a header: the required day where there is one, else the number, else any
     * column.
     *
     * @param workbook whether the file is one: people write notes beside its tables, and its days may be serial numbers
     */
    TablePart(ColumnMatch columns, List<Field> fields, Mapping mapping, RowParser parser, boolean workbook) {
        this.columns = columns;
        this.parser = parser;
        this.workbook = workbook;
        this.numberColumn = columns.column(fields.get(0));
        int key = fields.stream()
                .filter(f -> f.required() && f.type() == Field.FieldType.DATE)
                .mapToInt(columns::column)
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(numberColumn);
        this.hasKey = key >= 0;
        this.keyColumn = hasKey ? key : columns.columns().values().iterator().next();
        this.serialColumns = workbook ? serialColumns(columns, fields, mapping) : new int[0];
        for (Field field : fields) {
            if (columns.has(field)) {
                List<String> words = new ArrayList<>(mapping.nullValues());
                words.addAll(mapping.field(field.name()).nullValues());
                nullValues
                        .computeIfAbsent(columns.column(field), c -> new java.util.HashSet<>())
                        .addAll(words.stream().map(TextNormalizer::fold).toList());
            }
        }
        for (int i = 0; i < columns.headers().size(); i++) {
            if (columns.headers().get(i).isEmpty()) {
                unnamed.put(i, 0L);
            }
        }
    }

    ColumnMatch columns() {
        return columns;
    }

    RowParser parser() {
        return parser;
    }

    /** Columns without a header that have values: index from 0 to the number of values. */
    Map<Integer, Long> unnamed() {
        return unnamed;
    }

    /**
     * Whether a row can be another header: no digit, or a header, stands where each row has a date or a number, or, without such
     * columns, the text of the header stands in the first one. Nearly all rows are told apart by this alone.
     */
    boolean hasNoKey(String[] cells) {
        if (hasKey) {
            return keyColumn >= cells.length || !hasDigit(cells[keyColumn]) || isTitle(cells[keyColumn]);
        }
        return keyColumn < cells.length
                && cells[keyColumn].strip().equals(columns.headers().get(keyColumn));
    }

    /** Whether no digit stands where rows have their numbers. */
    boolean hasNoNumber(String[] cells) {
        return numberColumn < 0 || numberColumn >= cells.length || !hasDigit(cells[numberColumn]);
    }

    /** Whether a row has more cells than the header: a header may follow in the same line, where texts were joined. */
    boolean isWider(String[] cells) {
        return cells.length > columns.headers().size();
    }

    /**
     * Whether a row sums up others: it has a word such as "Total" for its number, or before it in a column that no field
     * reads.
     */
    boolean isTotal(String[] cells) {
        String number = numberColumn >= 0 && numberColumn < cells.length ? cells[numberColumn] : "";
        if (hasDigit(number)) {
            return number.indexOf(' ') > 0 && TotalWords.isTotal(number);
        }
        if (!number.isBlank()) {
            return TotalWords.isTotal(number);
        }
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return !nullValues.containsKey(i) && TotalWords.isUnmistakable(cells[i]);
            }
        }
        return false;
    }

    /**
     * Parses a row and passes it on. Beside the table of a workbook people write notes: they shift nothing.
     *
     * @return false for a row that the mapping leaves out
     */
    boolean stage(long line, String[] row, boolean from1904, RowHandler handler) throws SQLException {
        for (int i = columns.headers().size(); workbook && i < row.length; i++) {
            if (!row[i].isBlank()) {
                unnamed.merge(i, 1L, Long::sum);
            }
        }
        String[] cells =
                workbook && isWider(row) ? Arrays.copyOf(row, columns.headers().size()) : row;
        for (int column : serialColumns) {
            if (column < cells.length) {
                cells[column] = SpreadsheetNumbers.dayOfSerial(cells[column], from1904);
            }
        }
        for (Map.Entry<Integer, Long> column : unnamed.entrySet()) {
            if (column.getKey() < cells.length && !cells[column.getKey()].isBlank()) {
                column.setValue(column.getValue() + 1);
            }
        }
        RowBuilder builder = hasError(cells) ? withErrors(line, cells) : parser.parse(line, cells);
        if (builder.isLeftOut()) {
            return false;
        }
        if (!builder.violations().isEmpty()) {
            parser.requireFirstDateOrder();
        }
        handler.accept(builder, parser);
        return true;
    }

    private boolean hasError(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (isError(cells, i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Parses a row without the cells that show errors, and adds a violation for each of them.
     *
     * <p>The cell keeps its error for the rejected row, where a person sees what the spreadsheet showed.
     */
    private RowBuilder withErrors(long line, String[] cells) {
        String[] original = cells.clone();
        int[] errors =
                IntStream.range(0, cells.length).filter(i -> isError(cells, i)).toArray();
        for (int i : errors) {
            cells[i] = "";
        }
        RowBuilder row = parser.parse(line, cells);
        for (int i : errors) {
            cells[i] = original[i];
            row.addViolation(
                    new RuleViolation(Rule.CELL_ERROR, columns.headers().get(i), "", original[i].strip()));
        }
        return row;
    }

    /** Errors of a spreadsheet in columns that are read, unless the mapping says that they mean an empty cell. */
    private boolean isError(String[] cells, int column) {
        if (!SheetText.isError(cells[column])) {
            return false;
        }
        Set<String> nulls = nullValues.get(column);
        return nulls != null && !nulls.contains(TextNormalizer.fold(cells[column]));
    }

    /**
     * Columns of dates in which a bare day number can only be the serial of a spreadsheet, because no format of the
     * mapping consists of digits alone.
     */
    private static int[] serialColumns(ColumnMatch columns, List<Field> fields, Mapping mapping) {
        return fields.stream()
                .filter(f -> f.type() == Field.FieldType.DATE || f.type() == Field.FieldType.MOMENT)
                .filter(columns::has)
                .filter(f -> {
                    List<String> formats = mapping.field(f.name()).dateFormats();
                    return (formats.isEmpty() ? mapping.dateFormats() : formats)
                            .stream().noneMatch(format -> !format.equals("excel") && format.matches("[A-Za-z]+"));
                })
                .mapToInt(columns::column)
                .toArray();
    }

    /** Whether a cell is one of the headers, such as "Date 1". */
    private boolean isTitle(String cell) {
        return !Character.isDigit(cell.charAt(0)) && columns.headers().contains(cell.strip());
    }

    private static boolean hasDigit(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (Character.isDigit(cell.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}

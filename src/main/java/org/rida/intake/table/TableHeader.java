package org.rida.intake.table;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.text.TextNormalizer;

/**
 * The header of a table: one row, or two or three rows of a survey tool that are joined. SurveyMonkey puts the parts of a
 * question below it, Qualtrics the text of a question and a technical identifier.
 *
 * @param first index of its first row
 * @param last index of its last row
 * @param columns what the mapping reads
 */
public record TableHeader(int first, int last, ColumnMatch columns) {

    /** Rows among which the header is looked for: spreadsheets often have titles above it. */
    public static final int MAX_ROWS = 100;

    /** Rows of one header: of survey tools with groups, questions and parts. */
    private static final int MOST_JOINED = 3;
    /** What survey tools write below a question that has no parts, folded. */
    static final Set<String> NO_PART = Set.of("response", "open ended response", "الاجابه", "الرد");

    /** Numbers, dates, times and shares in Latin digits; nothing of the kind is a name of a column. */
    static final Pattern VALUE = Pattern.compile("[-+\\d.,/:%\\sTZ]*\\d[-+\\d.,/:%\\sTZ]*");

    /** A day with the name of its month, in any language. */
    private static final Pattern NAMED_DAY =
            Pattern.compile("\\d{1,2}[- ]\\p{L}{3,}[- ](\\d{2}|\\d{4})|\\p{L}{3,} \\d{1,2},? \\d{4}");

    /**
     * Finds the header: the first row with all required columns, or the last of several such rows in succession, with the
     * rows of labels below it; without one, the first two rows that have all of them together.
     *
     * @param rows the first rows of a table, at most {@value #MAX_ROWS} count
     * @return null when no row has all required columns
     */
    public static @Nullable TableHeader find(List<String[]> rows, List<Field> fields, Mapping mapping) {
        List<String[]> candidates = rows.subList(0, Math.min(MAX_ROWS, rows.size()));
        for (int i = 0; i < candidates.size(); i++) {
            ColumnMatch match = ColumnMatch.match(candidates.get(i), fields, mapping);
            if (isComplete(match, fields, mapping)) {
                return withLabels(candidates, i, match, fields, mapping);
            }
        }
        for (int i = 0; i + 1 < candidates.size(); i++) {
            if (isText(candidates.get(i)) && isText(candidates.get(i + 1))) {
                ColumnMatch match =
                        ColumnMatch.match(JoinedNames.join(rows, i, i + 1, fields, mapping), fields, mapping);
                if (isComplete(match, fields, mapping)) {
                    return new TableHeader(i, i + 1, match);
                }
            }
        }
        return null;
    }

    /**
     * Guesses the header without a mapping: the last row of texts before the first row with numbers or dates, narrow rows
     * apart, with the rows of labels that belong to it.
     *
     * @return its columns by their names, of which none is assigned; null when the first row already has values
     */
    public static @Nullable TableHeader guess(List<String[]> rows) {
        List<String[]> candidates = rows.subList(0, Math.min(MAX_ROWS, rows.size()));
        long most = candidates.stream().mapToLong(TableHeader::filled).max().orElse(0);
        int last = -1;
        int values = 0;
        while (values < candidates.size()
                && (isText(candidates.get(values)) || 2 * filled(candidates.get(values)) < most)) {
            boolean wide = 2 * filled(candidates.get(values)) >= most;
            last = wide || last >= 0 && isTechnical(candidates.get(values)) ? values : last;
            values++;
        }
        if (values == candidates.size()) {
            last = widest(candidates, most);
        }
        if (last < 0) {
            return null;
        }
        int first = last;
        while (first > 0
                && last - first + 1 < MOST_JOINED
                && isText(candidates.get(first - 1))
                && 2 * filled(candidates.get(first - 1)) >= most
                && (isTechnical(candidates.get(last))
                        || namesColumns(candidates.get(first - 1), candidates.get(first)))) {
            first--;
        }
        Mapping plain = Mapping.plain(RecordType.REQUEST);
        String[] names = first == last ? rows.get(first) : JoinedNames.join(rows, first, last, List.of(), plain);
        return new TableHeader(first, last, ColumnMatch.match(names, List.of(), plain));
    }

    /** The header in a row that a person named; its columns by their names, of which none is assigned. */
    public static TableHeader inRow(List<String[]> rows, int row) {
        return new TableHeader(
                row, row, ColumnMatch.match(rows.get(row), List.of(), Mapping.plain(RecordType.REQUEST)));
    }

    /**
     * Where all rows are texts the first with most cells is the header: titles above it are narrow.
     *
     * @param most cells that any row has
     */
    private static int widest(List<String[]> rows, long most) {
        for (int i = 0; i < rows.size(); i++) {
            if (filled(rows.get(i)) == most) {
                return i;
            }
        }
        return 0;
    }

    /** Cells that are not blank. */
    private static long filled(String[] cells) {
        return Arrays.stream(cells).filter(cell -> !cell.isBlank()).count();
    }

    /** Whether a header has something to read and nothing required is missing. */
    static boolean isComplete(ColumnMatch match, List<Field> fields, Mapping mapping) {
        return match.found() > 0 && match.missing(fields, mapping).isEmpty();
    }

    /**
     * Whether further rows can still change the header: one row below it must be seen, and all candidates where rows are
     * joined, because the values below tell ratings from ticks.
     *
     * @param seen the number of rows so far
     */
    boolean isFinal(int seen) {
        return seen >= (last > first ? MAX_ROWS : last + 2);
    }

    /**
     * Goes on from the first complete row: a later one that has as much is taken instead, as exports repeat headers,
     * and rows of labels below it are joined with it, unless that loses required columns.
     */
    private static TableHeader withLabels(
            List<String[]> rows, int at, ColumnMatch match, List<Field> fields, Mapping mapping) {
        int header = at;
        ColumnMatch columns = match;
        while (header + 1 < rows.size()) {
            ColumnMatch next = ColumnMatch.match(rows.get(header + 1), fields, mapping);
            if (!isComplete(next, fields, mapping) || next.found() < columns.found()) {
                break;
            }
            columns = next;
            header++;
        }
        int last = header;
        while (last + 1 < rows.size()
                && last + 1 - header < MOST_JOINED
                && isLabel(rows, header, last + 1, columns, fields)) {
            last++;
        }
        if (last > header) {
            ColumnMatch joined =
                    ColumnMatch.match(JoinedNames.join(rows, header, last, fields, mapping), fields, mapping);
            columns = isComplete(joined, fields, mapping) ? joined : columns;
        }
        return new TableHeader(header, last, columns);
    }

    /**
     * Whether a row below a header continues it: it has no value at all, and where a number or a required date is
     * expected it has either a text, or nothing while it names columns that the row above leaves without a name.
     */
    private static boolean isLabel(List<String[]> rows, int header, int row, ColumnMatch columns, List<Field> fields) {
        String[] cells = rows.get(row);
        if (!isText(cells)) {
            return false;
        }
        if (isTechnical(cells)) {
            return true;
        }
        int texts = 0;
        int keys = 0;
        for (Field field : fields) {
            boolean key = field.required() && (field.slot() == 0 || field.type() == Field.FieldType.DATE);
            if (key && columns.has(field)) {
                String cell = cell(cells, columns.column(field));
                if (cell.chars().anyMatch(Character::isDigit)) {
                    return false;
                }
                keys++;
                texts += cell.isEmpty() ? 0 : 1;
            }
        }
        return texts > 0 ? texts == keys : namesColumns(rows.get(header), cells);
    }

    /** Whether a row names a column that has no name above, or says of each that it has no parts. */
    private static boolean namesColumns(String[] above, String[] cells) {
        boolean parts = false;
        boolean onlyNoPart = true;
        for (int i = 0; i < cells.length; i++) {
            String cell = cell(cells, i);
            parts |= !cell.isEmpty() && cell(above, i).isEmpty();
            onlyNoPart &= cell.isEmpty() || NO_PART.contains(TextNormalizer.fold(cell));
        }
        return parts || onlyNoPart;
    }

    /** Whether a row has at least one text, and neither numbers nor dates. */
    static boolean isText(String[] cells) {
        boolean any = false;
        for (String cell : cells) {
            String text = TextNormalizer.latinDigits(TextNormalizer.clean(cell));
            if (VALUE.matcher(text).matches() || NAMED_DAY.matcher(text).matches()) {
                return false;
            }
            any |= !text.isEmpty();
        }
        return any;
    }

    /** Whether a row holds the identifiers of Qualtrics, which name nothing. */
    static boolean isTechnical(String[] cells) {
        return Arrays.stream(cells).anyMatch(cell -> cell.strip().startsWith("{\"ImportId\""));
    }

    /** Cleaned; empty beyond the end of a short row. */
    static String cell(String[] cells, int column) {
        return column < cells.length ? TextNormalizer.clean(cells[column]) : "";
    }
}

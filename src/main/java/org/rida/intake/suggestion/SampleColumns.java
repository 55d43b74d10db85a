package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rida.intake.format.HeadTable;
import org.rida.intake.mapping.IsoDates;
import org.rida.intake.table.TableHeader;
import org.rida.intake.table.TotalWords;
import org.rida.intake.text.TextNormalizer;

/** The columns of a table without a mapping: their titles, and what the values of its first rows can be. */
final class SampleColumns {

    /** Share of the different cells that are dates, in a column whose title says that it has days, and in another one. */
    private static final double FEW_DATES = 0.2;

    private static final double MOST_DATES = 0.5;

    private final @Nullable TableHeader header;
    private final long headerLine;
    private final long rows;
    private final List<String> titles;
    /** The cells of each column, with empty ones. */
    private final List<List<String>> cells = new ArrayList<>();
    /** The cells of each column, without empty ones. */
    private final List<List<String>> values = new ArrayList<>();

    private final Map<Integer, DateGuess> dates = new TreeMap<>();
    private final Map<Integer, List<List<String>>> days = new HashMap<>();
    private final Map<Integer, ValueShape> shapes = new HashMap<>();
    private final Map<Integer, Boolean> identifiers = new HashMap<>();
    private final Map<Integer, List<Integer>> parts;

    SampleColumns(HeadTable head) {
        this(head, TableHeader.guess(head.rows()));
    }

    /** @param header null when the first row already has values */
    SampleColumns(HeadTable head, @Nullable TableHeader header) {
        this.header = header;
        headerLine = head.line(header == null ? 0 : header.first());
        titles = header == null ? List.of() : header.columns().headers();
        int last = header == null ? 0 : header.last();
        List<String[]> data = head.below(last).filter(row -> !isTotal(row)).toList();
        rows = data.size();
        for (int i = 0; i < titles.size(); i++) {
            int at = i;
            cells.add(data.stream()
                    .map(row -> at < row.length ? TextNormalizer.clean(row[at]) : "")
                    .toList());
            List<String> column =
                    cells.get(i).stream().filter(cell -> !cell.isEmpty()).toList();
            values.add(column);
            DateGuess guess = DateGuess.of(column, isTitledDay(i) ? FEW_DATES : MOST_DATES);
            if (guess != null) {
                dates.put(i, guess);
            }
        }
        parts = ThreeColumnDates.in(titles, values);
    }

    /** Whether a row sums up others: it begins with a word that says so. */
    private static boolean isTotal(String[] row) {
        return Arrays.stream(row)
                .map(TextNormalizer::clean)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .filter(TotalWords::isUnmistakable)
                .isPresent();
    }

    /** False when the first row already has values; then there are no columns. */
    boolean hasHeader() {
        return header != null;
    }

    /** The line of the header, from 1; of the first row without one. */
    long headerLine() {
        return headerLine;
    }

    String title(int column) {
        return titles.get(column);
    }

    List<String> titles() {
        return titles;
    }

    /** The cleaned cells, without empty ones. */
    List<String> values(int column) {
        return values.get(column);
    }

    /** The cleaned cells of all rows, with empty ones. */
    List<String> cells(int column) {
        return cells.get(column);
    }

    /**
     * The days of all rows in ISO form; empty where a cell is none.
     *
     * @param dayFirst how the cells are read if they leave it open which number is the day
     */
    List<String> days(int column, boolean dayFirst) {
        List<List<String>> readings = days.computeIfAbsent(column, this::readDays);
        return readings.get(dayFirst ? 0 : readings.size() - 1);
    }

    /** One list, or one for the day before the month and one for the month before the day. */
    private List<List<String>> readDays(int column) {
        List<String> all = cells.get(column);
        DateGuess guess = dates(column);
        if (parts.containsKey(column)) {
            List<String> months = cells.get(parts(column).get(0));
            List<String> daysOfMonth = cells.get(parts(column).get(1));
            all = IntStream.range(0, all.size())
                    .mapToObj(row -> IsoDates.join(cells.get(column).get(row), months.get(row), daysOfMonth.get(row)))
                    .toList();
            guess = DateGuess.of(all.stream().filter(cell -> !cell.isEmpty()).toList(), MOST_DATES);
        } else if (guess == null && isSerial(column)) {
            guess = new DateGuess(List.of("excel"), List.of(), false);
        }
        if (guess == null) {
            return List.of(Collections.nCopies(all.size(), ""));
        }
        List<String> first = guess.days(all, guess.formats());
        return guess.otherwise().isEmpty() ? List.of(first) : List.of(first, guess.days(all, guess.otherwise()));
    }

    /** How the values are dates; null when they are none. */
    @Nullable
    DateGuess dates(int column) {
        return dates.get(column);
    }

    /** The columns with the month and the day of the dates whose year a column holds; empty for others. */
    List<Integer> parts(int column) {
        return parts.getOrDefault(column, List.of());
    }

    /** The title by which the field of a column is guessed. */
    String usualTitle(int column) {
        return parts.containsKey(column) ? ThreeColumnDates.titleOfDate(title(column)) : title(column);
    }

    /** Whether a column holds the month or the day of dates whose year another one holds. */
    boolean isPart(int column) {
        return parts.values().stream().anyMatch(of -> of.contains(column));
    }

    /** How many columns hold dates. */
    int datesFound() {
        return dates.size() + parts.size();
    }

    /** The columns that meet a condition, from the first on. */
    List<Integer> where(IntPredicate fits) {
        return IntStream.range(0, titles.size()).filter(fits).boxed().toList();
    }

    boolean isEmpty(int column) {
        return values.get(column).isEmpty();
    }

    boolean isDate(int column) {
        return dates.containsKey(column) || parts.containsKey(column);
    }

    /** Whether a column holds the day numbers of a spreadsheet: from 1990 to 2064, under a header of a day. */
    boolean isSerial(int column) {
        List<String> numbers = values.get(column).stream()
                .map(TextNormalizer::latinDigits)
                .filter(cell -> cell.chars().anyMatch(Character::isDigit))
                .toList();
        return isTitledDay(column)
                && !numbers.isEmpty()
                && numbers.stream().allMatch(cell -> cell.matches("(3[3-9]|4\\d|5\\d)\\d{3}([.,]\\d+)?"));
    }

    private boolean isTitledDay(int column) {
        String title = TextNormalizer.fold(titles.get(column));
        return title.contains("date") || title.contains("تاريخ") || title.endsWith(" on") || title.endsWith("day");
    }

    /** Whether a column is filled in each row, different in each, and made of digits or codes. */
    boolean isIdentifier(int column) {
        return identifiers.computeIfAbsent(column, this::hasNumbersOfRows);
    }

    private boolean hasNumbersOfRows(int column) {
        List<String> cells = values.get(column);
        return cells.size() == rows
                && !isDate(column)
                && !isFreeText(column)
                && cells.stream().map(TextNormalizer::fold).distinct().count() == rows
                && cells.stream()
                        .map(TextNormalizer::latinDigits)
                        .allMatch(
                                cell -> cell.matches("\\S*\\d\\S*( \\S+)?") && !cell.matches("[-+]?\\d+[.,]\\d{1,2}"));
    }

    boolean isFreeText(int column) {
        return shapeOfValues(column) == ValueShape.TEXT;
    }

    boolean hasWords(int column) {
        return values.get(column).stream().anyMatch(v -> v.chars().anyMatch(Character::isLetter));
    }

    boolean hasDigits(int column) {
        return values.get(column).stream().anyMatch(v -> v.chars().anyMatch(Character::isDigit));
    }

    boolean hasScores(int column) {
        return values.get(column).stream().anyMatch(SampleColumns::isScore);
    }

    /** Whether a column holds scores, and not only the 0 and 1 of ticks. */
    boolean isRating(int column) {
        List<String> cells = values.get(column);
        return cells.stream().allMatch(SampleColumns::isScore)
                && cells.stream().map(TextNormalizer::latinDigits).anyMatch(cell -> !cell.matches("[01]([.,]0+)?"));
    }

    /** Whether most cells of a column are scores, as in a register that is kept by hand. */
    boolean isMostlyRating(int column) {
        List<String> cells = values.get(column);
        List<String> scores = cells.stream().filter(SampleColumns::isScore).toList();
        return scores.size() * 2 > cells.size()
                && scores.stream().map(TextNormalizer::latinDigits).anyMatch(cell -> !cell.matches("[01]([.,]0+)?"));
    }

    ValueShape shape(int column) {
        ValueShape shape = shapeOfValues(column);
        return isDate(column) && shape != ValueShape.YES_NO ? ValueShape.DATES : shape;
    }

    private ValueShape shapeOfValues(int column) {
        return shapes.computeIfAbsent(column, i -> ValueShape.of(values.get(i)));
    }

    /** Whether all there is stands in one cell that has what separates cells. */
    boolean isOneCell() {
        List<String> named = titles.stream().filter(t -> !t.isEmpty()).toList();
        return named.size() == 1 && named.get(0).matches("[^,;\\t|]+[,;\\t|].*[,;\\t|].+");
    }

    private static boolean isScore(String cell) {
        return TextNormalizer.latinDigits(cell).matches("(10|\\d)([.,]0+)?");
    }
}

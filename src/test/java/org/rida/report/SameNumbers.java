package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.RenderedForms.Kind;
import org.rida.report.RenderedForms.Line;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;

/**
 * The contract of all renderers: PDF text, HTML, workbook and CSV of the same figures show the same numbers, row by
 * row. Failures name the row and the document.
 */
public record SameNumbers(RenderedForms forms, String what) {

    /** A row whose cells break into several lines has its numbers within so many lines of the PDF. */
    private static final int LINES_OF_A_ROW = 4;

    private static final int BLOCK = 4;
    private static final int ROW = 5;
    private static final int COLUMN = 6;
    private static final int UNIT = 7;
    private static final int VALUE = 8;
    private static final int NUMERATOR = 11;
    private static final int DENOMINATOR = 12;
    private static final int STATE = 13;
    /** Shares of fewer are written as counts (METRICS 2). */
    private static final long FEWEST_OF_A_SHARE = 10;

    private static final CellFormatter WORDS = new CellFormatter(new Messages(Language.EN, DigitSystem.EUROPEAN));

    public void check() {
        pdfShowsNothingElse();
        tablesAreInThePdf();
        tablesAreInTheBook();
        seriesAreInTheBook();
        answersAreInTheBook();
        theListIsInTheTables();
    }

    private void pdfShowsNothingElse() {
        Set<String> page = new HashSet<>(forms.pageTexts());
        assertThat(numbersOfThePdf())
                .as("%s: numbers of the PDF stand on the page", what)
                .isSubsetOf(page);
    }

    private void tablesAreInThePdf() {
        Map<String, Long> printed = bag(numbersOfThePdf());
        List<String> shown = new ArrayList<>(forms.cards());
        forms.rows(Kind.TABLE).forEach(row -> shown.addAll(row.numbers()));
        bag(shown).forEach((number, times) -> assertThat(printed.getOrDefault(number, 0L))
                .as("%s: how often the PDF says %s", what, number)
                .isGreaterThanOrEqualTo(times));
        List<List<String>> lines =
                forms.pdf().stream().map(RenderedForms::numbers).toList();
        for (Line row : forms.rows(Kind.TABLE)) {
            assertThat(standsTogether(row.numbers(), lines))
                    .as("%s: row of the PDF %s", what, row)
                    .isTrue();
        }
    }

    private static boolean standsTogether(List<String> numbers, List<List<String>> lines) {
        for (int from = 0; from < lines.size(); from++) {
            List<String> near = new ArrayList<>();
            for (int i = from; i < Math.min(from + LINES_OF_A_ROW, lines.size()); i++) {
                near.addAll(lines.get(i));
                if (containsAll(near, numbers)) {
                    return true;
                }
            }
        }
        return numbers.isEmpty();
    }

    private static boolean containsAll(List<String> all, List<String> some) {
        List<String> rest = new ArrayList<>(all);
        return some.stream().allMatch(rest::remove);
    }

    private void tablesAreInTheBook() {
        Map<String, List<Line>> book = forms.book().stream().collect(Collectors.groupingBy(Line::label));
        for (Line row : forms.rows(Kind.TABLE)) {
            assertThat(book.getOrDefault(row.label(), List.of()))
                    .as("%s: row of the workbook %s", what, row)
                    .anySatisfy(line -> assertThat(line.numbers()).containsSubsequence(row.numbers()));
        }
    }

    /** Columns and rows as on the page, the number of answers among the shares. */
    private void seriesAreInTheBook() {
        for (Line row : forms.rows(Kind.SERIES)) {
            assertThat(forms.book())
                    .as("%s: row of a series in the workbook %s", what, row)
                    .anyMatch(line -> containsAll(line.numbers(), row.numbers()));
        }
    }

    /** The page says shares, the workbook counts, both of the same number of answers. */
    private void answersAreInTheBook() {
        for (Line row : forms.rows(Kind.ANSWERS)) {
            int shares = row.numbers().size() - 1;
            assertThat(forms.book())
                    .as("%s: distribution in the workbook %s", what, row)
                    .anyMatch(line -> line.label().equals(row.label())
                            && line.numbers().size() > shares
                            && (shares < 0
                                    || shares(line.numbers().subList(0, shares + 1))
                                            .equals(row.numbers())));
        }
    }

    private static List<String> shares(List<String> countsAndSum) {
        int last = countsAndSum.size() - 1;
        double sum = Double.parseDouble(countsAndSum.get(last));
        List<String> shares = new ArrayList<>();
        for (String count : countsAndSum.subList(0, last)) {
            shares.add(Long.toString((long) Math.floor(100 * Double.parseDouble(count) / sum + .5)));
        }
        shares.add(countsAndSum.get(last));
        return shares;
    }

    /** Every figure of the list that belongs to a table stands in its row there. */
    private void theListIsInTheTables() {
        for (RenderedForms.Table table : forms.tables()) {
            Map<String, Set<String>> rows = new HashMap<>();
            table.rows().forEach(row -> rows.computeIfAbsent(row.label(), label -> new HashSet<>())
                    .addAll(row.numbers()));
            for (CsvRecord figure : forms.list()) {
                Set<String> row =
                        table.kind() == Kind.TABLE && figure.getField(BLOCK).equals(table.block())
                                ? rows.get(figure.getField(ROW))
                                : null;
                if (figure.getField(STATE).equals("number") && row != null) {
                    assertThat(row)
                            .as("%s: figure of the list %s", what, figure)
                            .satisfies(numbers -> assertThat(ways(figure)).anyMatch(numbers::containsAll));
                }
            }
        }
    }

    /**
     * One day and two days have words of their own in Arabic; so have no request, one and two in the column that names each
     * measure's unit.
     */
    private static List<List<String>> ways(CsvRecord figure) {
        Cell.CellUnit unit = Cell.CellUnit.valueOf(figure.getField(UNIT).toUpperCase(Locale.ROOT));
        boolean named = unit == Cell.CellUnit.DAYS
                || unit == Cell.CellUnit.COUNT && figure.getField(COLUMN).equals("القيمة");
        if (named && Double.parseDouble(figure.getField(VALUE)) <= 2) {
            return List.of(List.of());
        }
        boolean few = unit == Cell.CellUnit.SHARE
                && !figure.getField(DENOMINATOR).isEmpty()
                && Long.parseLong(figure.getField(DENOMINATOR)) < FEWEST_OF_A_SHARE;
        if (few) {
            return List.of(List.of(figure.getField(NUMERATOR), figure.getField(DENOMINATOR)));
        }
        // values beside their difference have the decimals that it takes
        Cell cell = Cell.number(unit, Double.parseDouble(figure.getField(VALUE)));
        return Stream.of(cell, cell.withDecimals(1), cell.withDecimals(2), cell.withDecimals(3))
                .map(shown -> RenderedForms.numbers(WORDS.inTable(shown)))
                .toList();
    }

    private List<String> numbersOfThePdf() {
        return forms.pdf().stream()
                .flatMap(line -> RenderedForms.numbers(line).stream())
                .toList();
    }

    private static Map<String, Long> bag(List<String> numbers) {
        return numbers.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}

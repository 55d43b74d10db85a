package org.rida.report.opinion;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.report.disclosure.OpinionColumn;
import org.rida.report.disclosure.OpinionWindow;
import org.rida.report.disclosure.WindowCalendar;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;

/** Chooses for each table and year of the policy over how many months its answers are counted. */
final class WindowChoice {

    /** In months: a window of a policy year's half. */
    private static final int LONGEST = 6;
    /** Months from the first to the last of a year. */
    private static final int LAST_OF_YEAR = 11;

    private final Policy policy;
    private final AnswerBook book;
    private final CountedMonths months;
    private final IssuedTables issued;
    private final Map<TableYear, OpinionWindow> chosen = new HashMap<>();

    private record TableYear(Dimension slice, List<String> populations, YearMonth year) {}

    WindowChoice(Policy policy, AnswerBook book, CountedMonths months, IssuedTables issued) {
        this.policy = policy;
        this.book = book;
        this.months = months;
        this.issued = issued;
    }

    /** The last window of a table that is over by the end of a month; it may end later when none is over yet. */
    WindowSpan last(Dimension slice, List<String> populations, YearMonth month) {
        return new WindowCalendar(
                        policy.association().policyYearBegins(),
                        months.first(),
                        year -> chosen.computeIfAbsent(
                                new TableYear(slice, populations, year), table -> choose(table, month)))
                .lastComplete(month);
    }

    /**
     * By the answers of the year before, so that the length is known before the year's answers are, and cannot be
     * chosen by what they say. In the first year, by the answers so far, unless a length was issued already.
     */
    private OpinionWindow choose(TableYear table, YearMonth month) {
        YearMonth year = table.year();
        boolean isFirstYear = !months.months().isEmpty() && !months.first().isBefore(year);
        Optional<OpinionWindow> kept = isFirstYear ? kept(table) : Optional.empty();
        return kept.orElseGet(() -> {
            SortedMap<YearMonth, Map<String, Integer>> volume = new TreeMap<>();
            (isFirstYear
                            ? months.months().subSet(year, month.plusMonths(1))
                            : months.months().subSet(year.minusYears(1), year))
                    .forEach(at -> volume.put(
                            at, volume(table, book.snapshot(requireNonNull(months.version(at), at::toString)))));
            return OpinionWindow.of(volume, policy.minimumAnswers().getOrDefault(Audience.BOARD, 1));
        });
    }

    /** What was issued in the first year, before there was a year to choose by. */
    private Optional<OpinionWindow> kept(TableYear wanted) {
        YearMonth end = wanted.year().plusMonths(LAST_OF_YEAR);
        return issued.all().stream()
                .filter(table -> table.slice().equals(wanted.slice().code())
                        && table.populations().equals(wanted.populations())
                        && !table.first().isBefore(wanted.year())
                        && !table.last().isAfter(end))
                .map(table -> table.first().until(table.last(), ChronoUnit.MONTHS) + 1)
                .filter(length -> length <= LONGEST)
                .max(Long::compare)
                .map(length -> length == OpinionWindow.MONTH.months()
                        ? OpinionWindow.MONTH
                        : length == OpinionWindow.QUARTER.months() ? OpinionWindow.QUARTER : OpinionWindow.HALF_YEAR);
    }

    /** Answers of a month by value, of the question that fewest answered; values without any are left out. */
    private Map<String, Integer> volume(TableYear table, BitSet answers) {
        List<OpinionColumn> columns = book.columns(table.populations());
        Map<String, Integer> volume = new TreeMap<>();
        book.rows(table.slice().code(), answers).forEach((value, row) -> {
            int n = OpinionColumn.fewest(columns, row);
            if (n > 0) {
                volume.put(value, n);
            }
        });
        return volume;
    }
}

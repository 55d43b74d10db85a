package org.rida.report.disclosure;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Over how many months a table of opinions is counted. */
public enum OpinionWindow {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6);

    private static final int MONTHS_OF_YEAR = 12;
    private static final double ALONE = 2.0 / 3;

    private final int months;

    OpinionWindow(int months) {
        this.months = months;
    }

    public int months() {
        return months;
    }

    /**
     * The shortest in which at least two rows in three would have stood alone, else the half-year. Fewer than twelve months are scaled
     * up; without any it is the quarter.
     *
     * @param volume of the year before: answers by the rows' values, month by month from the year's first
     * @param minimum from how many answers on a row stands alone
     */
    public static OpinionWindow of(SortedMap<YearMonth, Map<String, Integer>> volume, int minimum) {
        if (volume.isEmpty()) {
            return QUARTER;
        }
        for (OpinionWindow window : List.of(MONTH, QUARTER)) {
            double alone =
                    volume.size() == MONTHS_OF_YEAR ? window.counted(volume, minimum) : window.scaled(volume, minimum);
            if (alone >= ALONE) {
                return window;
            }
        }
        return HALF_YEAR;
    }

    /** Of the rows of all windows of the year, those that would have stood alone. */
    private double counted(SortedMap<YearMonth, Map<String, Integer>> volume, int minimum) {
        int rows = 0;
        int alone = 0;
        List<Map<String, Integer>> all = List.copyOf(volume.values());
        for (int from = 0; from < all.size(); from += months) {
            Map<String, Integer> sums = sums(all.subList(from, from + months));
            rows += sums.size();
            alone += alone(sums.values(), minimum);
        }
        return rows == 0 ? 0 : (double) alone / rows;
    }

    private double scaled(SortedMap<YearMonth, Map<String, Integer>> volume, int minimum) {
        Map<String, Integer> sums = sums(volume.values());
        sums.replaceAll((value, n) -> n * months / volume.size());
        return sums.isEmpty() ? 0 : (double) alone(sums.values(), minimum) / sums.size();
    }

    /** How many rows are joined with no other when each that is too small is joined with the next smallest. */
    private static int alone(Collection<Integer> rows, int minimum) {
        List<Integer> ascending = rows.stream().sorted().toList();
        int joined = 0;
        int sum = 0;
        while (joined < ascending.size() && (sum < minimum && joined > 0 || ascending.get(joined) < minimum)) {
            sum += ascending.get(joined);
            joined++;
        }
        return ascending.size() - joined;
    }

    private static Map<String, Integer> sums(Iterable<Map<String, Integer>> some) {
        Map<String, Integer> sums = new TreeMap<>();
        some.forEach(month -> month.forEach((value, n) -> sums.merge(value, n, Integer::sum)));
        return sums;
    }
}

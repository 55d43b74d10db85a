package org.rida.report.masking;

import org.rida.policy.Dimension;
import org.rida.policy.Period;













import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What figures are of: a period, and everything or one value of a slice. */
public record FigureScope(Period period, Dimension slice, String value) {

    /** In the prefix of every other place, and in no cell's own name. */
    static final String BETWEEN = "..";

    public static FigureScope of(Period period) {
        return new FigureScope(period, Dimension.ALL, Dimension.EVERYTHING);
    }

    public FigureScope in(Dimension other, String otherValue) {
        return new FigureScope(period, other, otherValue);
    }

    public FigureScope at(Period other) {
        return new FigureScope(other, slice, value);
    }

    /** The whole months that it is the sum of; none for one that is a month itself. */
    List<FigureScope> months() {
        List<FigureScope> months = new ArrayList<>();
        if (period.isWholeMonths() && !period.firstMonth().equals(period.lastMonth())) {
            for (YearMonth at = period.firstMonth(); !at.isAfter(period.lastMonth()); at = at.plusMonths(1)) {
                months.add(at(Period.month(at)));
            }
        }
        return months;
    }

    boolean holds(FigureScope month) {
        return slice == month.slice
                && value.equals(month.value)
                && !period.first().isAfter(month.period.first())
                && !period.last().isBefore(month.period.last());
    }

    /** Before the names of its cells, where several places stand beside each other. */
    String prefix() {
        return period.first() + BETWEEN + period.last() + " " + slice.code() + "=" + value + " ";
    }
}

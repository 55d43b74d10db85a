package org.rida.report.render.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.report.document.Cell;

/**
 * The months of a span, each beside the one of an earlier time that it is compared with; Gregorian or Hijri ones.
 *
 * @param title of what is measured
 * @param own name of the months of the span, in the key
 * @param earlier name of the others
 * @param points in the order of time, at least one
 */
public record ComparedMonths(
        BilingualText title, Cell.CellUnit unit, BilingualText own, BilingualText earlier, List<Point> points) {

    /** Two months that stand at one place, and their difference in words; empty where it has no interval. */
    public record Point(Value own, Value earlier, BilingualText difference) {}

    /**
     * A month's value.
     *
     * @param axis the month's name alone
     * @param name also with its days or months in the other calendar
     * @param value null without data
     * @param n denominator or count behind the value
     */
    public record Value(BilingualText axis, BilingualText name, @Nullable Double value, long n) {}
}

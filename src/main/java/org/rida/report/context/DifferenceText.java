package org.rida.report.context;

import java.util.function.Function;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Unit;
import org.rida.report.document.Cell;
import org.rida.report.document.ComparedCells;

/** A difference of two figures in words: of shares in percentage points, of others in their unit. */
public final class DifferenceText {

    private static final int HUNDRED = 100;

    private DifferenceText() {}

    /** As a cell that has the numbers beside the words. */
    public static Cell cell(
            Unit unit, Difference difference, Function<Function<Messages, String>, BilingualText> inBoth) {
        return Cell.difference(
                FigureCells.unit(unit),
                difference.value(),
                difference.interval().low(),
                difference.interval().high(),
                inBoth.apply(wording -> sentence(unit, difference, wording)));
    }

    /** The same in a column whose differences all have so many decimals. */
    public static Cell cell(
            Unit unit,
            Difference difference,
            int decimals,
            Function<Function<Messages, String>, BilingualText> inBoth) {
        return Cell.difference(
                FigureCells.unit(unit),
                difference.value(),
                difference.interval().low(),
                difference.interval().high(),
                inBoth.apply(wording -> sentence(unit, difference, decimals, wording)));
    }

    private static String sentence(Unit unit, Difference difference, int decimals, Messages wording) {
        int scale = unit == Unit.SHARE ? HUNDRED : 1;
        String low = wording.signed(difference.interval().low() * scale, decimals);
        String high = wording.signed(difference.interval().high() * scale, decimals);
        String told = wording.signed(difference.value() * scale, decimals);
        return unit == Unit.SHARE
                ? wording.format(
                        "trends.points",
                        "d",
                        told,
                        "n",
                        decimals > 0 ? HUNDRED : Math.round(Math.abs(difference.value()) * HUNDRED),
                        "range",
                        wording.format("range.signed", "low", low, "high", high))
                : wording.format(amountKey(unit), "d", told, "low", low, "high", high);
    }

    /** With its interval. */
    public static String sentence(Unit unit, Difference difference, Messages wording) {
        return unit == Unit.SHARE
                ? sentence(difference, wording)
                : wording.format(
                        amountKey(unit),
                        "d",
                        amount(unit, difference.value(), wording),
                        "low",
                        amount(unit, difference.interval().low(), wording),
                        "high",
                        amount(unit, difference.interval().high(), wording));
    }

    private static String amountKey(Unit unit) {
        return unit == Unit.DAYS ? "trends.amount.days" : "trends.amount";
    }

    /** Whether it is written as zero. */
    public static boolean isNothing(Unit unit, Difference difference) {
        return Math.abs(difference.value()) < (unit == Unit.SHARE ? .0005 : .05);
    }

    private static String amount(Unit unit, double value, Messages wording) {
        return wording.signed(value, ComparedCells.ofDifference(FigureCells.unit(unit), value));
    }

    /** With its interval. */
    public static String sentence(Difference difference, Messages wording) {
        return wording.format(
                "trends.points",
                "d",
                signed(difference.value(), wording),
                "n",
                counted(difference.value()),
                "range",
                range(difference, wording));
    }

    /** @param difference of shares, -1 to 1 */
    public static String points(double difference, Messages wording) {
        return wording.format("trends.points-alone", "d", signed(difference, wording), "n", counted(difference));
    }

    /** The number that the noun agrees with: the points as written, or many for a decimal, which takes the form of a hundred. */
    private static long counted(double share) {
        double points = Math.abs(share) * HUNDRED;
        return ComparedCells.ofDifference(Cell.CellUnit.SHARE, points) > 0 ? HUNDRED : Math.round(points);
    }

    /** Both ends with their signs: an interval that begins below 0 and ends above it says that the difference may be none. */
    public static String range(Difference difference, Messages wording) {
        return wording.format(
                "range.signed",
                "low",
                signed(difference.interval().low(), wording),
                "high",
                signed(difference.interval().high(), wording));
    }

    /** Percentage points with their sign; with a decimal where they are few. */
    public static String signed(double share, Messages wording) {
        double points = share * HUNDRED;
        return wording.signed(points, ComparedCells.ofDifference(Cell.CellUnit.SHARE, points));
    }
}

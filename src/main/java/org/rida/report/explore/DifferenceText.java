package org.rida.report.explore;

import org.rida.i18n.Messages;
import org.rida.metric.Difference;

/** A difference of two shares in words, in percentage points. */
final class DifferenceText {

    /** Differences below so many percentage points are written with a decimal. */
    private static final int FEW_POINTS = 2;

    private DifferenceText() {}

    /** With its interval. */
    static String sentence(Difference difference, Messages wording) {
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
    static String points(double difference, Messages wording) {
        return wording.format("trends.points-alone", "d", signed(difference, wording), "n", counted(difference));
    }

    /** The number that the noun agrees with: the points as written, or many for a decimal, which takes the form of a hundred. */
    private static long counted(double share) {
        double points = Math.abs(share) * 100;
        return points < FEW_POINTS ? 100 : Math.round(points);
    }

    /** Both ends with their signs: an interval that begins below 0 and ends above it says that the difference may be none. */
    static String range(Difference difference, Messages wording) {
        return wording.format(
                "range.signed",
                "low",
                signed(difference.interval().low(), wording),
                "high",
                signed(difference.interval().high(), wording));
    }

    /** Points of a hundred with their sign, which no bidirectional context may move; with a decimal where they are few. */
    private static String signed(double share, Messages wording) {
        double points = Math.abs(share) * 100;
        String shown = wording.number(points, points < FEW_POINTS ? 1 : 0);
        return points == 0 ? shown : "\u2066" + (share < 0 ? "−" : "+") + shown + "\u2069";
    }
}

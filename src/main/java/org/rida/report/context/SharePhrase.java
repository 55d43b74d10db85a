package org.rida.report.context;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Share;
import org.rida.report.document.Cell;
import org.rida.report.document.ComparedCells;

/** Shares and their differences within sentences: never rounded into something that is not so. */
public final class SharePhrase {

    private static final int HUNDRED = 100;
    private static final int MOST_DECIMALS = 3;

    private SharePhrase() {}

    public static boolean isFew(Share share) {
        return share.denominator() < Cell.FEWEST_OF_A_SHARE;
    }

    public static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }

    /** A whole percentage; "more than 99%" and "less than 1%" where it would be rounded to all or none. */
    public static String percent(Share share, Messages wording) {
        double value = share.value().orElseThrow();
        long rounded = Math.round(value * HUNDRED);
        if (rounded == HUNDRED && value < 1) {
            return wording.format("share.nearly-all");
        }
        return rounded == 0 && value > 0 ? wording.format("share.nearly-none") : wording.percent(value);
    }

    /**
     * Two shares that are told with their difference in whole points: whole percentages, unless these differ by another number
     * of points than the shares do; then with a decimal, as {@link ComparedCells} has them.
     */
    public static List<String> percents(Share one, Share other, Messages wording) {
        int decimals = ComparedCells.ofShares(
                one.value().orElseThrow() * HUNDRED, other.value().orElseThrow() * HUNDRED);
        return Stream.of(one, other)
                .map(share -> decimals == 0
                        ? percent(share, wording)
                        : wording.percent(share.value().orElseThrow(), decimals))
                .toList();
    }

    /** With as many decimals as it takes to see whether it meets the target. */
    public static String percent(Share share, double target, Messages wording) {
        double value = share.value().orElseThrow();
        double scale = HUNDRED;
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            boolean seen = Math.round(value * scale) >= Math.round(target * scale) == value >= target;
            if (seen) {
                return decimals == 0 ? percent(share, wording) : wording.percent(value, decimals);
            }
            scale *= 10;
        }
        return wording.percent(value, MOST_DECIMALS);
    }

    /**
     * The arguments {@code points}, {@code lowpoints} and {@code highpoints} of a message: the larger share less the smaller in
     * points, with the 95 % interval of this difference.
     */
    public static Object[] points(Share one, Share other, Messages wording) {
        Difference given = Difference.between(one, other).orElseThrow();
        Difference difference =
                given.value() < 0 ? Difference.between(other, one).orElseThrow() : given;
        return new Object[] {
            "points",
            points(difference.value()),
            "lowpoints",
            wording.number(points(difference.interval().low())),
            "highpoints",
            wording.number(points(difference.interval().high()))
        };
    }

    /** Whether chance alone explains the difference, by its interval. */
    public static boolean mayBeChance(Share one, Share other) {
        return !Difference.between(one, other).orElseThrow().isClear();
    }

    private static long points(double difference) {
        return BigDecimal.valueOf(difference)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }
}

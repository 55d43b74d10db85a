package org.rida.report.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.rida.report.document.Cell.CellState;
import org.rida.report.document.Cell.CellUnit;

/**
 * Two values that stand beside their difference: with one decimal more than usual where a reader who subtracts the shown values
 * would find another difference than is told. 79.6 % and 72.4 % are 7 points apart, which 80 % and 72 % are not. Never with more:
 * three decimals of a few cases claim what nobody knows. Where even so the last digit does not fit, {@link #isRounded} is true and
 * a table says that differences come from the exact figures.
 */
public record ComparedCells(Cell first, Cell second) {

    private static final int HUNDRED = 100;
    /** Differences of shares below so many percentage points are told with a decimal. */
    private static final int FEW_POINTS = 2;

    /** As they are shown: cells without a number, and shares of so few that they are written as counts, stay as they are. */
    public static ComparedCells of(Cell first, Cell second) {
        if (!isShownInUnit(first) || !isShownInUnit(second)) {
            return new ComparedCells(first, second);
        }
        double a = scaled(first.unit(), Objects.requireNonNull(first.value()));
        double b = scaled(first.unit(), Objects.requireNonNull(second.value()));
        int usual = usual(first.unit());
        int told = ofDifference(first.unit(), a - b);
        int decimals = decimals(a, b, Math.max(usual, told), told, most(first.unit()));
        return decimals == usual
                ? new ComparedCells(first, second)
                : new ComparedCells(first.withDecimals(decimals), second.withDecimals(decimals));
    }

    /**
     * The pairs of a table, whose columns are read downwards: all with as many decimals as the pair that needs most. Whole days
     * have one where others are not whole.
     *
     * @param pairs of one unit, not made by {@link #of}
     */
    public static List<ComparedCells> inColumns(List<ComparedCells> pairs) {
        int told = told(pairs);
        OptionalInt most = pairs.stream()
                .flatMap(pair -> Stream.of(pair.first, pair.second))
                .filter(ComparedCells::isShownInUnit)
                .mapToInt(cell -> Math.max(usual(cell), told))
                .max();
        if (most.isEmpty()) {
            return pairs;
        }
        int decimals = most.getAsInt();
        for (int least = -1; least < decimals; ) {
            least = decimals;
            for (ComparedCells pair : pairs) {
                decimals = Math.max(decimals, pair.needed(least, told));
            }
        }
        int shown = decimals;
        return pairs.stream()
                .map(pair -> new ComparedCells(with(shown, pair.first), with(shown, pair.second)))
                .toList();
    }

    /** Decimals of the differences of a table: one in all where one difference is of few percentage points. */
    public static int told(List<ComparedCells> pairs) {
        return pairs.stream()
                .filter(pair -> isShownInUnit(pair.first) && isShownInUnit(pair.second))
                .mapToInt(pair -> ofDifference(pair.first.unit(), scaled(pair.first) - scaled(pair.second)))
                .max()
                .orElse(0);
    }

    /** Whether who subtracts the shown values finds another last digit than the difference has that is told with so many decimals. */
    public boolean isRounded(int told) {
        if (!isShownInUnit(first) || !isShownInUnit(second)) {
            return false;
        }
        BigDecimal seen = rounded(scaled(first), shown(first)).subtract(rounded(scaled(second), shown(second)));
        return seen.setScale(told, RoundingMode.HALF_UP).compareTo(rounded(scaled(first) - scaled(second), told)) != 0;
    }

    /** The same of cells made by {@link #of}, beside a difference with its usual decimals. */
    public boolean isRounded() {
        return isShownInUnit(first)
                && isShownInUnit(second)
                && isRounded(ofDifference(first.unit(), scaled(first) - scaled(second)));
    }

    private static int shown(Cell cell) {
        return cell.decimals() == null ? usual(cell) : cell.decimals();
    }

    private int needed(int least, int told) {
        return isShownInUnit(first) && isShownInUnit(second)
                ? decimals(scaled(first), scaled(second), least, told, most(first.unit()))
                : least;
    }

    private static Cell with(int decimals, Cell cell) {
        return isShownInUnit(cell) && usual(cell) != decimals ? cell.withDecimals(decimals) : cell;
    }

    /** As many as the cell is shown with by itself. */
    private static int usual(Cell cell) {
        double value = Objects.requireNonNull(cell.value());
        return cell.unit() == CellUnit.DAYS && value == Math.rint(value) ? 0 : usual(cell.unit());
    }

    private static double scaled(Cell cell) {
        return scaled(cell.unit(), Objects.requireNonNull(cell.value()));
    }

    /** Decimals that a difference is told with: few percentage points have one. */
    public static int ofDifference(CellUnit unit, double difference) {
        return unit == CellUnit.SHARE ? Math.abs(difference) < FEW_POINTS ? 1 : 0 : usual(unit);
    }

    /**
     * The fewest decimals of two shares, in percent, with which their difference in whole points fits what is shown; at most one.
     */
    public static int ofShares(double first, double second) {
        return decimals(first, second, 0, 0, most(CellUnit.SHARE));
    }

    /** @param least decimals of the values at least, and {@code most} where the difference fits with none */
    private static int decimals(double first, double second, int least, int told, int most) {
        BigDecimal difference = rounded(first - second, told);
        for (int decimals = least; decimals < most; decimals++) {
            BigDecimal shown = rounded(first, decimals).subtract(rounded(second, decimals));
            if (shown.setScale(told, RoundingMode.HALF_UP).compareTo(difference) == 0) {
                return decimals;
            }
        }
        return Math.max(least, most);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static boolean isShownInUnit(Cell cell) {
        return cell.state() == CellState.NUMBER && !cell.isOfFew();
    }

    /** Shares are shown as percentages. */
    private static double scaled(CellUnit unit, double value) {
        return unit == CellUnit.SHARE ? value * HUNDRED : value;
    }

    /** One more than usual. */
    private static int most(CellUnit unit) {
        return usual(unit) + 1;
    }

    private static int usual(CellUnit unit) {
        return switch (unit) {
            case SHARE, COUNT, POINTS -> 0;
            case DAYS, SCORE, NONE -> 1;
        };
    }
}

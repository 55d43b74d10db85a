package org.rida.report.sentence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of METRICS 4 for a share by month, written apart from the code under test: what may be said of the last month.
 */
final class ChartRules {

    /** @param complete whether the inputs cover the whole month */
    record ShareOfMonth(long x, long n, boolean complete) {}

    /** What the last month is, before it is judged. */
    enum LastMonth {
        NO_DATA,
        TOO_FEW,
        PROVISIONAL,
        NO_LIMITS,
        JUDGED
    }

    private static final double EPSILON = 1e-12;

    private final List<ShareOfMonth> months;
    /** Indexes of the judged months. */
    private final List<Integer> judged = new ArrayList<>();

    private double[] y;
    private double[] centre;
    private double[] lower;
    private double[] upper;
    private int[] side;
    private String[] cause;
    private boolean[] high;

    ChartRules(List<ShareOfMonth> months) {
        this.months = months;
        for (int i = 0; i < months.size(); i++) {
            if (months.get(i).n() >= 10 && months.get(i).complete()) {
                judged.add(i);
            }
        }
        judge();
    }

    private void judge() {
        int k = judged.size();
        y = new double[k];
        centre = new double[k];
        lower = new double[k];
        upper = new double[k];
        side = new int[k];
        cause = new String[k];
        high = new boolean[k];
        if (k < 2) {
            return;
        }
        double total = 0;
        for (int i = 0; i < k; i++) {
            y[i] = (double) at(i).x() / at(i).n();
            total += at(i).n();
        }
        double mean = total / k;
        boolean uneven = false;
        for (int i = 0; i < k; i++) {
            uneven |= Math.abs(at(i).n() - mean) > .25 * mean;
        }
        int base = Math.min(12, k);
        double x = 0;
        double n = 0;
        for (int i = 0; i < base; i++) {
            x += at(i).x();
            n += at(i).n();
        }
        double all = meanRange(Arrays.copyOf(y, base), false);
        double screened = meanRange(Arrays.copyOf(y, base), true);
        double constant = Double.NaN;
        if (uneven && all > 0) {
            double p = x / n;
            double[] z = new double[base];
            for (int i = 0; i < base; i++) {
                z[i] = (y[i] - p) / sigma(p, i);
            }
            double sigmaZ = Math.max(1, meanRange(z, false) / 1.128);
            for (int i = 0; i < k; i++) {
                set(i, p, 3 * sigmaZ * sigma(p, i));
            }
        } else if (screened > 0) {
            double m = Arrays.stream(y, 0, base).average().orElseThrow();
            for (int i = 0; i < k; i++) {
                set(i, m, 2.66 * screened);
            }
        } else {
            double p = (x + 2) / (n + 4);
            double[] sorted = Arrays.copyOf(y, base);
            Arrays.sort(sorted);
            constant = sorted[base / 2];
            for (int i = 0; i < k; i++) {
                set(i, p, 3 * sigma(p, i));
            }
        }
        for (int i = 0; i < k; i++) {
            side[i] = sign(y[i] - centre[i]);
            boolean between = !Double.isNaN(constant)
                    && y[i] >= Math.min(constant, centre[i]) - EPSILON
                    && y[i] <= Math.max(constant, centre[i]) + EPSILON;
            side[i] = between ? 0 : side[i];
        }
        for (int i = 0; i < k; i++) {
            cause[i] = causeOf(i);
        }
    }

    private String causeOf(int i) {
        int k = judged.size();
        if (y[i] > upper[i] + EPSILON || y[i] < lower[i] - EPSILON) {
            high[i] = y[i] > upper[i];
            return "outside";
        }
        for (int s = Math.max(0, i - 6); s <= i && s + 7 <= k; s++) {
            int rises = 0;
            int falls = 0;
            for (int j = s + 1; j < s + 7; j++) {
                rises += y[j] > y[j - 1] ? 1 : 0;
                falls += y[j] < y[j - 1] ? 1 : 0;
            }
            if (rises == 6 || falls == 6) {
                high[i] = rises == 6;
                return "trend";
            }
        }
        if (isNear(i)) {
            for (int s = Math.max(0, i - 2); s <= i && s + 3 <= k; s++) {
                boolean oneSide = side[s] != 0 && side[s] == side[s + 1] && side[s] == side[s + 2];
                int near = (isNear(s) ? 1 : 0) + (isNear(s + 1) ? 1 : 0) + (isNear(s + 2) ? 1 : 0);
                if (oneSide && near >= 2) {
                    high[i] = side[i] > 0;
                    return "near";
                }
            }
        }
        for (int s = Math.max(0, i - 6); s <= i && s + 7 <= k; s++) {
            int sum = 0;
            for (int j = s; j < s + 7; j++) {
                sum += side[j];
            }
            if (Math.abs(sum) == 7) {
                high[i] = side[i] > 0;
                return "shift";
            }
        }
        return "";
    }

    private boolean isNear(int i) {
        boolean inside = y[i] <= upper[i] + EPSILON && y[i] >= lower[i] - EPSILON;
        return inside
                && (y[i] > centre[i] + (upper[i] - centre[i]) * 2 / 3
                        || y[i] < centre[i] - (centre[i] - lower[i]) * 2 / 3);
    }

    private void set(int i, double middle, double width) {
        centre[i] = middle;
        lower[i] = middle - width;
        upper[i] = middle + width;
    }

    private double sigma(double p, int i) {
        return Math.sqrt(p * (1 - p) / at(i).n());
    }

    private ShareOfMonth at(int i) {
        return months.get(judged.get(i));
    }

    private static int sign(double difference) {
        return Math.abs(difference) < EPSILON ? 0 : difference > 0 ? 1 : -1;
    }

    private static double meanRange(double[] values, boolean screened) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += Math.abs(values[i] - values[i - 1]);
        }
        double mean = sum / (values.length - 1);
        if (!screened) {
            return mean;
        }
        double kept = 0;
        int count = 0;
        for (int i = 1; i < values.length; i++) {
            double range = Math.abs(values[i] - values[i - 1]);
            if (range < 3.267 * mean) {
                kept += range;
                count++;
            }
        }
        return count == 0 ? mean : kept / count;
    }

    LastMonth last() {
        ShareOfMonth month = months.get(months.size() - 1);
        if (month.n() == 0) {
            return LastMonth.NO_DATA;
        }
        if (!month.complete()) {
            return LastMonth.PROVISIONAL;
        }
        if (month.n() < 10) {
            return LastMonth.TOO_FEW;
        }
        return judged.size() < 2 ? LastMonth.NO_LIMITS : LastMonth.JUDGED;
    }

    /** Opinions of fewer than 10, and of fewer than 20 of whom nobody is satisfied, are not shown. */
    boolean isWithheld() {
        ShareOfMonth month = months.get(months.size() - 1);
        return month.n() > 0 && (month.n() < 10 || month.x() == 0 && month.n() < 20);
    }

    boolean early() {
        return judged.size() < 12;
    }

    /** "", outside, trend, near, shift: of the last month, which must be judged. */
    String cause() {
        return cause[cause.length - 1];
    }

    boolean isHigh() {
        return high[high.length - 1];
    }

    /** How many judged months are alike, up to the last. */
    int flagged() {
        int i = cause.length - 1;
        while (i > 0 && !cause[i - 1].isEmpty() && high[i - 1] == isHigh()) {
            i--;
        }
        return cause.length - i;
    }

    /** How many judged months up to the last lie on its side of the centre; 0 when it lies on it. */
    int sideRun() {
        int k = side.length;
        int i = k;
        while (i > 0 && side[k - 1] != 0 && side[i - 1] == side[k - 1]) {
            i--;
        }
        return k - i;
    }

    /** How many judged months up to the last rise, or fall, each time. */
    int trendRun() {
        int k = y.length;
        int i = k - 1;
        double step = k < 2 ? 0 : Math.signum(y[k - 1] - y[k - 2]);
        while (step != 0 && i > 0 && Math.signum(y[i] - y[i - 1]) == step) {
            i--;
        }
        return k - i;
    }

    boolean isRising() {
        return y[y.length - 1] > y[y.length - 2];
    }

    boolean isAbove() {
        return side[side.length - 1] > 0;
    }

    /** How many of the last twelve judged months lie above (1) or below (-1); 0 with fewer than twelve. */
    int ofTwelve(int which) {
        int k = side.length;
        return k < 12
                ? 0
                : (int) Arrays.stream(side, k - 12, k).filter(s -> s == which).count();
    }

    boolean isOutside() {
        return cause().equals("outside");
    }

    /** Whether the limits do not describe the last month. */
    boolean outdated() {
        return sideRun() >= 7 || trendRun() >= 7 || ofTwelve(1) >= 10 || ofTwelve(-1) >= 10 || isOutside();
    }

    /** Index of the month from which a reset is proposed; -1 when none is. */
    int resetFrom() {
        int k = side.length;
        int start;
        if (sideRun() >= 7) {
            start = k - sideRun();
        } else if (trendRun() >= 7) {
            start = k - trendRun();
        } else if (ofTwelve(1) >= 10 || ofTwelve(-1) >= 10) {
            int which = ofTwelve(1) >= 10 ? 1 : -1;
            start = k - 12;
            while (side[start] != which) {
                start++;
            }
        } else {
            return -1;
        }
        return start == 0 ? -1 : judged.get(start);
    }

    /** fails, passes, hit; empty when it must not be said. */
    String assurance(double target) {
        if (last() != LastMonth.JUDGED || early() || outdated()) {
            return "";
        }
        int i = y.length - 1;
        return upper[i] < target ? "fails" : lower[i] > target ? "passes" : "hit";
    }

    /** Whether so many last months of the calendar are all judged. */
    boolean unbroken(int last) {
        int k = judged.size();
        return k >= last && judged.get(k - last) == months.size() - last;
    }
}

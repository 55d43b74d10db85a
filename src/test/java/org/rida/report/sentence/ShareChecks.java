package org.rida.report.sentence;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether shares, differences of shares and their intervals are shown as they are, by formulas written apart from the code. */
final class ShareChecks {

    private static final double Z = 1.959963984540054;

    private ShareChecks() {}

    static void checkShare(Spoken said, long[] share, double target) {
        if (said.has("num")) {
            assertThat(said.number("num")).isEqualTo(share[0]);
            assertThat(said.number("den")).isEqualTo(share[1]);
        }
        checkPercent(said.part("share"), share);
        // the number that is read does not contradict what is said of the target
        String digits = said.part("share").replaceAll("[^0-9.]", "");
        double read = Double.parseDouble(digits) / 100;
        boolean met = (double) share[0] / share[1] >= target;
        assertThat(read >= target - 1e-9).as(said.part("share")).isEqualTo(met);
    }

    /** Rounded, but neither to all nor to none. */
    static void checkPercent(String shown, long[] share) {
        double value = 100.0 * share[0] / share[1];
        if (shown.equals("more than 99%") || shown.equals("أكثر من 99%")) {
            assertThat(value).isGreaterThan(99).isLessThan(100);
        } else if (shown.equals("less than 1%") || shown.equals("أقل من 1%")) {
            assertThat(value).isGreaterThan(0).isLessThan(1);
        } else {
            String number = shown.replace("%", "");
            int decimals = number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0;
            assertThat(Math.abs(Double.parseDouble(number) - value))
                    .as(shown + " of " + value)
                    .isLessThanOrEqualTo(.5 * Math.pow(10, -decimals) + 1e-9);
            assertThat(number.equals("100")).isEqualTo(share[0] == share[1]);
            assertThat(number.equals("0")).isEqualTo(share[0] == 0);
        }
    }

    static void checkCompared(Spoken said, long[] a, long[] b) {
        checkPercent(said.part("a"), a);
        checkPercent(said.part("b"), b);
        boolean more = (double) a[0] / a[1] >= (double) b[0] / b[1];
        double[] d = newcombe(more ? a : b, more ? b : a);
        if (!said.kind().endsWith(".brief")) {
            assertThat(said.number("d")).isEqualTo(points(d[0]));
            assertThat(said.number("low")).isEqualTo(points(d[1]));
            assertThat(said.number("high")).isEqualTo(points(d[2]));
        }
        assertThat(said.has("chance")).isEqualTo(d[1] <= 0 && d[2] >= 0);
    }

    /** Half up by size, as people round. */
    static long points(double share) {
        return (long) (Math.signum(share) * Math.floor(Math.abs(share) * 100 + .5 + 1e-9));
    }

    /** METRICS 3: the difference, and its interval by Newcombe's method 10. */
    static double[] newcombe(long[] a, long[] b) {
        double p1 = (double) a[0] / a[1];
        double p2 = (double) b[0] / b[1];
        double[] w1 = wilson(a);
        double[] w2 = wilson(b);
        double d = p1 - p2;
        return new double[] {
            d,
            d - Math.sqrt(Math.pow(p1 - w1[0], 2) + Math.pow(w2[1] - p2, 2)),
            d + Math.sqrt(Math.pow(w1[1] - p1, 2) + Math.pow(p2 - w2[0], 2))
        };
    }

    private static double[] wilson(long[] share) {
        double n = share[1];
        double p = share[0] / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double width = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return new double[] {middle - width, middle + width};
    }
}

package org.rida.metric;

/** The 97.5 % quantile of Student's t distribution. */
final class StudentT {

    private static final long LARGE = 200;

    private StudentT() {}

    /** By bisection; from 200 degrees of freedom on by Cornish and Fisher's expansion, which is then exact to 1e-9. */
    static double quantile975(long freedom) {
        return freedom < LARGE ? bisect(freedom) : expand(freedom);
    }

    private static double bisect(long freedom) {
        double low = Interval.Z;
        double high = 13;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (central(middle, freedom) < .95) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(|T| <= t) for whole degrees of freedom: Abramowitz and Stegun (1964) 26.7.3 and 26.7.4. */
    private static double central(double t, long freedom) {
        double theta = Math.atan(t / Math.sqrt((double) freedom));
        double cos2 = Math.cos(theta) * Math.cos(theta);
        boolean odd = freedom % 2 == 1;
        double term = odd ? Math.cos(theta) : 1;
        double sum = 0;
        for (long j = odd ? 3 : 2; j <= freedom; j += 2) {
            sum += term;
            term *= cos2 * (j - 1) / j;
        }
        return odd ? 2 / Math.PI * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
    }

    /** Abramowitz and Stegun (1964) 26.7.5. */
    private static double expand(long freedom) {
        double z = Interval.Z;
        double z2 = z * z;
        double v = freedom;
        double g1 = z * (z2 + 1) / 4;
        double g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
        double g3 = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        return z + g1 / v + g2 / (v * v) + g3 / (v * v * v);
    }
}

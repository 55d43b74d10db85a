package org.rida.metric;

import java.util.Arrays;

/** Which of many tests to believe, so that few of those believed are false. */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * The largest p-value to believe: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300.
     *
     * @param pValues of all tests that were made, in any order
     * @param rate the share of false ones among those believed, at most
     * @return a value below all of them when none is to be believed
     */
    public static double threshold(double[] pValues, double rate) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        for (int i = sorted.length; i > 0; i--) {
            if (sorted[i - 1] <= rate * i / sorted.length) {
                return sorted[i - 1];
            }
        }
        return -1;
    }
}

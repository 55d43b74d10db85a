package org.rida.metric.comparison;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Correlations of cases, of all of them or of those that are drawn from them a thousand times. The products of a case's values are
 * worked out once: each draw adds them up, instead of passing over the cases again for each pair of variables.
 *
 * <p>Values are taken from those of the first case, so that sums of scores are whole numbers, which are exact, and other values lose
 * little when squares are subtracted (shifted data: Chan, Golub and LeVeque, The American Statistician 37 (1983) 242-247).
 */
final class Correlations {

    private final int variables;
    private final double[][] terms;

    /** @param rows one of each case, all equally long; at least one */
    Correlations(double[][] rows) {
        this.variables = rows[0].length;
        this.terms = Arrays.stream(rows).map(row -> terms(row, rows[0])).toArray(double[][]::new);
    }

    /** The values of a case, then the product of each with itself and those before it. */
    private static double[] terms(double[] row, double[] origin) {
        int variables = origin.length;
        double[] terms = new double[variables + variables * (variables + 1) / 2];
        int at = variables;
        for (int i = 0; i < variables; i++) {
            terms[i] = row[i] - origin[i];
            for (int j = 0; j <= i; j++) {
                terms[at++] = terms[i] * terms[j];
            }
        }
        return terms;
    }

    int cases() {
        return terms.length;
    }

    double[][] ofAll() {
        return ofDrawn(IntStream.range(0, terms.length).toArray());
    }

    /**
     * @param drawn positions of cases, in any order and more than once
     * @return symmetric, 1 of each variable with itself; NaN where one of two never varies
     */
    double[][] ofDrawn(int[] drawn) {
        double[] sums = new double[terms[0].length];
        for (int one : drawn) {
            double[] term = terms[one];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += term[i];
            }
        }
        double[][] covariances = new double[variables][variables];
        int at = variables;
        for (int i = 0; i < variables; i++) {
            for (int j = 0; j <= i; j++) {
                covariances[i][j] = drawn.length * sums[at++] - sums[i] * sums[j];
            }
        }
        double[][] correlations = new double[variables][variables];
        for (int i = 0; i < variables; i++) {
            correlations[i][i] = 1;
            for (int j = 0; j < i; j++) {
                correlations[i][j] = covariances[i][j] / Math.sqrt(covariances[i][i] * covariances[j][j]);
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }
}

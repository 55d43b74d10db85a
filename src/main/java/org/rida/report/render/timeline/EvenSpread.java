package org.rida.report.render.timeline;

/**
 * Moves things on a line apart so that none overlaps another, each as little as possible: the least sum of squared moves that
 * keeps their order, by pooling neighbours that collide.
 */
final class EvenSpread {

    private EvenSpread() {}

    /**
     * @param wanted middles, ascending
     * @param sizes that the things take along the line
     * @param least where the first may begin
     * @param greatest where the last may end; where they do not fit they reach beyond it
     * @return middles in the same order
     */
    static double[] middles(double[] wanted, double[] sizes, double least, double greatest) {
        int count = wanted.length;
        double[] before = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            before[i] = sum + sizes[i] / 2;
            sum += sizes[i];
        }
        // with the sizes taken out, things that do not overlap are things in ascending order
        double[] pooled = ascending(wanted, before);
        double last = Math.max(least, greatest - sum);
        for (int i = 0; i < count; i++) {
            pooled[i] = Math.min(Math.max(pooled[i], least), last) + before[i];
        }
        return pooled;
    }

    private static double[] ascending(double[] wanted, double[] before) {
        int count = wanted.length;
        double[] means = new double[count];
        int[] members = new int[count];
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            means[blocks] = wanted[i] - before[i];
            members[blocks++] = 1;
            while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
                int joined = members[blocks - 2] + members[blocks - 1];
                means[blocks - 2] =
                        (means[blocks - 2] * members[blocks - 2] + means[blocks - 1] * members[blocks - 1]) / joined;
                members[blocks - 2] = joined;
                blocks--;
            }
        }
        double[] result = new double[count];
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < members[block]; i++) {
                result[at++] = means[block];
            }
        }
        return result;
    }
}

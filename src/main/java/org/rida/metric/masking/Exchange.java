package org.rida.metric.masking;














/**
 * How far counts can move at least while everything that is shown stays: one unknown count rises, those that it adds up with
 * give way, until one of them can give no more. A proof that cells are safe, without the search for how far they can move at most.
 *
 * <p>Gauss and Jordan's elimination makes each sum the tie of one count to counts that are free; a free count alone is then moved
 * from its true value, to either side.
 */
final class Exchange {

    private static final double ZERO = 1e-9;

    private final double[][] rows;
    private final int[] tied;
    private final double[] above;
    private final double[] down;
    private final double[] up;

    /**
     * @param rows sums that come to nothing when the unknown counts of each are added with their factors, and stay so
     * @param above by how much each count could sink if it were alone
     * @param first the count to be tied in each sum where that is possible, the total of its parts; -1 for the one that can give most
     */
    Exchange(double[][] rows, double[] above, int[] first) {
        this.rows = rows;
        this.above = above;
        tied = new int[rows.length];
        down = new double[above.length];
        up = new double[above.length];
        for (int row = 0; row < rows.length; row++) {
            tied[row] = first[row] >= 0 && isIn(rows[row], first[row]) ? first[row] : most(rows[row]);
            if (tied[row] >= 0) {
                tie(row);
            }
        }
        boolean[] isTied = new boolean[above.length];
        for (int count : tied) {
            if (count >= 0) {
                isTied[count] = true;
            }
        }
        for (int count = 0; count < above.length; count++) {
            if (!isTied[count]) {
                move(count);
            }
        }
    }

    /** How far apart the lowest and the highest count met are: never more than they can be. */
    double span(int count) {
        return down[count] + up[count];
    }

    private static boolean isIn(double[] row, int count) {
        return Math.abs(row[count]) > ZERO;
    }

    private int most(double[] row) {
        int most = -1;
        for (int count = 0; count < row.length; count++) {
            if (isIn(row, count) && (most < 0 || above[count] > above[most])) {
                most = count;
            }
        }
        return most;
    }

    private void tie(int row) {
        int count = tied[row];
        double by = rows[row][count];
        for (int j = 0; j < rows[row].length; j++) {
            rows[row][j] /= by;
        }
        for (int other = 0; other < rows.length; other++) {
            double times = rows[other][count];
            if (other != row && times != 0) {
                for (int j = 0; j < rows[other].length; j++) {
                    rows[other][j] -= times * rows[row][j];
                }
            }
        }
    }

    private void move(int free) {
        double rise = Double.POSITIVE_INFINITY;
        double fall = above[free];
        for (int row = 0; row < rows.length; row++) {
            double factor = rows[row][free];
            if (factor > ZERO && tied[row] >= 0) {
                rise = Math.min(rise, above[tied[row]] / factor);
            } else if (factor < -ZERO && tied[row] >= 0) {
                fall = Math.min(fall, above[tied[row]] / -factor);
            }
        }
        met(free, 1, rise, fall);
        for (int row = 0; row < rows.length; row++) {
            if (tied[row] >= 0 && isIn(rows[row], free)) {
                met(tied[row], -rows[row][free], rise, fall);
            }
        }
    }

    private void met(int count, double factor, double rise, double fall) {
        double size = Math.abs(factor);
        up[count] = Math.max(up[count], size * (factor > 0 ? rise : fall));
        down[count] = Math.max(down[count], size * (factor > 0 ? fall : rise));
    }
}

package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The sums of the rows of a table, and which rows of others lie in each. */
final class RowSums {

    /** Sums of more rows than this are not looked at one by one, but for those of all rows but one or two. */
    private static final int ROWS_OF_ALL_SUMS = 10;

    private final List<BitSet> rows;
    private final List<BitSet> parts;
    /** For each part the rows that it lies in; none for a part that lies outside them, or is one. */
    private final List<BitSet> touched = new ArrayList<>();

    private final List<Integer> inside = new ArrayList<>();

    /**
     * @param rows of the table
     * @param parts rows of other outputs, whose answers may lie in sums of these rows
     */
    RowSums(List<BitSet> rows, List<BitSet> parts) {
        this.rows = rows;
        this.parts = parts;
        BitSet total = BitSets.union(rows);
        for (BitSet part : parts) {
            BitSet touches = new BitSet();
            if (!part.isEmpty() && !rows.contains(part) && BitSets.isWithin(part, total)) {
                IntStream.range(0, rows.size())
                        .filter(i -> rows.get(i).intersects(part))
                        .forEach(touches::set);
            }
            if (!touches.isEmpty()) {
                inside.add(touched.size());
            }
            touched.add(touches);
        }
    }

    /** Those that parts may lie in, by the indices of their rows. */
    List<BitSet> all() {
        List<BitSet> all = new ArrayList<>();
        int n = rows.size();
        if (inside.isEmpty()) {
            return all;
        }
        // 2^10 sums at most; beyond that, sums of one or two rows and of all but one or two, which a reader would try
        if (n <= ROWS_OF_ALL_SUMS) {
            for (int bits = 1; bits < 1 << n; bits++) {
                all.add(BitSet.valueOf(new long[] {bits}));
            }
            return all;
        }
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                BitSet few = new BitSet();
                few.set(i);
                few.set(j);
                BitSet others = (BitSet) few.clone();
                others.flip(0, n);
                all.add(few);
                all.add(others);
            }
        }
        BitSet whole = new BitSet();
        whole.set(0, n);
        all.add(whole);
        return all;
    }

    /**
     * The answers of a sum.
     *
     * @param sum indices of its rows
     */
    BitSet group(BitSet sum) {
        return BitSets.union(sum.stream().mapToObj(rows::get).toList());
    }

    /** Parts that lie in a sum as a whole, so that subtracting them from it makes sense. */
    List<BitSet> within(BitSet sum) {
        return inside.stream().filter(i -> isWithin(i, sum)).map(parts::get).toList();
    }

    boolean isWithin(int part, BitSet sum) {
        return !touched.get(part).isEmpty() && BitSets.isWithin(touched.get(part), sum);
    }
}

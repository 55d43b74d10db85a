package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sums of separate rows, of whatever tables, that a group lies in, each row with a part of it: January, February and March, in which
 * a row of the quarter lies. Where different rows have the same sum, it is looked at once.
 */
final class EnclosingSums {

    /** So many sums and parts of sums at most; most groups have some dozens: a month or its quarter, as issued or corrected. */
    private static final int SUMS = 200;

    private final BitSet group;
    private final List<BitSet> rows;
    private final Set<BitSet> seen = new HashSet<>();
    private final Map<BitSet, List<BitSet>> found = new LinkedHashMap<>();

    private EnclosingSums(BitSet group, List<BitSet> rows) {
        this.group = group;
        this.rows = rows;
    }

    /** By their answers, with the rows that they are of; of several choices the one whose rows come first. */
    static Map<BitSet, List<BitSet>> find(BitSet group, Collection<BitSet> rows) {
        EnclosingSums sums = new EnclosingSums(
                group, rows.stream().filter(row -> row.intersects(group)).toList());
        if (!group.isEmpty() && BitSets.isWithin(group, BitSets.union(sums.rows))) {
            sums.add(new BitSet(), List.of());
        }
        return sums.found;
    }

    /** Whether separate rows, each wholly within a group, are all of it. */
    static boolean isSum(BitSet group, Collection<BitSet> rows) {
        return !find(
                        group,
                        rows.stream()
                                .filter(row -> BitSets.isWithin(row, group))
                                .toList())
                .isEmpty();
    }

    /** The first answer that is in no row yet is in one of those that overlap none before. */
    private void add(BitSet sum, List<BitSet> chosen) {
        if (seen.size() >= SUMS || !seen.add(sum)) {
            return;
        }
        int open = BitSets.without(group, sum).nextSetBit(0);
        if (open < 0) {
            found.put(sum, chosen);
            return;
        }
        for (BitSet row : rows) {
            if (row.get(open) && !row.intersects(sum)) {
                List<BitSet> more = new ArrayList<>(chosen);
                more.add(row);
                add(BitSets.union(sum, row), more);
            }
        }
    }
}

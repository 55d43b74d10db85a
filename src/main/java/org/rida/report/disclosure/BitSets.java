package org.rida.report.disclosure;

import java.util.BitSet;

/** What sets of answers have in common. */
final class BitSets {

    /** Most that are not within are seen not to be by one of the first; of many the rest is subtracted as a whole. */
    private static final int ONE_BY_ONE = 32;

    private BitSets() {}

    static boolean isWithin(BitSet part, BitSet whole) {
        int looked = 0;
        int i = part.nextSetBit(0);
        while (i >= 0 && looked < ONE_BY_ONE) {
            if (!whole.get(i)) {
                return false;
            }
            i = part.nextSetBit(i + 1);
            looked++;
        }
        if (i < 0) {
            return true;
        }
        BitSet outside = (BitSet) part.clone();
        outside.andNot(whole);
        return outside.isEmpty();
    }

    static BitSet single(int only) {
        BitSet set = new BitSet();
        set.set(only);
        return set;
    }

    static BitSet without(BitSet whole, BitSet part) {
        BitSet rest = (BitSet) whole.clone();
        rest.andNot(part);
        return rest;
    }

    static BitSet union(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }

    static BitSet union(Iterable<BitSet> some) {
        BitSet all = new BitSet();
        some.forEach(all::or);
        return all;
    }
}

package org.rida.report.disclosure;

import java.util.BitSet;

/** What sets of answers have in common. */
final class BitSets {

    private BitSets() {}

    /** Most that are not within are seen not to be by their last answer or the first; of the others a copy is made. */
    static boolean isWithin(BitSet part, BitSet whole) {
        return part.isEmpty()
                || whole.get(part.length() - 1)
                        && whole.get(part.nextSetBit(0))
                        && without(part, whole).isEmpty();
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

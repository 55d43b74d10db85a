package org.rida.report.disclosure;

import java.util.BitSet;

/** What sets of answers have in common. */
final class BitSets {

    private BitSets() {}

    static boolean isWithin(BitSet part, BitSet whole) {
        int last = part.length() - 1;
        if (last >= whole.length()) {
            return false;
        }
        for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
            if (!whole.get(i)) {
                return false;
            }
        }
        return true;
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

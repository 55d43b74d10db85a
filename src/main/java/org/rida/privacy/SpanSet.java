package org.rida.privacy;

import java.util.BitSet;

/** The positions of a text that are to be masked. */
final class SpanSet {

    private final BitSet positions = new BitSet();

    void add(int start, int end) {
        positions.set(start, end);
    }

    boolean isEmpty() {
        return positions.isEmpty();
    }

    /** The first position at or after another that is to be masked; -1 when there is none. */
    int start(int from) {
        return positions.nextSetBit(from);
    }

    int end(int start) {
        return positions.nextClearBit(start);
    }
}

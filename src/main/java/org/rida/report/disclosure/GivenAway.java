package org.rida.report.disclosure;

import java.util.BitSet;

/**
 * A finding: a group that is too small would be known.
 *
 * @param rows of the new table that tell of it, by their indices
 * @param rest the group's answers
 */
record GivenAway(BitSet rows, BitSet rest) {

    GivenAway by(BitSet other) {
        return new GivenAway(other, rest);
    }
}

package org.rida.tally.count;

import java.time.YearMonth;

/**
 * What came and went among the promised requests of a month. Open before and received and reopened, less answered and left,
 * is open after; a month for which that is not so must not be issued. All numbers are of promised runs.
 *
 * @param received runs that began by receipt
 * @param reopened runs that began by reopening
 * @param answered runs that ended with a reply
 * @param left runs that ended without one
 * @param openBefore open at the end of the month before
 * @param openAfter open at the cut-off of the month
 */
public record FlowBalance(
        YearMonth month, long openBefore, long received, long reopened, long answered, long left, long openAfter) {

    /** Whether the numbers add up. */
    public boolean balanced() {
        return openBefore + received + reopened - answered - left == openAfter;
    }

    /** How many the month is out by: 0 when balanced. */
    public long difference() {
        return openAfter - (openBefore + received + reopened - answered - left);
    }
}

package org.rida.sample;

import java.util.List;

/**
 * SplitMix64, the same on every machine. Its seed is the identity of what is drawn, so any case can be drawn again alone.
 * Source: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
 */
public final class SeededRandom {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** @param keys identity of what is drawn; the order matters */
    public SeededRandom(long... keys) {
        for (long key : keys) {
            state = mix(state * 31 + key + GOLDEN);
        }
    }

    /** Another sequence, which this one's next value determines; drawing from it does not move this one. */
    SeededRandom branch() {
        return new SeededRandom(state);
    }

    /** From 0, included, to 1, excluded. */
    public double fraction() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1p-53;
    }

    /** @param share probability, 0 to 1 */
    public boolean chance(double share) {
        return fraction() < share;
    }

    /** Both ends included. */
    public int between(int low, int high) {
        return low + (int) (fraction() * (high - low + 1));
    }

    /**
     * Waiting time in days with this mean; 0 is the likeliest. StrictMath gives the same bits on every machine, Math need
     * not.
     */
    int days(double mean) {
        return (int) (-StrictMath.log(1 - fraction()) * (mean + 0.5));
    }

    /** @throws IndexOutOfBoundsException when there is nothing to choose from */
    public <T> T oneOf(List<T> values) {
        return values.get(between(0, values.size() - 1));
    }

    // constants of MurmurHash3's finalizer in Stafford's variant 13
    private static long mix(long bits) {
        long mixed = bits;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

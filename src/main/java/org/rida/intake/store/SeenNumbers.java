package org.rida.intake.store;

/**
 * A set of the numbers of a file so far, as 64-bit hashes in open addressing. A number that it calls new is
 * certainly new in the file. One that it does not call new may be new after all, by a hash collision or when the set
 * is full; such a row is staged, and the database decides. Takes 16 to 32 bytes a number, up to {@value
 * #MAX_NUMBERS} numbers.
 */
final class SeenNumbers {

    static final int MAX_NUMBERS = 3_000_000;

    /** 2^64 divided by the golden ratio, the multiplier of Fibonacci hashing. */
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private long[] slots = new long[1 << 12];
    private int size;

    /** @return whether the number is certainly new; always false once the set is full */
    boolean add(String number) {
        if (size >= MAX_NUMBERS) {
            return false;
        }
        if (size * 2 > slots.length) {
            grow();
        }
        return put(slots, hash(number)) && ++size > 0;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long slot : slots) {
            if (slot != 0) {
                put(larger, slot);
            }
        }
        slots = larger;
    }

    /** Inserts by linear probing; the length is a power of two. */
    private static boolean put(long[] slots, long hash) {
        int at = (int) (hash >>> 32) & slots.length - 1;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & slots.length - 1;
        }
        slots[at] = hash;
        return true;
    }

    /** Never 0, which marks an empty slot. */
    private static long hash(String number) {
        long hash = number.length();
        for (int i = 0; i < number.length(); i++) {
            hash = (hash ^ number.charAt(i)) * MIX;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ hash >>> 32) * MIX;
        return hash == 0 ? 1 : hash;
    }
}

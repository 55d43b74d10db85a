package org.rida.intake.store;














/**
 * The numbers that a file has brought so far, as 64 bits of each: a number that is new here is new in the file. One that is
 * not may still be new, once in many millions of files; the database decides. Takes 16 to 32 bytes a number, and stops
 * growing at {@value #MOST}.
 */
final class SeenNumbers {

    static final int MOST = 3_000_000;

    private static final long MIX = 0x9e3779b97f4a7c15L;

    private long[] slots = new long[1 << 12];
    private int size;

    /** Whether it was not there before, for certain. Always false once the set is full. */
    boolean add(String number) {
        if (size >= MOST) {
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

    /** Never 0, which marks a free slot. */
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

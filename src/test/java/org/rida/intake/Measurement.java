package org.rida.intake;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** The time and memory that a piece of work took. */
record Measurement(double seconds, long peakHeapMegabytes) {

    interface Work {
        void run() throws Exception;
    }

    static Measurement of(Work work) throws Exception {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        work.run();
        return new Measurement((System.nanoTime() - start) / 1e9, peak());
    }

    Measurement faster(Measurement other) {
        return seconds <= other.seconds ? this : other;
    }

    double times(Measurement other) {
        return seconds / other.seconds;
    }

    void print(String what) {
        System.out.printf("  %-62s %8.1f s   peak heap %4d MB%n", what, seconds, peakHeapMegabytes);
    }

    /** The pools' peaks together: at most this was used at any moment. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}

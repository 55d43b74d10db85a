package org.rida.job;














import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does. */
public final class Await {

    private Await() {}

    /** @return how long it took */
    public static Duration until(Duration most, BooleanSupplier there) throws InterruptedException {
        long began = System.nanoTime();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() - began > most.toNanos()) {
                throw new AssertionError("not there within " + most);
            }
            Thread.sleep(50);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}

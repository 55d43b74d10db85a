package org.rida.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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

    /** What is seen for a moment only must not be asked for twice. @return what was seen first */
    public static <T> T first(Duration most, Supplier<Optional<T>> seen) throws InterruptedException {
        AtomicReference<T> found = new AtomicReference<>();
        until(most, () -> {
            seen.get().ifPresent(found::set);
            return found.get() != null;
        });
        return found.get();
    }
}

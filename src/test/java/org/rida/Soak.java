package org.rida;














import java.time.Duration;

/** The lines of the soak: what was asked of each part, what came of it, and how long it took. */
public final class Soak {

    private final String part;
    private final long began = System.nanoTime();

    private Soak(String part) {
        this.part = part;
    }

    public static Soak of(String part) {
        return new Soak(part);
    }

    /**
     * Printed as {@code soak | kill -9 of the process at work | asked 30 | got 29 | 210 s}, once all was found to be right.
     *
     * @param got what was counted afterwards in what is stored
     */
    public void done(long asked, long got) {
        System.out.printf(
                "soak | %s | asked %d | got %d | %d s%n",
                part, asked, got, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
}

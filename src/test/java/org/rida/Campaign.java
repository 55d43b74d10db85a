package org.rida;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what could be tried a test tries: in every build a part that is always the same, and with
 * {@code -Drida.campaign=true}, as in {@code mvn -Psoak test}, all of it.
 */
public final class Campaign {

    public static final boolean WHOLE = Boolean.getBoolean("rida.campaign");

    private static final String ARABIC = "ar";
    private static final String ENGLISH = "en";

    private Campaign() {}

    /** In a build every n-th from the first on. */
    public static <T> List<T> part(List<T> all, int first, int n) {
        int step = WHOLE ? 1 : n;
        return IntStream.iterate(WHOLE ? 0 : first, i -> i < all.size(), i -> i + step)
                .mapToObj(all::get)
                .toList();
    }

    /** Of a test that a build makes in Arabic only. */
    public static List<String> arabic() {
        return part(List.of(ARABIC, ENGLISH), 0, 2);
    }

    /** Of a test that a build makes in English only. */
    public static List<String> english() {
        return part(List.of(ARABIC, ENGLISH), 1, 2);
    }
}

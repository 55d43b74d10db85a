package org.rida.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mail addresses of which only the beginning and the server are shown, {@code b***@charity.example}: enough to recognise one that is known,
 * not to write to it. {@link PiiMasking} leaves them as they are.
 */
public final class PartialAddress {

    private static final Pattern ADDRESS = Pattern.compile("([^\\s@]{1,64})@([A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,63})");
    private static final String MASK = "***@";

    private PartialAddress() {}

    /** The address in part; a text that is no address stays as it is. */
    public static String shorten(String address) {
        return shorten(address, 1);
    }

    /**
     * The addresses in part, each with as many letters as tell it from all others.
     *
     * @param all among which they have to be told apart
     */
    public static List<String> shorten(Collection<String> addresses, Collection<String> all) {
        Set<String> different = Set.copyOf(all);
        int letters = 1;
        while (letters < 64 && shortened(different, letters) < different.size()) {
            letters++;
        }
        int shown = letters;
        return addresses.stream().map(address -> shorten(address, shown)).toList();
    }

    private static int shortened(Set<String> addresses, int letters) {
        return addresses.stream()
                .map(address -> shorten(address, letters))
                .collect(Collectors.toSet())
                .size();
    }

    private static String shorten(String address, int letters) {
        var parts = ADDRESS.matcher(address);
        return parts.matches()
                ? parts.group(1).substring(0, Math.min(letters, parts.group(1).length())) + MASK + parts.group(2)
                : address;
    }
}

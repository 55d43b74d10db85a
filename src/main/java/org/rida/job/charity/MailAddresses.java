package org.rida.job.charity;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Mail addresses as people enter them in one field. */
final class MailAddresses {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"',;]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,63}");

    private MailAddresses() {}

    /** The addresses, which commas, semicolons, spaces or line ends separate, each once. */
    static List<String> split(String entered) {
        return Arrays.stream(entered.split("[,;،\\s]+"))
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether all look like addresses; whether a mailbox exists is known when a message is sent. */
    static boolean areValid(List<String> addresses) {
        return addresses.stream().allMatch(address -> ADDRESS.matcher(address).matches());
    }
}

package org.rida.intake.mapping;

import java.util.regex.Pattern;

/**
 * Masks phone numbers, national ids, e-mail addresses and bank accounts in free text before anything is stored or
 * shown. Names of people are not recognized.
 */
public final class PiiMasking {

    private static final String D = "[0-9٠-٩۰-۹]";
    private static final String GAP = "[\\s\\-.\u200e\u200f]?";
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}");
    private static final Pattern IBAN = Pattern.compile("(?i)\\bSA" + GAP + "(?:" + D + GAP + "){21}[0-9٠-٩۰-۹A-Z]");
    /** Prefix of Saudi mobile and landline numbers: the country code or a zero, grouped or not. */
    private static final String TRUNK = "(?:[+＋]?(?:[0٠۰][0٠۰])?[9٩۹][6٦۶][6٦۶]" + GAP + "[0٠۰]?|[0٠۰])" + GAP;

    private static final Pattern PHONE = Pattern.compile(
            "(?<!" + D + ")(?:" + TRUNK + "[1١۱]|(?:" + TRUNK + ")?[5٥۵])(?:" + GAP + D + "){8}(?!" + D + ")");
    /** Nine or more digits in a row: national ids, residence permits, foreign phone numbers, file numbers. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[+＋]?" + D + "{9,}");

    private PiiMasking() {}

    /** Replaces each match by asterisks; text without one is returned unchanged. */
    public static String mask(String text) {
        if (!mayContainPii(text)) {
            return text;
        }
        String masked = EMAIL.matcher(text).replaceAll("***@***");
        masked = IBAN.matcher(masked).replaceAll("SA***");
        masked = PHONE.matcher(masked).replaceAll("***");
        return LONG_NUMBER.matcher(masked).replaceAll("***");
    }

    /**
     * The end of an identifier for a message: enough to find it, too little to use it. At most four characters and a
     * third of its length.
     */
    static String shorten(String identifier) {
        int shown = Math.min(4, identifier.length() / 3);
        return "…" + identifier.substring(identifier.length() - shown);
    }

    /** A quick test that spares most cells the patterns: every match contains an @ or at least nine digits. */
    private static boolean mayContainPii(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@' || (Character.isDigit(c) && ++digits >= 9)) {
                return true;
            }
        }
        return false;
    }
}

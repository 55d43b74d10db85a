package org.rida.intake.mapping;














import java.util.regex.Pattern;

/** Phones, national ids, e-mail addresses and bank accounts in free text are covered before anything is stored. */
public final class PiiMasking {

    private static final String D = "[0-9٠-٩۰-۹]";
    private static final String GAP = "[\\s\\-.\u200e\u200f]?";
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}");
    private static final Pattern IBAN = Pattern.compile("(?i)\\bSA" + GAP + "(?:" + D + GAP + "){21}[0-9٠-٩۰-۹A-Z]");
    /** Saudi mobiles and land lines, written with or without the country's code, in groups or not. */
    private static final String TRUNK = "(?:[+＋]?(?:[0٠۰][0٠۰])?[9٩۹][6٦۶][6٦۶]" + GAP + "[0٠۰]?|[0٠۰])" + GAP;

    private static final Pattern PHONE = Pattern.compile(
            "(?<!" + D + ")(?:" + TRUNK + "[1١۱]|(?:" + TRUNK + ")?[5٥۵])(?:" + GAP + D + "){8}(?!" + D + ")");
    /** National ids, residence permits, phones of other countries, file numbers: nine digits or more in one piece. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[+＋]?" + D + "{9,}");

    private PiiMasking() {}

    public static String mask(String text) {
        if (!worthLooking(text)) {
            return text;
        }
        String masked = EMAIL.matcher(text).replaceAll("***@***");
        masked = IBAN.matcher(masked).replaceAll("SA***");
        masked = PHONE.matcher(masked).replaceAll("***");
        return LONG_NUMBER.matcher(masked).replaceAll("***");
    }

    /** An identifier in a message: enough to find it again, too little to use it. */
    static String shorten(String identifier) {
        int shown = Math.min(4, identifier.length() / 3);
        return "…" + identifier.substring(identifier.length() - shown);
    }

    private static boolean worthLooking(String text) {
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

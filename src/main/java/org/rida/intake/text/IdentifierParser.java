package org.rida.intake.text;

/** Normalizes the numbers of requests, responses and people as spreadsheets export them. */
public final class IdentifierParser {

    private IdentifierParser() {}

    /** Latin digits, without decimals that are all zero. */
    public static String clean(String text) {
        return withoutZeroDecimals(TextNormalizer.latinDigits(text));
    }

    /** 14603.0 and 4,0 are whole numbers that a spreadsheet exported as decimals. Other text is returned unchanged. */
    static String withoutZeroDecimals(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        boolean decimals =
                end > 1 && end < text.length() && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ',');
        if (!decimals || !text.substring(0, end - 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text;
        }
        return text.substring(0, end - 1);
    }

    /** Whether the number is in scientific notation, such as 1.01E+11: its last digits are lost. */
    public static boolean isTruncated(String text) {
        int e = text.indexOf("E+");
        return e > 0
                && text.substring(0, e).chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',')
                && text.substring(e + 2).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

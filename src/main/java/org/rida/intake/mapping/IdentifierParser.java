package org.rida.intake.mapping;














/** Numbers of requests, answers and people as they come out of spreadsheets. */
public final class IdentifierParser {

    private IdentifierParser() {}

    public static String clean(String text) {
        return withoutZeroDecimals(TextNormalizer.latinDigits(text));
    }

    /** 14603.0 and 4,0 are whole numbers that passed through a spreadsheet. */
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

    /** 1.01E+11: its last digits are lost. */
    public static boolean isCut(String text) {
        int e = text.indexOf("E+");
        return e > 0
                && text.substring(0, e).chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',')
                && text.substring(e + 2).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

package org.rida.intake.format;

import java.util.Set;

/** Texts of cells as workbooks store them: escaped characters, errors, formulas without a result. */
public final class SheetText {

    /** Stands for the result of a formula that the sender's program never calculated. */
    static final String NOT_CALCULATED = "#NOT-CALCULATED!";

    private static final Set<String> ERRORS = Set.of(
            NOT_CALCULATED,
            "#NULL!",
            "#DIV/0!",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NUM!",
            "#N/A",
            "#GETTING_DATA",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#BUSY!",
            "#UNKNOWN!");

    private SheetText() {}

    /** Whether a cell shows an error of a spreadsheet instead of a value. */
    public static boolean isError(String cell) {
        return cell.length() > 3 && cell.charAt(0) == '#' && ERRORS.contains(cell.strip());
    }

    /**
     * Replaces escapes such as {@code _x000D_}, by which ECMA-376 (ST_Xstring, 22.9.2.19) writes characters that XML
     * cannot hold.
     */
    static String unescape(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int code = code(text, at);
            if (code >= 0) {
                plain.append(text, from, at).append((char) code);
                from = at + 7;
            }
            at = text.indexOf("_x", code >= 0 ? from : at + 2);
        }
        return plain.append(text, from, text.length()).toString();
    }

    /** The character code of an escape; -1 when the text at this place is none. */
    private static int code(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}

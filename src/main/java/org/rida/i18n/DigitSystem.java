package org.rida.i18n;

/**
 * Which digits Arabic pages use. English pages always use European digits. One system on a whole page, charts included. The
 * choice is the organization's, since readers differ: many Gulf charities print Arabic-Indic digits.
 */
public enum DigitSystem {
    /** ٠١٢٣٤٥٦٧٨٩ with ٫ and ٬ and ٪. */
    ARABIC_INDIC,
    /** 0123456789 with . and , and %. */
    EUROPEAN;

    private static final String ISOLATES = "\u2066\u2068";
    private static final char END_OF_ISOLATE = '\u2069';

    /**
     * The same text with its digits and, between digits, its separators in this system. What stands between U+2066 or U+2068
     * and U+2069 (file names, versions, addresses, commands, what a cell holds) is text of its own and keeps its digits.
     *
     * @param latin with European digits
     * @return the text itself for {@link #EUROPEAN}
     */
    public String apply(String latin) {
        if (this == EUROPEAN) {
            return latin;
        }
        StringBuilder shown = new StringBuilder(latin.length());
        int isolates = 0;
        for (int i = 0; i < latin.length(); i++) {
            char c = latin.charAt(i);
            isolates += ISOLATES.indexOf(c) >= 0 ? 1 : c == END_OF_ISOLATE ? -1 : 0;
            shown.append(isolates > 0 ? c : localize(latin, i));
        }
        return shown.toString();
    }

    private static char localize(String text, int i) {
        char c = text.charAt(i);
        if (c >= '0' && c <= '9') {
            return (char) ('٠' + (c - '0'));
        }
        // a full stop at the end of a sentence is no decimal point, a comma between words no separator
        boolean afterDigit = i > 0 && isDigit(text.charAt(i - 1));
        if (!afterDigit) {
            return c;
        }
        boolean beforeDigit = i + 1 < text.length() && isDigit(text.charAt(i + 1));
        return switch (c) {
            case '.' -> beforeDigit ? '٫' : c;
            case ',' -> beforeDigit ? '٬' : c;
            case '%' -> '٪';
            default -> c;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

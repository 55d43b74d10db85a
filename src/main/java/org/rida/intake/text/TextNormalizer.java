package org.rida.intake.text;

import java.text.Normalizer;

/**
 * Cleans cells and headers, and folds them for comparison: the same word is typed with different forms of alef, yeh,
 * teh marbuta and digits.
 */
public final class TextNormalizer {

    private TextNormalizer() {}

    /** The cell without invisible marks and surrounding space, its presentation forms replaced by plain letters. */
    public static String clean(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if ((c > 0x7f || c == 0) && (invisible(c) || isPresentationForm(c))) {
                return withoutMarks(plainLetters(cell)).strip();
            }
        }
        return cell.strip();
    }

    /**
     * The key by which a cell and a word of a mapping are compared. Numbers are compared by value, so that 0 and 0.0
     * are the same and 1 and -1 are not; pictures without a word, such as 👍 or ★★★, by what they show; all other text in folded form.
     */
    public static String key(String text) {
        String number = IdentifierParser.clean(text);
        if (number.isEmpty()) {
            return "";
        }
        char first = number.charAt(0);
        boolean sign = first == '-' || first == '+' || first == '\u2212';
        if (!sign && (first < '0' || first > '9')) {
            String folded = fold(text);
            return folded.isEmpty() ? pictures(text) : folded;
        }
        String digits =
                sign ? IdentifierParser.withoutZeroDecimals(number.substring(1).strip()) : number;
        if (!isNumber(digits)) {
            return fold(text);
        }
        return first == '-' || first == '\u2212' ? "-" + digits : digits;
    }

    /** Digits of all scripts as 0 to 9, Arabic decimal and thousands separators as Latin ones. */
    public static String latinDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return mapDigits(text);
            }
        }
        return text;
    }

    /**
     * Letters and digits only, in lower case, with one form of alef, yeh and teh marbuta and single spaces between
     * words. Empty for signs alone.
     */
    public static String fold(String word) {
        String text = plainLetters(word);
        StringBuilder folded = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = foldLetter(text.charAt(i));
            if (c == 0) {
                continue;
            }
            if (!Character.isLetterOrDigit(c)) {
                gap = true;
                continue;
            }
            if (gap && folded.length() > 0) {
                folded.append(' ');
            }
            gap = false;
            folded.append(c);
        }
        return folded.toString();
    }

    /** The pictures of a text, whatever the colour of a skin or the style in which they are drawn; empty for signs such as a dash. */
    private static String pictures(String text) {
        StringBuilder pictures = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.getType(c) == Character.OTHER_SYMBOL)
                .forEach(pictures::appendCodePoint);
        return pictures.toString();
    }

    /** Whether the text is made of digits with at most one decimal sign between them. */
    private static boolean isNumber(String text) {
        int signs = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == ',') {
                signs++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty() && signs <= 1 && Character.isDigit(text.charAt(text.length() - 1));
    }

    /** Arabic letters in their presentation forms, as PDF and old programs write them, become the letters themselves. */
    private static String plainLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isPresentationForm(text.charAt(i))) {
                StringBuilder plain = new StringBuilder(text.length() + 8);
                for (int j = 0; j < text.length(); j++) {
                    char c = text.charAt(j);
                    if (isPresentationForm(c)) {
                        plain.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
                    } else {
                        plain.append(c);
                    }
                }
                return plain.toString();
            }
        }
        return text;
    }

    /** Arabic presentation forms A and B of Unicode; the byte order mark behind them is none. */
    private static boolean isPresentationForm(char c) {
        return c >= 0xfb50 && (c <= 0xfdff || (c >= 0xfe70 && c <= 0xfefc));
    }

    /** Spaces that do not break become plain ones, so that words stay apart. */
    private static String withoutMarks(String cell) {
        StringBuilder visible = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == 0xa0 || c == 0x202f) {
                visible.append(' ');
            } else if (!invisible(c)) {
                visible.append(c);
            }
        }
        return visible.toString();
    }

    /**
     * Bidirectional marks, zero-width characters, byte order marks and NUL; also spaces that do not break, which
     * become plain ones.
     */
    private static boolean invisible(char c) {
        return c == 0
                || c == 0xa0
                || c == 0x202f
                || c == 0xfeff
                || c == 0x61c
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x2069);
    }

    /** Only digits and the two Arabic signs change, so that positions stay as they are. */
    private static String mapDigits(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c > 0x7f ? Character.digit(c, 10) : -1;
            if (digit >= 0) {
                mapped.append((char) ('0' + digit));
            } else {
                mapped.append(c == '٫' ? '.' : c == '٬' ? ',' : c);
            }
        }
        return mapped.toString();
    }

    /** 0 for characters without meaning for the comparison: harakat, tatweel, invisible marks. */
    private static char foldLetter(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == 0 ? 0 : c;
        }
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ة' -> 'ه';
            case 'ى', 'ی' -> 'ي';
            case 'ک' -> 'ك';
            case 'ـ' -> 0;
            default -> foldRest(c);
        };
    }

    /** Leaves out vowel marks and invisible ones; digits become 0 to 9, letters lower case. */
    private static char foldRest(char c) {
        if ((c >= 0x64b && c <= 0x65f) || c == 0x670 || (invisible(c) && c != 0xa0 && c != 0x202f)) {
            return 0;
        }
        int digit = Character.digit(c, 10);
        return digit >= 0 ? (char) ('0' + digit) : Character.toLowerCase(c);
    }
}

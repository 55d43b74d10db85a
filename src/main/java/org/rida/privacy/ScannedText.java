package org.rida.privacy;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as the search for personal data reads it, with the way back to the original. Digits of every script become
 * ASCII; full-width and other compatibility forms become plain; Latin letters become lower case and Arabic letters
 * lose their hamzas; spaces, dashes, slashes, commas and dots of every kind become one of each; what is not seen
 * (bidi controls, joiners, tatweel, marks) is left out.
 */
final class ScannedText {

    /** Stretches Arabic letters and has no meaning of its own. */
    private static final int TATWEEL = 0x640;
    /** Looks like a space, though Unicode counts it among letters. */
    private static final int HANGUL_FILLER = 0x3164;

    /** Looks like a space, though Unicode counts it among symbols. */
    private static final int BRAILLE_BLANK = 0x2800;

    private final StringBuilder plain;
    /** Where the character at the same position of {@link #plain} begins and ends in the original. */
    private int[] starts;

    private int[] ends;

    /** Reads code point by code point: halves of a surrogate pair would be taken for two characters. */
    ScannedText(String original) {
        plain = new StringBuilder(original.length());
        starts = new int[original.length()];
        ends = new int[original.length()];
        for (int i = 0; i < original.length(); ) {
            int c = original.codePointAt(i);
            int next = i + Character.charCount(c);
            read(c, i, next);
            i = next;
        }
    }

    String plain() {
        return plain.toString();
    }

    /**
     * Where a character of the plain text begins in the original.
     *
     * @param position in the plain text, from 0
     */
    int originalStart(int position) {
        return starts[position];
    }

    /** Where the character before a position ends in the original. */
    int originalEnd(int position) {
        return ends[position - 1];
    }

    /**
     * Adds the plain form of a character. A compatibility form becomes what it is made of, each part at the place of
     * the whole, so that masking any of it masks all of it.
     *
     * @param c code point
     */
    private void read(int c, int start, int end) {
        if (c < 0x80) {
            if (c >= ' ' || Character.isWhitespace(c)) {
                add(c < '!' ? ' ' : (char) Character.toLowerCase(c), start, end);
            }
            return;
        }
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            add((char) ('0' + digit), start, end);
            return;
        }
        char folded = folded(c);
        if (folded != 0) {
            add(folded, start, end);
        } else if (c >= 0x620 && c <= 0x64A && c != TATWEEL) {
            add((char) c, start, end);
        } else if (!isInvisible(c)) {
            String normal = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            if (normal.codePointAt(0) != c) {
                normal.codePoints().forEach(n -> read(n, start, end));
            } else {
                add(
                        c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? (char) Character.toLowerCase(c) : '\uFFFD',
                        start,
                        end);
            }
        }
    }

    /** A ligature becomes several characters, so that the plain text may be longer than the original. */
    private void add(char c, int start, int end) {
        if (plain.length() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        starts[plain.length()] = start;
        ends[plain.length()] = end;
        plain.append(c);
    }

    /** Characters that a reader does not see must not separate the digits of a number. */
    private static boolean isInvisible(int c) {
        return c == TATWEEL
                || switch (Character.getType(c)) {
                    case Character.FORMAT,
                            Character.CONTROL,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.UNASSIGNED,
                            Character.SURROGATE -> true;
                    default -> false;
                };
    }

    /** The plain form of letters, spaces and punctuation that compatibility forms do not unite; 0 for all others. */
    private static char folded(int c) {
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ى', 'ی', 'ې' -> 'ي';
            case 'ة', 'ہ', 'ھ' -> 'ه';
            case 'ک' -> 'ك';
            case '،', '٬', '、', '，' -> ',';
            case '٫', '·', '•', '∙', '⋅', '。', '‧', '・' -> '.';
            case '؛' -> ';';
            case '٪' -> '%';
            case '⁄', '∕', '÷', '╱' -> '/';
            case '−', '⁃', '˗', 'ー', '─', '―' -> '-';
            case HANGUL_FILLER, BRAILLE_BLANK, 0x85 -> ' ';
            default ->
                switch (Character.getType(c)) {
                    case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
                    case Character.DASH_PUNCTUATION -> '-';
                    default -> 0;
                };
        };
    }
}

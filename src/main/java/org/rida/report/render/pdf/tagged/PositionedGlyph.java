package org.rida.report.render.pdf.tagged;

import java.util.List;

/**
 * One glyph at its place in the text object.
 *
 * @param code in its font, of two bytes
 * @param x of its origin, in points from where the text object begins; so is y, upwards
 * @param letters that it stands for, in the order they are read; empty where the font does not say
 * @param width how far the next glyph begins from it, in points, if nothing is kerned
 */
record PositionedGlyph(int code, float x, float y, List<String> letters, float width) {

    /** Of the font's size: readers take wider ones for the end of a word, some at a tenth. */
    private static final double WIDEST_GAP = .05;

    /** A vowel mark, which stands above or below a letter and takes no room on the line. */
    boolean isMark() {
        return !letters.isEmpty() && Character.getType(letters.get(0).codePointAt(0)) == Character.NON_SPACING_MARK;
    }

    boolean isArabicLetter() {
        int first = letters.isEmpty() ? ' ' : letters.get(0).codePointAt(0);
        return Character.getType(first) == Character.OTHER_LETTER
                && Character.UnicodeScript.of(first) == Character.UnicodeScript.ARABIC;
    }

    /** Where the next glyph begins without kerning. */
    float end() {
        return x + width;
    }

    /**
     * Between this letter and the next, both Arabic, if it is wider than {@link #WIDEST_GAP}; otherwise 0, as a reader would not see it.
     *
     * @param size of the font in points
     */
    float gapBefore(PositionedGlyph next, float size) {
        float gap = next.x() - end();
        return isArabicLetter() && next.isArabicLetter() && gap > size * WIDEST_GAP ? gap : 0;
    }
}

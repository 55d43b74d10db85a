package org.rida.report.render.pdf.tagged;

import java.util.List;
import java.util.regex.Pattern;

/** Whether the line of a text object ends with it while its paragraph goes on, and on which side. */
enum LineEnd {
    NONE,
    LEFT,
    RIGHT;

    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
    /** Lines are also broken after these, where the word goes on: {@code 82–90}. */
    private static final Pattern WITHIN_WORD = Pattern.compile("\\S[-\u2010\u2013/]$");

    /**
     * @param paragraph its text objects
     * @param x where the text object begins
     * @param y its line
     */
    static LineEnd of(List<TextStart> paragraph, float x, float y) {
        boolean goesOn = paragraph.stream().anyMatch(start -> start.y() > y && !start.isOnLine(y));
        if (!goesOn) {
            return NONE;
        }
        boolean rightToLeft = count(paragraph, ARABIC) > count(paragraph, LATIN);
        boolean last = paragraph.stream()
                .filter(start -> start.isOnLine(y))
                .noneMatch(start -> rightToLeft ? start.x() < x : start.x() > x);
        if (!last || isWithinWord(paragraph, x, y, rightToLeft)) {
            return NONE;
        }
        return rightToLeft ? LEFT : RIGHT;
    }

    private static long count(List<TextStart> paragraph, Pattern letters) {
        return paragraph.stream()
                .mapToLong(start -> letters.matcher(start.letters()).results().count())
                .sum();
    }

    private static boolean isWithinWord(List<TextStart> paragraph, float x, float y, boolean rightToLeft) {
        StringBuilder end = new StringBuilder();
        paragraph.stream()
                .filter(start -> start.isOnLine(y) && start.x() == x)
                .forEach(start -> end.append(start.letters().toString().strip()));
        return WITHIN_WORD.matcher(rightToLeft ? end.reverse() : end).find();
    }
}

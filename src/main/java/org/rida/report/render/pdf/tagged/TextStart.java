package org.rida.report.render.pdf.tagged;

/**
 * Where a text object begins, in the coordinates of its paragraph, and what it says.
 *
 * @param y downwards
 * @param letters in the order they are drawn, from left to right
 */
record TextStart(float x, float y, StringBuilder letters) {

    /** Of base lines, in points: closer ones are of one line. */
    private static final float SAME_LINE = 1;

    boolean isOnLine(float other) {
        return Math.abs(y - other) < SAME_LINE;
    }
}

package org.rida.sheet;

import org.rida.palette.Palette;














/** How a cell looks. Few, since a workbook holds a limited number of styles and a reader's eye a smaller one. */
public enum CellStyleName {
    PLAIN(11, Palette.WORKBOOK_INK, Weight.REGULAR),
    TITLE(18, Palette.TEAL, Weight.BOLD),
    HEADING(13, Palette.TEAL, Weight.BOLD),
    /** White on teal: the row that says what the columns are. */
    HEADER(11, Palette.WHITE, Weight.BOLD),
    /** The same above numbers, which stand at the right. */
    HEADER_OF_NUMBERS(11, Palette.WHITE, Weight.BOLD),
    /** Running text outside tables. */
    BODY(11, Palette.WORKBOOK_INK, Weight.REGULAR),
    STRONG(11, Palette.WORKBOOK_INK, Weight.BOLD),
    /** The paragraph that a reader shall not miss. */
    PANEL(12, Palette.WORKBOOK_INK, Weight.REGULAR),
    /** Marks the whole copy: a draft. */
    STAMP(12, Palette.WORKBOOK_ORANGE, Weight.BOLD),
    LINK(11, Palette.BLUE, Weight.REGULAR),
    /** A remark under a title or a table. */
    NOTE(10, Palette.WORKBOOK_GREY, Weight.REGULAR),
    MUTED(11, Palette.WORKBOOK_GREY, Weight.REGULAR),
    IMPROVEMENT(11, Palette.BLUE, Weight.BOLD),
    CONCERN(11, Palette.WORKBOOK_ORANGE, Weight.BOLD);

    enum Weight {
        REGULAR,
        BOLD
    }

    final int points;
    public final Palette colour;
    final Weight weight;

    CellStyleName(int points, Palette colour, Weight weight) {
        this.points = points;
        this.colour = colour;
        this.weight = weight;
    }
}

package org.rida.sheet;

import org.rida.palette.Palette;

/**
 * The named cell styles of a workbook. There are few, because a workbook holds at most about 64,000 cell formats and
 * each style is combined with number format, alignment and wrapping.
 */
public enum CellStyleName {
    /** Cells of tables. */
    PLAIN(11, Palette.WORKBOOK_INK, Weight.REGULAR),
    /** The title at the top of a sheet. */
    TITLE(18, Palette.TEAL, Weight.BOLD),
    /** The title of a table or a group. */
    HEADING(13, Palette.TEAL, Weight.BOLD),
    /** Column titles: white on teal. */
    HEADER(11, Palette.WHITE, Weight.BOLD),
    /** Titles of number columns: like {@link #HEADER}, aligned to the right. */
    HEADER_OF_NUMBERS(11, Palette.WHITE, Weight.BOLD),
    /** Running text outside tables. */
    BODY(11, Palette.WORKBOOK_INK, Weight.REGULAR),
    /** An emphasised cell. */
    STRONG(11, Palette.WORKBOOK_INK, Weight.BOLD),
    /** A highlighted paragraph: the headline of a report. */
    PANEL(12, Palette.WORKBOOK_INK, Weight.REGULAR),
    /** Marks the whole copy: draft or correction. */
    STAMP(12, Palette.WORKBOOK_ORANGE, Weight.BOLD),
    /** A link to another sheet. */
    LINK(11, Palette.BLUE, Weight.REGULAR),
    /** A remark under a title or a table. */
    NOTE(10, Palette.WORKBOOK_GREY, Weight.REGULAR),
    /** A cell of lesser weight, such as a masked count. */
    MUTED(11, Palette.WORKBOOK_GREY, Weight.REGULAR),
    /** A change for the better; blue as in charts. */
    IMPROVEMENT(11, Palette.BLUE, Weight.BOLD),
    /** A change for the worse; orange as in charts. */
    CONCERN(11, Palette.WORKBOOK_ORANGE, Weight.BOLD);

    /** Font weight. */
    enum Weight {
        REGULAR,
        BOLD
    }

    /** Font size in points. */
    final int points;

    /** Colour of the text, also of highlighted points in charts. */
    public final Palette colour;

    final Weight weight;

    CellStyleName(int points, Palette colour, Weight weight) {
        this.points = points;
        this.colour = colour;
        this.weight = weight;
    }
}

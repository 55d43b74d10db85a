package org.rida.report.document;

import org.rida.i18n.BilingualText;













import org.jspecify.annotations.Nullable;

/**
 * One value on a page: a number with its unit, words, or the reason why there is no number. Not rounded: rounding belongs
 * to the page.
 *
 * @param value the number, in the unit's own terms (a share is 0..1); null when there is none
 * @param low lower limit of the 95 % interval, null without one
 * @param numerator what the figure counts, null where that has no meaning
 * @param words what a {@link CellState#WORDS} cell says
 * @param source the metric and slice that the number came from, for lineage; null for words
 */
public record Cell(
        CellState state,
        CellUnit unit,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Long numerator,
        @Nullable Long denominator,
        BilingualText text,
        @Nullable String source) {

    public enum CellState {
        NUMBER,
        WORDS,
        /** A small number, or one that would give a small number away. */
        MASKED,
        /** Nobody answered, nothing fell due: never shown as 0. */
        NO_DATA,
        /** The curve does not fall far enough to say. */
        NOT_REACHED
    }

    public enum CellUnit {
        SHARE,
        DAYS,
        COUNT,
        SCORE,
        POINTS,
        NONE
    }

    public static Cell words(BilingualText words) {
        return new Cell(CellState.WORDS, CellUnit.NONE, null, null, null, null, null, words, null);
    }

    public static Cell noData(CellUnit unit) {
        return new Cell(CellState.NO_DATA, unit, null, null, null, null, null, BilingualText.EMPTY, null);
    }

    public static Cell masked(CellUnit unit) {
        return new Cell(CellState.MASKED, unit, null, null, null, null, null, BilingualText.EMPTY, null);
    }

    public static Cell count(long n) {
        return new Cell(CellState.NUMBER, CellUnit.COUNT, (double) n, null, null, n, null, BilingualText.EMPTY, null);
    }

    public static Cell number(CellUnit unit, double value) {
        return new Cell(CellState.NUMBER, unit, value, null, null, null, null, BilingualText.EMPTY, null);
    }
}

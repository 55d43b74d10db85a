package org.rida.report.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;

/**
 * One value on a page: a number with its unit, a text, or the reason why there is no number. Values are not rounded;
 * {@link CellFormatter} rounds for display.
 *
 * @param state whether there is a number, and if not, why
 * @param unit of value, low and high
 * @param value the number in its unit (a share is 0 to 1); null without one
 * @param low lower limit of the 95 % interval; null without one
 * @param high upper limit of the 95 % interval, or the second number of a drawing; null without one
 * @param numerator what the figure counts; null where that has no meaning
 * @param denominator what the figure is a share or a mean of; null where that has no meaning
 * @param text content of a {@link CellState#WORDS} cell
 * @param source series that the number belongs to, for lineage; null without one
 * @param from the counts that another program recomputes the number from; null where numerator and denominator suffice, and where the
 *     counts would tell the readers of a small group
 * @param decimals as many as it is shown with, of a percentage for a share; null for as many as its unit usually has
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
        @Nullable String source,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CountedFrom from,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer decimals) {

    /**
     * What a number is computed from.
     *
     * @param metric its id, which says the formula
     * @param counts days or scores, as of {@link org.rida.metric.Counts}; none of {@link #ANSWERS}
     */
    public record CountedFrom(String metric, Map<String, Long> counts) {

        /** Made from answers one by one: counts that give it again would be of groups smaller than those that are shown. */
        public static final CountedFrom ANSWERS = new CountedFrom("answers", Map.of());
    }

    /** A cell that its numerator and denominator suffice for, with the usual decimals of its unit. */
    public Cell(
            CellState state,
            CellUnit unit,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long numerator,
            @Nullable Long denominator,
            BilingualText text,
            @Nullable String source) {
        this(state, unit, value, low, high, numerator, denominator, text, source, null, null);
    }

    /** What a cell shows. */
    public enum CellState {
        NUMBER,
        WORDS,
        /** There are too few answers to show it. */
        TOO_FEW,
        /** The figure is undefined, for example because nobody answered; never shown as 0. */
        NO_DATA,
        /** A quantile that the survival curve does not reach. */
        NOT_REACHED
    }

    /** Unit of a number. SHARE is 0 to 1, SCORE a mean of answers, POINTS the net promoter score of -100 to 100. */
    public enum CellUnit {
        SHARE,
        DAYS,
        COUNT,
        SCORE,
        POINTS,
        NONE
    }

    /** Shares of fewer are written as counts. */
    public static final int FEWEST_OF_A_SHARE = 10;

    /** Whether it is a share of so few that it is written as counts, "1 of 2". */
    public boolean isOfFew() {
        return state == CellState.NUMBER
                && unit == CellUnit.SHARE
                && numerator != null
                && denominator != null
                && denominator > 0
                && denominator < FEWEST_OF_A_SHARE;
    }

    /** A cell with text. */
    public static Cell words(BilingualText words) {
        return new Cell(CellState.WORDS, CellUnit.NONE, null, null, null, null, null, words, null);
    }

    /** The 95 % interval of a figure in words, together with its ends; without an upper end {@code high} is null. */
    public static Cell interval(CellUnit unit, double low, @Nullable Double high, BilingualText words) {
        return new Cell(CellState.WORDS, unit, null, low, high, null, null, words, null);
    }

    /** A difference and its 95 % interval in words, together with the numbers. */
    public static Cell difference(CellUnit unit, double value, double low, double high, BilingualText words) {
        return new Cell(CellState.WORDS, unit, value, low, high, null, null, words, null);
    }

    /** Whether it is words that have an interval's ends beside them. */
    @JsonIgnore
    public boolean isInterval() {
        return state == CellState.WORDS && low != null;
    }

    /** The counts of a share in words, together with the counts. */
    public static Cell counts(long numerator, long denominator, BilingualText words) {
        return new Cell(CellState.WORDS, CellUnit.COUNT, null, null, null, numerator, denominator, words, null);
    }

    /** Whether it is a share that its counts give when they are divided, which one of a survival curve is not. */
    public boolean isQuotient() {
        return state == CellState.NUMBER
                && unit == CellUnit.SHARE
                && value != null
                && numerator != null
                && denominator != null
                && denominator > 0
                && Math.abs(value - (double) numerator / denominator) < 1e-12;
    }

    /** A cell whose figure is undefined. */
    public static Cell noData(CellUnit unit) {
        return new Cell(CellState.NO_DATA, unit, null, null, null, null, null, BilingualText.EMPTY, null);
    }

    /** A cell whose answers are too few to be shown. */
    public static Cell tooFew(CellUnit unit) {
        return new Cell(CellState.TOO_FEW, unit, null, null, null, null, null, BilingualText.EMPTY, null);
    }

    /** A count without lineage. */
    public static Cell count(long n) {
        return new Cell(CellState.NUMBER, CellUnit.COUNT, (double) n, null, null, n, null, BilingualText.EMPTY, null);
    }

    /** A number without interval, counts and lineage. */
    public static Cell number(CellUnit unit, double value) {
        return new Cell(CellState.NUMBER, unit, value, null, null, null, null, BilingualText.EMPTY, null);
    }

    /** An estimate with its 95 % interval, without counts and lineage; an end that is not known is null. */
    public static Cell estimate(CellUnit unit, double value, @Nullable Double low, @Nullable Double high) {
        return new Cell(CellState.NUMBER, unit, value, low, high, null, null, BilingualText.EMPTY, null);
    }

    /** The same cell with where its figure comes from, which a reader of the page can follow; null for nowhere. */
    public Cell withSource(@Nullable String source) {
        return new Cell(state, unit, value, low, high, numerator, denominator, text, source, from, decimals);
    }

    /** The same cell with what it is computed from; null without. */
    public Cell computedFrom(@Nullable CountedFrom other) {
        return new Cell(state, unit, value, low, high, numerator, denominator, text, source, other, decimals);
    }

    /** The same cell shown with so many decimals. */
    public Cell withDecimals(int shown) {
        return new Cell(state, unit, value, low, high, numerator, denominator, text, source, from, shown);
    }

    /** The same cell with what it stands beside in a chart of spans, such as the longest of the durations of which it is the median. */
    public Cell withHigh(@Nullable Double high) {
        return new Cell(state, unit, value, null, high, numerator, denominator, text, source, from, decimals);
    }
}

package org.rida.report.document;

import org.rida.i18n.BilingualText;













import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of a page, with its figures in it. Each renderer draws each kind of block once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "block")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Sentence.class, name = "headline"),
    @JsonSubTypes.Type(value = Block.Cards.class, name = "cards"),
    @JsonSubTypes.Type(value = Block.XmrSeries.class, name = "xmr"),
    @JsonSubTypes.Type(value = Block.TableData.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Distribution.class, name = "distribution"),
    @JsonSubTypes.Type(value = Block.Curve.class, name = "time-to-answer"),
    @JsonSubTypes.Type(value = Block.Legend.class, name = "legend"),
    @JsonSubTypes.Type(value = Block.Paragraphs.class, name = "text")
})
public sealed interface Block {

    /** The block's heading; empty when it has none. */
    BilingualText title();

    /** What the figures say, in one paragraph. Two asterisks mark what is bold. */
    record Sentence(BilingualText title, BilingualText text) implements Block {}

    /** Up to four figures side by side. */
    record Cards(BilingualText title, List<Card> cards) implements Block {}

    /**
     * One figure with what a reader needs beside it.
     *
     * @param under the line directly under the number: "312 of 363"
     * @param notes small lines: interval, target, earlier month
     * @param variation null when the figure has no series
     */
    record Card(
            BilingualText title, Cell value, BilingualText under, List<BilingualText> notes, @Nullable VariationIcon variation, TargetOutlook assurance) {}

    /** What the last point of a series says. HIGH and LOW tell which way it went, whatever is good. */
    enum VariationIcon {
        COMMON_CAUSE,
        IMPROVEMENT_HIGH,
        IMPROVEMENT_LOW,
        CONCERN_HIGH,
        CONCERN_LOW
    }

    enum TargetOutlook {
        PASSES,
        FAILS,
        HIT_AND_MISS,
        NONE
    }

    /**
     * A series with its process limits.
     *
     * @param target null without one
     * @param trial fewer than twelve points: the limits are provisional
     * @param shades spans of days that are shaded (Ramadan), with their name
     * @param marks months from which on something was done differently
     */
    record XmrSeries(
            BilingualText title,
            Cell.CellUnit unit,
            List<ChartPoint> points,
            @Nullable Double target,
            boolean trial,
            List<Shade> shades,
            List<RebaseMark> rebases,
            List<Mark> marks,
            BilingualText note)
            implements Block {

        public XmrSeries {
            marks = marks == null ? List.of() : marks; // absent in figure sets of earlier versions
        }

        public XmrSeries(
                BilingualText title,
                Cell.CellUnit unit,
                List<ChartPoint> points,
                @Nullable Double target,
                boolean trial,
                List<Shade> shades,
                List<RebaseMark> rebases,
                BilingualText note) {
            this(title, unit, points, target, trial, shades, rebases, List.of(), note);
        }

        public XmrSeries marked(List<Mark> other) {
            return new XmrSeries(title, unit, points, target, trial, shades, rebases, other, note);
        }
    }

    /**
     * One month of a series.
     *
     * @param value null in a month without data: the line has a gap
     * @param n how many stand behind the value
     */
    record ChartPoint(
            YearMonth month,
            @Nullable Double value,
            long n,
            @Nullable Double centre,
            @Nullable Double lower,
            @Nullable Double upper,
            ChartJudgement judgement) {}

    enum ChartJudgement {
        COMMON,
        IMPROVEMENT,
        CONCERN
    }

    record Shade(LocalDate from, LocalDate to, BilingualText name) {}

    /** From this month on the limits are computed anew, by a person's decision. */
    record RebaseMark(YearMonth month, BilingualText reason) {}

    /** In this month something was done, to change what follows. */
    record Mark(YearMonth month, BilingualText name) {}

    /** A table; the first column holds the labels. */
    record TableData(BilingualText title, List<TableColumn> columns, List<TableRow> rows, BilingualText note) implements Block {}

    /**
     * @param weight relative width
     * @param drawing how the cell is drawn beside its number
     */
    record TableColumn(BilingualText title, int weight, ChartKind drawing) {}

    enum ChartKind {
        LABEL,
        NUMBER,
        /** A bar from 0 to 1 with the percentage at its end. */
        SHARE_BAR,
        /** A number with its unit, where the rows of a column have different ones: {@code 20 days}. */
        MEASURE,
        /** A bar from 0 to the column's greatest count, with the count at its end. */
        COUNT_BAR,
        /** A ring and a disc on one line, no numbers: the two shares stand in the columns before (of those asked, of those who answered). */
        PAIR,
        /** Two nested bars, no numbers: the two numbers stand in the columns before (median, nine in ten). */
        SPAN_BAR;

        /** Whether a cell's number is a figure of its own; where not, it stands in the columns before. */
        public boolean hasNumbers() {
            return this != SPAN_BAR && this != PAIR;
        }
    }

    /**
     * @param cells one per column after the label; a SPAN_BAR cell holds the inner length as value and the outer as high, a PAIR
     *     cell the ring's share as value and the disc's as high
     * @param judgement what the row's bars are coloured by: concern for those who wait beyond the target
     */
    record TableRow(BilingualText label, List<Cell> cells, ChartJudgement judgement) {

        public TableRow {
            judgement = Objects.requireNonNullElse(
                    judgement, ChartJudgement.COMMON); // absent in figure sets of earlier versions
        }

        public TableRow(BilingualText label, List<Cell> cells) {
            this(label, cells, ChartJudgement.COMMON);
        }
    }

    /**
     * The share that is answered by each day after receipt, those still open followed as far as they have waited.
     *
     * @param days one for each day from 0; the curve ends where too few are left
     * @param target the day by which an answer is promised
     */
    record Curve(BilingualText title, List<CurveDay> days, int target, BilingualText note) implements Block {

        /** The target's own day, when the curve reaches it. */
        public @Nullable CurveDay onTarget() {
            return target < days.size() ? days.get(target) : null;
        }
    }

    /**
     * @param answered share 0..1 answered by the end of the day; null behind the curve's end
     * @param waiting how many were still followed at the day's beginning; null on days without such a mark, and where few
     */
    record CurveDay(
            int day, @Nullable Double answered, @Nullable Double low, @Nullable Double high, @Nullable Long waiting) {}

    /** What the icons of cards mean. */
    record Legend(BilingualText title) implements Block {}

    /** Shares of the answers 5, 4, 3, 2, 1 per question, drawn as stacked bars. */
    record Distribution(BilingualText title, List<AnswerDistribution> rows, BilingualText note) implements Block {}

    /**
     * @param counts answers from the best to the worst: five numbers, null where masked; empty when all are masked or nobody
     *     answered
     * @param state NUMBER, MASKED or NO_DATA
     * @param n how many answered, the masked ones included; 0 when it must not be shown
     */
    record AnswerDistribution(BilingualText label, List<@Nullable Long> counts, Cell.CellState state, long n) {

        /** With nothing masked. */
        public static AnswerDistribution shown(BilingualText label, List<@Nullable Long> counts) {
            return new AnswerDistribution(
                    label,
                    counts,
                    Cell.CellState.NUMBER,
                    counts.stream()
                            .filter(Objects::nonNull)
                            .mapToLong(Long::longValue)
                            .sum());
        }

        /** Without any number, for this reason. */
        public static AnswerDistribution without(BilingualText label, Cell.CellState reason) {
            return new AnswerDistribution(label, List.of(), reason, 0);
        }
    }

    /** Plain paragraphs. */
    record Paragraphs(BilingualText title, List<BilingualText> paragraphs) implements Block {}
}

package org.rida.report.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.survival.AalenJohansen.Shares;

/**
 * A part of a page together with its figures. Every renderer renders every kind of block. Blocks are stored as JSON
 * in the archive: component names and enum constants must not change.
 */
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

    /** The title as it is printed: of a chart with what it shows, behind a colon or, when the title has one, a dash. */
    default BilingualText heading() {
        return finding().isEmpty() || title().isEmpty()
                ? title()
                : BilingualText.of(language -> {
                    String title = title().in(language);
                    return title
                            + (title.contains(":") ? " – " : ": ")
                            + finding().in(language);
                });
    }

    /** What a chart shows, in a few words; empty without. */
    default BilingualText finding() {
        return BilingualText.EMPTY;
    }

    /** The headline: the results in one paragraph. Two asterisks enclose bold text. */
    record Sentence(BilingualText title, BilingualText text) implements Block {}

    /** Up to four figures side by side. */
    record Cards(BilingualText title, List<Card> cards) implements Block {}

    /**
     * One figure with what a reader needs to interpret it.
     *
     * @param value the figure; masked and missing values give their reason
     * @param under the line directly below the number: "312 of 363"
     * @param notes small lines: interval, target, preceding period
     * @param variation null when the figure has no series, or its month is not judged
     * @param assurance NONE when there is no target, or the limits do not describe the month
     * @param early true where the month is judged by limits of fewer than twelve months; else null
     */
    record Card(
            BilingualText title,
            Cell value,
            BilingualText under,
            List<BilingualText> notes,
            @Nullable VariationIcon variation,
            TargetOutlook assurance,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean early) {

        /** A figure that is judged by as many months as it takes. */
        public Card(
                BilingualText title,
                Cell value,
                BilingualText under,
                List<BilingualText> notes,
                @Nullable VariationIcon variation,
                TargetOutlook assurance) {
            this(title, value, under, notes, variation, assurance, null);
        }
    }

    /**
     * What the last point of a series indicates. HIGH and LOW are the direction of the change, independent of which
     * direction is good.
     */
    enum VariationIcon {
        COMMON_CAUSE,
        IMPROVEMENT_HIGH,
        IMPROVEMENT_LOW,
        CONCERN_HIGH,
        CONCERN_LOW,
        /** A special cause in a figure of which neither direction is good. */
        UNUSUAL_HIGH,
        UNUSUAL_LOW
    }

    /** Whether the process can be expected to meet its target: always, never, at random, or unknown. */
    enum TargetOutlook {
        PASSES,
        FAILS,
        HIT_AND_MISS,
        NONE
    }

    /**
     * A series with its process limits (XmR chart).
     *
     * @param unit of all values and limits
     * @param points in the order of their months; months without data may be missing
     * @param target null without one
     * @param trial whether the limits are provisional because there are fewer than twelve points
     * @param shades shaded periods (Ramadan)
     * @param rebases where the limits begin anew
     * @param marks months in which an action was completed
     * @param finding what the last month says, for the heading; empty in a series that is not judged
     * @param step how many months a point stands for, of which its month is the last: 1, or 3 in a series by quarter
     * @param source key of the figure, as of {@link Cell}; null where none is known
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
            BilingualText note,
            BilingualText finding,
            int step,
            @Nullable String source)
            implements Block {

        public XmrSeries {
            step = Math.max(1, step);
            // absent in figure sets of earlier versions
            marks = marks == null ? List.of() : marks;
            finding = finding == null ? BilingualText.EMPTY : finding;
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
            this(title, unit, points, target, trial, shades, rebases, List.of(), note, BilingualText.EMPTY, 1, null);
        }

        /** The same series with these marks instead of its own. */
        public XmrSeries marked(List<Mark> other) {
            return new XmrSeries(
                    title, unit, points, target, trial, shades, rebases, other, note, finding, step, source);
        }

        /** The same series with this note instead of its own. */
        public XmrSeries note(BilingualText other) {
            return new XmrSeries(
                    title, unit, points, target, trial, shades, rebases, marks, other, finding, step, source);
        }

        /** The same series with this finding instead of its own. */
        public XmrSeries finding(BilingualText other) {
            return new XmrSeries(title, unit, points, target, trial, shades, rebases, marks, note, other, step, source);
        }

        /** The same series with points of so many months. */
        public XmrSeries stepping(int other) {
            return new XmrSeries(
                    title, unit, points, target, trial, shades, rebases, marks, note, finding, other, source);
        }

        /** The same series with the key of its figure. */
        public XmrSeries keyed(String other) {
            return new XmrSeries(
                    title, unit, points, target, trial, shades, rebases, marks, note, finding, step, other);
        }

        /** Whether fewer than twelve months set the limits that a month is judged by: those of the newest part of a trial series. */
        public boolean isEarly(ChartPoint point) {
            return trial && rebases.stream().noneMatch(rebase -> point.month().isBefore(rebase.month()));
        }

        /** A limit as it is shown: nothing is counted below 0, and no share is above 1. */
        public double shown(double limit) {
            return switch (unit) {
                case SHARE -> Math.min(1, Math.max(0, limit));
                case COUNT, DAYS -> Math.max(0, limit);
                case SCORE, POINTS, NONE -> limit;
            };
        }
    }

    /**
     * One month of a series.
     *
     * @param value null in a month without data, or whose value is withheld, as the judgement says: the line has a gap
     * @param n denominator or count behind the value
     * @param centre mean of the process; null when there are too few points
     * @param lower lower process limit; null when there are too few points
     * @param upper upper process limit; null when there are too few points
     * @param from as of {@link Cell}
     */
    record ChartPoint(
            YearMonth month,
            @Nullable Double value,
            long n,
            @Nullable Double centre,
            @Nullable Double lower,
            @Nullable Double upper,
            ChartJudgement judgement,
            @JsonInclude(JsonInclude.Include.NON_NULL) Cell.@Nullable CountedFrom from) {

        public ChartPoint(
                YearMonth month,
                @Nullable Double value,
                long n,
                @Nullable Double centre,
                @Nullable Double lower,
                @Nullable Double upper,
                ChartJudgement judgement) {
            this(month, value, n, centre, lower, upper, judgement, null);
        }

        /** Why there is no value: withheld, or no data. */
        public Cell missing(Cell.CellUnit unit) {
            return judgement == ChartJudgement.WITHHELD ? Cell.tooFew(unit) : Cell.noData(unit);
        }

        /** The value with the cases behind it, of which a share has as many as the value says; or why there is none. */
        public Cell cell(Cell.CellUnit unit) {
            if (value == null) {
                return missing(unit);
            }
            Long part = unit == Cell.CellUnit.SHARE ? Math.round(value * n) : null;
            return new Cell(Cell.CellState.NUMBER, unit, value, null, null, part, n, BilingualText.EMPTY, null)
                    .computedFrom(from);
        }

        /** Whether the value is shown but not judged. */
        public boolean isUnjudged() {
            return value != null
                    && List.of(ChartJudgement.TOO_FEW, ChartJudgement.PROVISIONAL, ChartJudgement.NO_LIMITS)
                            .contains(judgement);
        }
    }

    /** Common-cause variation, or a special cause in the good, the bad, or neither direction; or why it is not judged. */
    enum ChartJudgement {
        COMMON,
        IMPROVEMENT,
        CONCERN,
        UNUSUAL,
        NO_DATA,
        WITHHELD,
        TOO_FEW,
        PROVISIONAL,
        NO_LIMITS
    }

    /** A shaded period, both days inclusive. */
    record Shade(LocalDate from, LocalDate to, BilingualText name) {}

    /** From this month on the limits are computed anew, as a person decided. */
    record RebaseMark(YearMonth month, BilingualText reason) {}

    /** The month in which an action was completed. */
    record Mark(YearMonth month, BilingualText name) {}

    /**
     * A table; the first column holds the labels.
     *
     * @param columns including the label column
     * @param note text below the table; may be empty
     */
    record TableData(BilingualText title, List<TableColumn> columns, List<TableRow> rows, BilingualText note)
            implements Block {

        /**
         * The cell of a row as it is shown: days have a decimal where others of their column need one, so that they are compared by
         * eye.
         *
         * @param column 1 for the first after the labels
         */
        public Cell shown(int column, TableRow row) {
            Cell cell = row.cells().get(column - 1);
            boolean even = columns.get(column).drawing() == ChartKind.NUMBER
                    && isOfDays(cell)
                    && cell.decimals() == null
                    && rows.stream()
                            .filter(other -> other.cells().size() >= column)
                            .map(other -> other.cells().get(column - 1))
                            .anyMatch(TableData::hasPartOfDay);
            return even ? cell.withDecimals(1) : cell;
        }

        private static boolean isOfDays(Cell cell) {
            return cell.state() == Cell.CellState.NUMBER && cell.unit() == Cell.CellUnit.DAYS;
        }

        private static boolean hasPartOfDay(Cell cell) {
            return isOfDays(cell) && cell.value() != null && cell.value() != Math.rint(cell.value());
        }
    }

    /**
     * A column of a table.
     *
     * @param weight relative width
     * @param drawing how the cells are displayed
     */
    record TableColumn(BilingualText title, int weight, ChartKind drawing) {}

    /** How the cells of a column are displayed. */
    enum ChartKind {
        LABEL,
        NUMBER,
        /** A bar from 0 to 1 with the percentage at its end. */
        SHARE_BAR,
        /** A number with its unit, for columns whose rows have different units: {@code 20 days}. */
        MEASURE,
        /** A bar from 0 to the column's greatest count, with the count at its end. */
        COUNT_BAR,
        /**
         * A ring and a disc on one line without numbers, which are in the preceding columns: shares of those asked
         * and of those who answered.
         */
        PAIR,
        /** Two nested bars without numbers, which are in the preceding columns: median and 90th percentile. */
        SPAN_BAR,
        /** Sentences about the row's label; a printed page sets both as running text. */
        TEXT;

        /** Whether the cells hold figures of their own, rather than repeating those of the preceding columns. */
        public boolean hasNumbers() {
            return this != SPAN_BAR && this != PAIR;
        }
    }

    /**
     * A row of a table.
     *
     * @param cells one per column after the label; a SPAN_BAR cell holds the inner length as value and the outer as
     *     high, a PAIR cell the ring's share as value and the disc's as high
     * @param judgement colour of the row's bars: CONCERN for requests beyond the target
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
     * The share answered by each day after receipt; open requests are followed as long as they have been waiting.
     *
     * @param days one for each day from 0 on
     * @param target the day by which an answer is promised
     * @param finding share answered by then; empty where the curve does not reach it
     * @param counts {@code answered:days}, {@code left:days} and {@code censored:days} of which the curve is made; null as of {@link Cell}
     */
    record Curve(
            BilingualText title,
            List<CurveDay> days,
            int target,
            BilingualText note,
            BilingualText finding,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Long> counts)
            implements Block {

        public Curve {
            finding = finding == null ? BilingualText.EMPTY : finding; // absent in figure sets of earlier versions
        }

        public Curve(BilingualText title, List<CurveDay> days, int target, BilingualText note) {
            this(title, days, target, note, BilingualText.EMPTY, null);
        }

        /** The shares of each day as far as the curve reaches; empty where those who left are not told. */
        public List<Shares> stack() {
            List<CurveDay> known =
                    days.stream().filter(day -> day.answered() != null).toList();
            List<Shares> shares =
                    known.stream().flatMap(day -> day.shares().stream()).toList();
            return shares.size() == known.size() ? shares : List.of();
        }

        /** The target day; null when the curve does not reach it. */
        public @Nullable CurveDay onTarget() {
            return target < days.size() ? days.get(target) : null;
        }
    }

    /**
     * One day of a curve.
     *
     * @param day days since receipt, from 0 on
     * @param answered share 0 to 1 answered by the end of the day; null where too few requests are left
     * @param low lower limit of its 95 % interval; null without one
     * @param high upper limit of its 95 % interval; null without one
     * @param waiting requests still waiting after the day's answers; null on days without such a mark, and where
     *     few
     * @param nobodyLeft the share answered by Kaplan-Meier, as if nobody had left without an answer; null where it would tell of few
     * @param left share that left without an answer by the end of the day; null where it would tell of few
     */
    record CurveDay(
            int day,
            @Nullable Double answered,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long waiting,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double nobodyLeft,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double left) {

        public CurveDay(
                int day,
                @Nullable Double answered,
                @Nullable Double low,
                @Nullable Double high,
                @Nullable Long waiting) {
            this(day, answered, low, high, waiting, null, null);
        }

        /** The shares answered, left and waiting, which add up to 1; empty where one of them is not known or would tell of few. */
        public Optional<Shares> shares() {
            return answered == null || left == null
                    ? Optional.empty()
                    : Optional.of(new Shares(answered, left, 1 - answered - left));
        }
    }

    /** The explanation of the card icons. */
    record Legend(BilingualText title) implements Block {}

    /**
     * Shares of the answers to each question, drawn as stacked bars.
     *
     * @param finding the question with the smallest satisfied share; empty where there is nothing to compare
     */
    record Distribution(BilingualText title, List<AnswerDistribution> rows, BilingualText note, BilingualText finding)
            implements Block {

        public Distribution {
            finding = finding == null ? BilingualText.EMPTY : finding; // absent in figure sets of earlier versions
        }

        public Distribution(BilingualText title, List<AnswerDistribution> rows, BilingualText note) {
            this(title, rows, note, BilingualText.EMPTY);
        }
    }

    /**
     * The answers to one question.
     *
     * @param counts from the best to the worst answer, null where masked; empty when all are masked or nobody
     *     answered
     * @param state NUMBER, TOO_FEW or NO_DATA
     * @param n number of answers including the masked ones; 0 when it must not be shown
     * @param question code of the question; null where it is not known
     */
    record AnswerDistribution(
            BilingualText label, List<@Nullable Long> counts, Cell.CellState state, long n, @Nullable String question) {

        public AnswerDistribution(BilingualText label, List<@Nullable Long> counts, Cell.CellState state, long n) {
            this(label, counts, state, n, null);
        }

        /** The same answers as those to a question of the policy. */
        public AnswerDistribution to(String code) {
            return new AnswerDistribution(label, counts, state, n, code);
        }

        /** A distribution without masked counts. */
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

        /** A distribution without any number. */
        public static AnswerDistribution without(BilingualText label, Cell.CellState reason) {
            return new AnswerDistribution(label, List.of(), reason, 0);
        }
    }

    /** Plain paragraphs. */
    record Paragraphs(BilingualText title, List<BilingualText> paragraphs) implements Block {}
}

package org.rida.report.block;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.capacity.ClearingForecast;
import org.rida.metric.capacity.QueueFlow;
import org.rida.policy.Dimension;
import org.rida.policy.Policy.Audience;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PromiseText;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.WhatItTakesSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.figure.QueueFigures;
import org.rida.report.table.StageRows;
import org.rida.tally.count.ObservedQueue;
import org.rida.tally.count.QueueCounts;
import org.springframework.stereotype.Component;

/**
 * Builds what it takes to keep the promise: a sentence, the arithmetic behind it, and where asked for the queues of a dimension's
 * values and of the stages. Where the data do not bear it, it says why. For the public, queues are not broken down.
 */
@Component
class WhatItTakesBlock implements BlockBuilder {

    private static final int DAYS_OF_WEEK = 7;

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return drafts(spec, draft).stream().findFirst();
    }

    @Override
    public List<Block> drafts(BlockSpec spec, DraftContext draft) {
        WhatItTakesSpec takes = spec.whatItTakes();
        if (takes == null) {
            return List.of();
        }
        QueueFigures queue = draft.facts().queue();
        if (queue.refusal().isPresent()) {
            return List.of(new Block.Paragraphs(takes.title(), List.of(draft.text(queue::reason))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraphs(
                takes.title(),
                List.of(
                        draft.text(w ->
                                HeadlineBlock.joined(List.of(CapacityStatement.sentence(draft, takes.weeks(), w)), w)),
                        draft.text(w -> clearing(queue.clearing(queue.whole()), draft, w)))));
        blocks.add(whole(takes, draft));
        if (draft.audience() != Audience.PUBLIC) {
            if (takes.stages()) {
                blocks.add(stages(draft));
            }
            if (takes.dimension() != null) {
                blocks.add(slices(takes.dimension(), takes.weeks(), draft));
            }
        }
        return blocks;
    }

    /** When nobody waits beyond the target at this pace. */
    private static String clearing(ClearingForecast forecast, DraftContext draft, Messages messages) {
        String limit = PromiseText.limit(draft.facts(), messages);
        if (forecast.day().isEmpty()) {
            return messages.format("what-it-takes.clears.never", "limit", limit);
        }
        int day = forecast.day().getAsInt();
        QueueFigures queue = draft.facts().queue();
        return day == 0
                ? messages.format("what-it-takes.clears.already", "limit", limit)
                : messages.format(
                        queue.grows() ? "what-it-takes.clears.growing" : "what-it-takes.clears",
                        "limit",
                        limit,
                        "day",
                        draft.dates(messages).day(queue.cutOff().plusDays(day)),
                        "range",
                        queue.range(forecast, messages));
    }

    /**
     * The arithmetic of the whole queue, line by line, so that a reader can follow the sentence above it. Flows are a
     * day's averages over the observed weeks.
     */
    private static Block whole(WhatItTakesSpec spec, DraftContext draft) {
        QueueFigures queue = draft.facts().queue();
        ObservedQueue whole = queue.whole();
        QueueFlow day = QueueFigures.averageDay(whole);
        ClearingForecast forecast = queue.clearing(whole);
        LocalDate until = queue.cutOff().plusWeeks(spec.weeks());
        List<Block.TableRow> rows = List.of(
                row("received", rate(day.received()), draft),
                row("left", rate(day.left()), draft),
                row("answered", rate(day.answered()), draft),
                row("load", load(queue, whole), draft),
                row("open", Cell.count(whole.state().open()), draft),
                row("target-queue", Cell.count(allowed(queue, whole)), draft),
                row("pressure", pressure(queue, whole), draft),
                new Block.TableRow(
                        draft.text(w -> w.format(
                                draft.isPast(until) ? "what-it-takes.relief.past" : "what-it-takes.relief",
                                "day",
                                draft.dates(w).day(until),
                                "weeks",
                                w.format("count.weeks", "n", spec.weeks()))),
                        List.of(rate(queue.reliefADay(whole, spec.weeks())), none())),
                row("sustaining", rate(queue.sustainingADay(whole)), draft),
                new Block.TableRow(
                        draft.text(
                                w -> w.format("what-it-takes.clearing", "limit", PromiseText.limit(draft.facts(), w))),
                        List.of(clearingDay(forecast), Cell.words(draft.text(w -> clearingRange(forecast, w))))));
        return new Block.TableData(
                draft.text(w -> w.format("what-it-takes.arithmetic")),
                new TableColumns("what-it-takes.", draft::text)
                        .label("measure", 9)
                        .column("value", 2, Block.ChartKind.MEASURE)
                        .number("interval", 5)
                        .list(),
                rows,
                draft.text(w -> note(queue, draft, w)));
    }

    /** In days, as the value beside it; the sentence has both as dates. */
    private static String clearingRange(ClearingForecast forecast, Messages messages) {
        return messages.format(
                "what-it-takes.range", "low", days(forecast.low(), messages), "high", days(forecast.high(), messages));
    }

    private static String days(OptionalInt days, Messages messages) {
        return days.isEmpty()
                ? messages.format("what-it-takes.never")
                : messages.format("count.days", "n", days.getAsInt());
    }

    private static String note(QueueFigures queue, DraftContext draft, Messages messages) {
        List<LocalDate> weeks = queue.weeks();
        LocalDate last = weeks.get(weeks.size() - 1).plusDays(DAYS_OF_WEEK - 1L);
        return messages.format(
                "what-it-takes.note",
                "weeks",
                weeks.size(),
                "from",
                draft.dates(messages).day(weeks.get(0)),
                "to",
                draft.dates(messages).day(last));
    }

    private static Block.TableRow row(String name, Cell cell, DraftContext draft) {
        return new Block.TableRow(draft.text(w -> w.format("what-it-takes." + name)), List.of(cell, none()));
    }

    private static Cell none() {
        return Cell.words(BilingualText.EMPTY);
    }

    /**
     * The queue of each value of a dimension, with flows of a week.
     */
    private static Block slices(Dimension dimension, int weeks, DraftContext draft) {
        QueueFigures queue = draft.facts().queue();
        SortedMap<String, ObservedQueue> queues = queue.bySlice(dimension);
        List<Block.TableRow> rows = new ArrayList<>();
        for (String value : inOrder(dimension, queues, draft)) {
            ObservedQueue each = requireNonNull(queues.get(value));
            List<Cell> cells = new ArrayList<>(flow(each));
            cells.add(orFew(load(queue, each), each, draft));
            cells.add(Cell.count(each.state().open()));
            cells.add(orFew(Cell.count(allowed(queue, each)), each, draft));
            cells.add(orFew(rate(queue.reliefADay(each, weeks) * DAYS_OF_WEEK), each, draft));
            rows.add(new Block.TableRow(DimensionLabels.label(dimension, value, draft), cells));
        }
        return new Block.TableData(
                draft.text(w -> w.format("what-it-takes.by", "dimension", dimension.code())),
                new TableColumns("what-it-takes.", draft::text)
                        .titled(draft.text(w -> w.format("slice-name." + dimension.code())), 6, Block.ChartKind.LABEL)
                        .number("column.received", 2)
                        .number("column.left", 2)
                        .number("column.answered", 2)
                        .number("column.load", 2)
                        .number("column.open", 2)
                        .number("column.target-queue", 2)
                        .number("column.relief", 3)
                        .list(),
                rows,
                draft.text(w -> w.format("what-it-takes.by.note")));
    }

    /** In the policy's order, never by result; then what the policy does not name. */
    private static Set<String> inOrder(
            Dimension dimension, SortedMap<String, ObservedQueue> queues, DraftContext draft) {
        Set<String> values = new LinkedHashSet<>(
                DimensionLabels.order(dimension, draft.facts().policy()));
        values.retainAll(queues.keySet());
        values.addAll(queues.keySet());
        return values;
    }

    /**
     * The queue before each stage: what enters it, moves on and waits. The queue of a stage whose load is above 1 grows, whatever that of the whole does.
     */
    private static Block stages(DraftContext draft) {
        QueueFigures queue = draft.facts().queue();
        Map<String, ObservedQueue> queues = queue.byStage();
        List<Block.TableRow> rows = QueueCounts.STAGE_QUEUES.stream()
                .filter(queues::containsKey)
                .map(stage -> {
                    ObservedQueue each = requireNonNull(queues.get(stage));
                    List<Cell> cells = new ArrayList<>(flow(each));
                    cells.add(orFew(load(queue, each), each, draft));
                    cells.add(Cell.count(each.state().open()));
                    return new Block.TableRow(draft.text(w -> StageRows.name(stage, w)), cells);
                })
                .toList();
        return new Block.TableData(
                draft.text(w -> w.format("what-it-takes.stages")),
                new TableColumns("what-it-takes.", draft::text)
                        .label("column.stage", 8)
                        .number("column.entered", 2)
                        .number("column.left", 2)
                        .number("column.moved", 2)
                        .number("column.load", 2)
                        .number("column.waiting", 2)
                        .list(),
                rows,
                draft.text(w -> w.format("what-it-takes.stages.note")));
    }

    /** A week: of a small queue a day's numbers would be mostly 0. */
    private static List<Cell> flow(ObservedQueue queue) {
        QueueFlow week = queue.history().average();
        return List.of(rate(week.received()), rate(week.left()), rate(week.answered()));
    }

    private static Cell rate(double requests) {
        return Cell.number(CellUnit.NONE, requests);
    }

    /**
     * The demand that must be answered over what is answered: above 1 the queue grows. No data where nothing was answered.
     */
    private static Cell load(QueueFigures queue, ObservedQueue of) {
        return queue.arithmetic(of).load().isEmpty()
                ? Cell.noData(CellUnit.SHARE)
                : Cell.number(CellUnit.SHARE, queue.arithmetic(of).load().getAsDouble());
    }

    /** The longest queue that keeps the promise at this pace, rounded down: a request more would break it. */
    private static long allowed(QueueFigures queue, ObservedQueue of) {
        return (long) queue.arithmetic(of).targetQueue();
    }

    /** Twice the mean wait over the target, see {@link org.rida.metric.capacity.QueueArithmetic#pressure}; no data where nobody waits. */
    private static Cell pressure(QueueFigures queue, ObservedQueue of) {
        return of.meanWait().isEmpty()
                ? Cell.noData(CellUnit.SHARE)
                : Cell.number(
                        CellUnit.SHARE,
                        queue.arithmetic(of).pressure(of.meanWait().getAsDouble()));
    }

    /** Days from the cut-off with their interval; words where the queue never clears at this pace. */
    private static Cell clearingDay(ClearingForecast forecast) {
        return forecast.day().isEmpty()
                ? Cell.words(BilingualText.ofMessage("what-it-takes.never"))
                : Cell.estimate(
                        CellUnit.DAYS, forecast.day().getAsInt(), toDouble(forecast.low()), toDouble(forecast.high()));
    }

    private static @Nullable Double toDouble(OptionalInt day) {
        return day.isEmpty() ? null : (double) day.getAsInt();
    }

    /** Of few requests a ratio says nothing: words stand in its place, while the counts it would be made of are shown. */
    private static Cell orFew(Cell cell, ObservedQueue queue, DraftContext draft) {
        return QueueFigures.isOfFew(queue) ? Cell.words(draft.text(w -> w.format("what-it-takes.few"))) : cell;
    }
}

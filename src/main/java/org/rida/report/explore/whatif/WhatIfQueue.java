package org.rida.report.explore.whatif;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.capacity.ClearingForecast;
import org.rida.metric.capacity.PromiseTarget;
import org.rida.metric.capacity.QueueArithmetic;
import org.rida.metric.capacity.WhatIf;
import org.rida.policy.ClockVersion;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.QueueFigures;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.ObservedQueue;
import org.springframework.stereotype.Service;

/** Compares the queue at the last day of the data with what other answers a day, another target or time would make of it. */
@Service
public class WhatIfQueue {

    private static final double WEEK = 7;

    private final FigureSources sources;
    private final MetricCatalog texts;

    WhatIfQueue(FigureSources sources, MetricCatalog texts) {
        this.sources = sources;
        this.texts = texts;
    }

    /** Empty when nothing was counted yet. */
    public Optional<WhatIfView> view(WhatIfQuestion question) {
        return DataCoverage.of(sources.database()).map(coverage -> {
            QueueFigures queue = new QueueFigures(
                    sources.database(), sources.policy(), coverage, coverage.coversTo(), question.filter());
            return queue.refusal().isPresent() ? refused(queue, question) : answered(queue, question);
        });
    }

    private WhatIfView refused(QueueFigures queue, WhatIfQuestion question) {
        return new WhatIfView(
                question.answers().orElse(0),
                question.target().orElse(queue.targetDays()),
                question.target().isPresent()
                        || queue.coming(QueueFigures.RELIEF_WEEKS).isEmpty(),
                question.weeks().orElse(QueueFigures.RELIEF_WEEKS),
                texts.text(queue::reason),
                new Block.TableData(BilingualText.EMPTY, List.of(), List.of(), BilingualText.EMPTY));
    }

    private WhatIfView answered(QueueFigures queue, WhatIfQuestion question) {
        int weeks = question.weeks().orElse(QueueFigures.RELIEF_WEEKS);
        // without one of its own, each request has the promise of the day on which it is received
        OptionalInt asked = question.target();
        int promised = queue.targetDays(queue.cutOff().plusWeeks(weeks));
        int target = asked.orElse(promised);
        ObservedQueue whole = queue.whole();
        double now = QueueFigures.averageDay(whole).answered();
        double answers = question.answers().orElseGet(() -> enough(whole, target, weeks));
        WhatIf asIs = queue.whatIf(now, weeks);
        WhatIf then = asked.isPresent() ? queue.whatIf(answers, target, weeks) : queue.whatIf(answers, weeks);
        return new WhatIfView(
                answers,
                target,
                asked.isPresent() || queue.coming(weeks).isEmpty(),
                weeks,
                texts.text(w -> sentence(answers, then, queue.cutOff().plusWeeks(weeks), w)),
                table(
                        queue,
                        whole,
                        weeks,
                        // as the answers were, which vary from week to week
                        new Scenario(now, promised, asIs, queue.clearing(whole)),
                        new Scenario(answers, target, then, then.clearing())));
    }

    /** @param answers a day */
    private record Scenario(double answers, int target, WhatIf result, ClearingForecast clearing) {}

    /**
     * The answers a day that reach the target in time, rounded up to one decimal, so that they do.
     *
     * <p>See {@link QueueArithmetic#reliefCapacity}: what comes in and leaves meanwhile is as much as it was on average in
     * the observed weeks.
     */
    private static double enough(ObservedQueue queue, int target, int weeks) {
        double needed =
                new QueueArithmetic(queue.history().average(), queue.state().open(), PromiseTarget.ofDays(target))
                                .reliefCapacity(weeks)
                        / WEEK;
        return BigDecimal.valueOf(Math.max(0, needed))
                .setScale(1, RoundingMode.CEILING)
                .doubleValue();
    }

    /**
     * Whether so many answers a day are enough by the day, and if not, how many would be. Requests are whole in words,
     * however the average falls.
     */
    private static String sentence(double answers, WhatIf then, LocalDate day, Messages messages) {
        long after = Math.round(then.openAfter());
        long allowed = (long) then.targetQueue();
        return messages.format(
                after <= allowed ? "what-if.sentence.enough" : "what-if.sentence",
                "answers",
                number(answers, messages),
                "after",
                messages.number(after),
                "requests",
                messages.format("count.requests", "n", after),
                "day",
                new DateFormatter(messages).day(day),
                "allowed",
                messages.number(allowed),
                "needed",
                messages.number(Math.max(0, then.relief() / WEEK), 1));
    }

    /** Without a decimal where there is none, as people write it into the field. */
    private static String number(double answers, Messages messages) {
        return messages.number(answers, answers == Math.rint(answers) ? 0 : 1);
    }

    private Block.TableData table(QueueFigures queue, ObservedQueue whole, int weeks, Scenario now, Scenario then) {
        LocalDate end = queue.cutOff().plusWeeks(weeks);
        return new Block.TableData(
                texts.text(w -> w.format("what-if.title")),
                new TableColumns("", texts::text)
                        .label("what-it-takes.measure", 8)
                        .column("what-if.now", 4, Block.ChartKind.MEASURE)
                        .column("what-if.then", 4, Block.ChartKind.MEASURE)
                        .list(),
                List.of(
                        row(w -> w.format("what-it-takes.answered"), now, then, s -> rate(s.answers())),
                        row(
                                w -> w.format("what-if.target-days"),
                                now,
                                then,
                                s -> Cell.number(CellUnit.DAYS, s.target())),
                        row(w -> w.format("what-it-takes.load"), now, then, WhatIfQueue::load),
                        row(
                                w -> w.format("what-if.open-now", "day", new DateFormatter(w).day(queue.cutOff())),
                                now,
                                then,
                                s -> Cell.count(whole.state().open())),
                        row(
                                w -> w.format("what-if.target-queue"),
                                now,
                                then,
                                s -> Cell.count((long) s.result().targetQueue())),
                        row(
                                w -> w.format(
                                        "what-if.open-after",
                                        "day",
                                        new DateFormatter(w).day(end),
                                        "weeks",
                                        w.format("count.weeks", "n", weeks)),
                                now,
                                then,
                                s -> Cell.count(Math.round(s.result().openAfter()))),
                        row(
                                w -> w.format("what-if.relief"),
                                now,
                                then,
                                s -> rate(Math.max(0, s.result().relief() / WEEK))),
                        row(
                                w -> w.format("what-it-takes.sustaining"),
                                now,
                                then,
                                s -> rate(s.result().sustaining() / WEEK)),
                        row(w -> w.format("what-if.clears"), now, then, s -> words(w -> clears(queue, s, w))),
                        row(
                                w -> w.format("what-it-takes.interval"),
                                now,
                                then,
                                s -> words(w -> queue.range(s.clearing(), w)))),
                texts.text(w -> Stream.of(dated(queue, weeks, w), working(queue, w), note(queue, w))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" "))));
    }

    /** That another promise comes into force meanwhile; empty where none does. */
    private static String dated(QueueFigures queue, int weeks, Messages messages) {
        return queue.coming(weeks)
                .map(version -> messages.format(
                        "what-if.dated",
                        "day",
                        new DateFormatter(messages).day(version.inForceFrom()),
                        "now",
                        messages.format(
                                "count.days.object", "n", queue.promise().targetDays()),
                        "then",
                        messages.format("count.days.object", "n", version.targetDays())))
                .orElse("");
    }

    /** That a promise in working days is followed here by its calendar days; empty for one in calendar days. */
    private static String working(QueueFigures queue, Messages messages) {
        ClockVersion promise = queue.promise();
        return promise.headline() == ClockVersion.Basis.CALENDAR
                ? ""
                : messages.format(
                        "what-if.working",
                        "working",
                        promise.targetWorkingDays(),
                        "days",
                        messages.format("count.days.object", "n", promise.targetDays()));
    }

    /** Names the first and the last day of the observed weeks, from which both scenarios take their averages. */
    private static String note(QueueFigures queue, Messages messages) {
        List<LocalDate> weeks = queue.weeks();
        DateFormatter dates = new DateFormatter(messages);
        return messages.format(
                "what-if.note",
                "weeks",
                weeks.size(),
                "from",
                dates.day(weeks.get(0)),
                "to",
                dates.day(weeks.get(weeks.size() - 1).plusDays((long) WEEK - 1)));
    }

    private Block.TableRow row(
            Function<Messages, String> label, Scenario now, Scenario then, Function<Scenario, Cell> cell) {
        return new Block.TableRow(texts.text(label), List.of(cell.apply(now), cell.apply(then)));
    }

    private Cell words(Function<Messages, String> text) {
        return Cell.words(texts.text(text));
    }

    private static Cell rate(double aDay) {
        return Cell.number(CellUnit.NONE, aDay);
    }

    /** The report says the same of a queue that grows: the old ones are answered soon, and new ones come to wait as long. */
    private static String clears(QueueFigures queue, Scenario scenario, Messages messages) {
        String day = queue.day(scenario.clearing().day(), messages);
        boolean grows = scenario.result().load().stream().anyMatch(load -> load > 1);
        return grows && scenario.clearing().day().isPresent()
                ? messages.format("what-if.clears.growing", "day", day)
                : day;
    }

    /** The demand that must be answered over what is answered; no data where nothing is answered. */
    private static Cell load(Scenario scenario) {
        return scenario.result().load().isEmpty()
                ? Cell.noData(CellUnit.SHARE)
                : Cell.number(CellUnit.SHARE, scenario.result().load().getAsDouble());
    }
}

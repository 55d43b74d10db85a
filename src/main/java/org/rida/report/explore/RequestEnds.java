package org.rida.report.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Interval;
import org.rida.metric.KaplanMeier;
import org.rida.metric.Unit;
import org.rida.metric.survival.AalenJohansen;
import org.rida.metric.survival.AalenJohansen.End;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.report.context.FigureCells;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.tally.count.SliceFilter;

/**
 * How the requests received in three months ended by each day: being answered and leaving without an answer compete, so the
 * headline is the estimate of Aalen and Johansen. The one of Kaplan and Meier stands beside it under its own name; it speaks as
 * if nobody had left.
 */
record RequestEnds(FigureCalculator figures, Period month, MetricCatalog texts) {

    /** In days after receipt, up to which curves and mean times are told. */
    static final int HORIZON = 60;

    private static final double HALF = .5;
    private static final double MOST = .9;

    /** Days of the table: whole weeks up to the usual promises, then the horizon. */
    private static final List<Integer> DAYS = List.of(7, 14, 21, 28, 42, HORIZON);

    /**
     * @param counts of the requests that the filter selects
     * @param by whose values are compared; not beside a filter
     * @return empty without requests
     */
    Optional<EndsView> view(Counts counts, SliceFilter filter, Dimension by) {
        AalenJohansen ends = ends(counts);
        return ends.n() == 0
                ? Optional.empty()
                : Optional.of(new EndsView(
                        byDay(ends),
                        figures.targetDays(month),
                        texts.text(w -> sentence(ends, w)),
                        table(ends, KaplanMeier.of(answered(counts), censored(counts))),
                        filter.isEverybody() ? new EndsByGroup(figures, month, texts).table(by) : null));
    }

    /** Requests by the day on which they were answered, counted from receipt. */
    static DayCounts answered(Counts counts) {
        return counts.days("answered:");
    }

    /** As if leaving were no end. */
    static DayCounts censored(Counts counts) {
        return counts.days("left:").combine(counts.days("censored:"));
    }

    /** Leaving competes with being answered; requests that still wait are censored on the last day that is known. */
    static AalenJohansen ends(Counts counts) {
        return AalenJohansen.of(answered(counts), counts.days("left:"), counts.days("censored:"));
    }

    private static List<Shares> byDay(AalenJohansen ends) {
        return IntStream.rangeClosed(0, HORIZON)
                .mapToObj(ends::after)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** At the target day, or at the last day that is known if that is earlier. */
    private String sentence(AalenJohansen ends, Messages messages) {
        int day = Math.min(figures.targetDays(month), ends.followUp().orElseThrow());
        Shares shares = ends.after(day).orElseThrow();
        return messages.format(
                "ends.sentence",
                "requests",
                messages.format("count.requests.object", "n", ends.n()),
                "day",
                messages.number(day),
                "answered",
                messages.percent(shares.answered(), 1),
                "left",
                messages.percent(shares.left(), 1),
                "waiting",
                messages.percent(shares.waiting(), 1),
                "reached",
                isReached(ends, MOST) ? "most" : isReached(ends, HALF) ? "half" : "none",
                "median",
                quantile(ends, HALF, messages),
                "most",
                quantile(ends, MOST, messages));
    }

    private static boolean isReached(AalenJohansen ends, double p) {
        return ends.quantile(p).day().isPresent();
    }

    /** The day by which a share is answered; empty where so many never are within what is known. */
    private static String quantile(AalenJohansen ends, double p, Messages messages) {
        KaplanMeier.Quantile quantile = ends.quantile(p);
        if (quantile.day().isEmpty()) {
            return "";
        }
        String day = messages.number(quantile.day().getAsInt());
        return quantile.interval()
                .map(i -> messages.format("ends.day", "day", day, "range", FigureCells.range(Unit.DAYS, i, messages)))
                .orElse(day);
    }

    /** @param nobodyLeft the estimate of Kaplan and Meier, as if nobody had left */
    private Block.TableData table(AalenJohansen ends, KaplanMeier nobodyLeft) {
        SortedSet<Integer> days = new TreeSet<>(DAYS);
        days.add(figures.targetDays(month));
        List<Block.TableRow> rows = new ArrayList<>();
        for (int day : days) {
            Optional<Shares> shares = ends.after(day);
            rows.add(new Block.TableRow(
                    texts.text(w -> w.format("ends.by-day", "day", w.number(day))),
                    List.of(
                            share(shares.map(Shares::answered), ends.interval(End.ANSWERED, day)),
                            interval(ends.interval(End.ANSWERED, day), Unit.SHARE, texts),
                            share(shares.map(Shares::left), ends.interval(End.LEFT, day)),
                            share(shares.map(Shares::waiting), Optional.empty()),
                            share(boxed(nobodyLeft.answeredBy(day)), nobodyLeft.answeredByInterval(day)))));
        }
        return new Block.TableData(
                texts.text(w -> w.format("ends.title")),
                new TableColumns("", texts::text)
                        .label("ends.column.day", 3)
                        .number("ends.column.answered", 2)
                        .number("what-it-takes.interval", 3)
                        .number("ends.column.left", 2)
                        .number("ends.column.waiting", 2)
                        .number("ends.column.kaplan-meier", 4)
                        .list(),
                rows,
                texts.text(w -> w.format("ends.note")));
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    static Cell share(Optional<Double> share, Optional<Interval> interval) {
        return share.map(value -> cell(CellUnit.SHARE, value, interval)).orElseGet(() -> Cell.noData(CellUnit.SHARE));
    }

    static Cell cell(CellUnit unit, double value, Optional<Interval> interval) {
        return Cell.estimate(
                unit,
                value,
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null));
    }

    static Cell interval(Optional<Interval> interval, Unit unit, MetricCatalog texts) {
        return Cell.words(interval.map(i -> texts.text(w -> FigureCells.range(unit, i, w)))
                .orElse(BilingualText.EMPTY));
    }
}

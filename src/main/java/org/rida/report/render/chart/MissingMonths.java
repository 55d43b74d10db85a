package org.rida.report.render.chart;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;

/**
 * What a reader needs to know of the months of a series that are not drawn, or not judged. The chart shows gaps and hollow
 * points; this note names them.
 */
final class MissingMonths {

    /** Months that follow one another in the step of the series; both ends belong to it. */
    private record MissingSpan(YearMonth from, YearMonth to) {}

    private final List<Block.ChartPoint> points;
    private final int step;
    private final Messages messages;
    private final CellFormatter formatter;

    MissingMonths(Block.XmrSeries series, Messages messages) {
        this.points = series.points();
        this.step = series.step();
        this.messages = messages;
        this.formatter = new CellFormatter(messages);
    }

    /** Names the months without data, withheld and provisional, consecutive ones as a range; empty when there are none. */
    String note() {
        boolean small =
                points.stream().anyMatch(p -> p.value() != null && p.judgement() == Block.ChartJudgement.TOO_FEW);
        return Stream.of(
                        named("report.xmr.gaps", withoutData()),
                        named("report.xmr.withheld", months(p -> p.judgement() == Block.ChartJudgement.WITHHELD)),
                        named("report.xmr.provisional", months(p -> p.judgement() == Block.ChartJudgement.PROVISIONAL)),
                        small ? messages.format("report.xmr.few") : "")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String named(String key, SortedSet<YearMonth> months) {
        String comma = messages.format("report.comma") + " ";
        return months.isEmpty()
                ? ""
                : messages.format(
                        key, "months", spans(months).stream().map(this::named).collect(Collectors.joining(comma)));
    }

    private String named(MissingSpan span) {
        String from = formatter.month(span.from());
        return span.from().equals(span.to()) ? from : from + " – " + formatter.month(span.to());
    }

    /** In the order of the calendar. */
    private SortedSet<YearMonth> months(Predicate<Block.ChartPoint> which) {
        return points.stream()
                .filter(which)
                .map(Block.ChartPoint::month)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From the first to the last point of the series: those that have no value, or no point at all. */
    private SortedSet<YearMonth> withoutData() {
        SortedSet<YearMonth> missing = new TreeSet<>();
        if (!points.isEmpty()) {
            YearMonth last = points.get(points.size() - 1).month();
            for (YearMonth month = points.get(0).month(); !month.isAfter(last); month = month.plusMonths(step)) {
                missing.add(month);
            }
        }
        missing.removeAll(months(p -> p.value() != null || p.judgement() == Block.ChartJudgement.WITHHELD));
        return missing;
    }

    /** Joins months that follow one another: ten gaps would fill the page. */
    private List<MissingSpan> spans(SortedSet<YearMonth> months) {
        List<MissingSpan> spans = new ArrayList<>();
        for (YearMonth month : months) {
            int end = spans.size() - 1;
            if (end >= 0 && spans.get(end).to().plusMonths(step).equals(month)) {
                spans.set(end, new MissingSpan(spans.get(end).from(), month));
            } else {
                spans.add(new MissingSpan(month, month));
            }
        }
        return spans;
    }
}

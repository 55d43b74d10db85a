package org.rida.report.render.chart;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;

/** Finds the months without data within a series. The chart shows gaps; this note names them. */
final class MissingMonths {

    private record MissingSpan(YearMonth from, YearMonth to) {}

    private final List<Block.ChartPoint> points;
    private final Messages messages;
    private final CellFormatter formatter;

    MissingMonths(List<Block.ChartPoint> points, Messages messages) {
        this.points = points;
        this.messages = messages;
        this.formatter = new CellFormatter(messages);
    }

    /** Names the missing months, consecutive ones as a range; empty when there are none. */
    String note() {
        List<MissingSpan> spans = spans();
        if (spans.isEmpty()) {
            return "";
        }
        String comma = messages.format("report.comma") + " ";
        return messages.format(
                "report.xmr.gaps", "months", spans.stream().map(this::named).collect(Collectors.joining(comma)));
    }

    private String named(MissingSpan span) {
        String from = formatter.month(span.from());
        return span.from().equals(span.to()) ? from : from + " – " + formatter.month(span.to());
    }

    /** Consecutive missing months, from the first to the last point of the series. */
    private List<MissingSpan> spans() {
        List<MissingSpan> spans = new ArrayList<>();
        if (points.isEmpty()) {
            return spans;
        }
        Set<YearMonth> known = points.stream()
                .filter(p -> p.value() != null)
                .map(Block.ChartPoint::month)
                .collect(Collectors.toSet());
        YearMonth last = points.get(points.size() - 1).month();
        for (YearMonth month = points.get(0).month(); !month.isAfter(last); month = month.plusMonths(1)) {
            if (!known.contains(month)) {
                extend(spans, month);
            }
        }
        return spans;
    }

    private static void extend(List<MissingSpan> spans, YearMonth month) {
        int end = spans.size() - 1;
        if (end >= 0 && spans.get(end).to().plusMonths(1).equals(month)) {
            spans.set(end, new MissingSpan(spans.get(end).from(), month));
        } else {
            spans.add(new MissingSpan(month, month));
        }
    }
}

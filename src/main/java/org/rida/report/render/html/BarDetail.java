package org.rida.report.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;
import org.rida.metric.Share;
import org.rida.metric.comparison.FunnelLimits;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.chart.EndsChart;
import org.rida.report.render.chart.FunnelChart;

/** What a page tells of charts without months when somebody points at a group, a day, an answer or a bar. */
final class BarDetail {

    private final Messages messages;
    private final HtmlText text;
    private final CellFormatter cells;

    BarDetail(Messages messages) {
        this.messages = messages;
        this.text = new HtmlText(messages);
        this.cells = new CellFormatter(messages);
    }

    /**
     * Each group with its share, its cases, the interval of Wilson and where it lies between the limits of chance.
     *
     * @param href address of a group by its name; null for one without
     */
    List<PointDetail> groups(
            FunnelChart chart, List<Spot> wide, List<Spot> narrow, Function<String, @Nullable String> href) {
        return IntStream.range(0, chart.groups().size())
                .mapToObj(i -> {
                    FunnelChart.FunnelGroup group = chart.groups().get(i);
                    return PointDetail.of(
                            wide.get(i),
                            narrow.get(i),
                            href.apply(group.name()),
                            List.of(
                                    group.name(),
                                    share(group.share()),
                                    interval(group.share()),
                                    position(chart.limits(), group.share())));
                })
                .toList();
    }

    private String position(FunnelLimits limits, Share share) {
        return messages.format("funnel.position."
                + limits.position(share.value().orElseThrow(), (double) share.denominator())
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'));
    }

    /** Each day with the shares answered, left and waiting by then. */
    List<PointDetail> days(EndsChart chart, List<Spot> wide, List<Spot> narrow) {
        return IntStream.range(0, chart.byDay().size())
                .mapToObj(day -> {
                    Shares shares = chart.byDay().get(day);
                    return PointDetail.of(
                            wide.get(day),
                            narrow.get(day),
                            null,
                            List.of(
                                    messages.format("chart.point.day", "n", day),
                                    named("ends.column.answered", shares.answered()),
                                    named("ends.column.left", shares.left()),
                                    named("ends.column.waiting", shares.waiting())));
                })
                .toList();
    }

    private String named(String key, double share) {
        return messages.format(
                "chart.point.earlier", "name", messages.format(key), "value", messages.percent(share, 1));
    }

    /** Each answer that is drawn, from the best to the worst. */
    List<PointDetail> answers(Block.AnswerDistribution answers, List<Spot> spots) {
        List<PointDetail> points = new ArrayList<>();
        for (int i = 0; i < spots.size(); i++) {
            Long n = answers.counts().get(i);
            if (n != null && n > 0) {
                Share share = new Share(n, answers.n());
                String name = text.text(answers.label()) + ": " + messages.format("xlsx.answer." + (spots.size() - i));
                points.add(
                        PointDetail.of(spots.get(i), spots.get(i), null, List.of(name, share(share), interval(share))));
            }
        }
        return points;
    }

    /** A bar of a table with its row and column, its cases and its interval. */
    List<PointDetail> cell(Block.TableData table, int column, Block.TableRow row, Spot spot) {
        Cell cell = row.cells().get(column - 1);
        Block.TableColumn head = table.columns().get(column);
        List<String> lines = new ArrayList<>();
        lines.add(text.text(row.label()));
        Long part = cell.numerator();
        Long n = cell.denominator();
        String value = cells.withUnit(cell);
        if (head.drawing().hasNumbers()) {
            value = cell.unit() == Cell.CellUnit.SHARE && part != null && n != null
                    ? share(new Share(part, n))
                    : n != null && n > 0
                            ? messages.format("chart.point.value", "value", value, "n", messages.number(n))
                            : value;
            lines.add(messages.format("chart.point.earlier", "name", text.text(head.title()), "value", value));
            if (cell.isQuotient() && part != null && n != null) {
                lines.add(interval(new Share(part, n)));
            }
        } else {
            beside(table, column, row, lines);
        }
        return List.of(PointDetail.of(spot, spot, null, lines));
    }

    /** A drawing that repeats the numbers beside it is told by them. */
    private void beside(Block.TableData table, int column, Block.TableRow row, List<String> lines) {
        for (int before = 1; before < column; before++) {
            Block.TableColumn other = table.columns().get(before);
            lines.add(messages.format(
                    "chart.point.earlier",
                    "name",
                    text.text(other.title()),
                    "value",
                    cells.in(row.cells().get(before - 1), other.drawing())));
        }
    }

    private String share(Share share) {
        return messages.format(
                "chart.point.share",
                "value",
                messages.percent(share.value().orElse(0), 1),
                "part",
                messages.number(share.numerator()),
                "n",
                messages.number(share.denominator()));
    }

    private String interval(Share share) {
        return share.wilson()
                .map(interval -> PointDetail.interval(interval, messages))
                .orElse("");
    }
}

package org.rida.report.render.chart;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rida.report.document.Block;
import org.rida.report.render.chart.Canvas.Anchor;
import org.rida.report.render.chart.Canvas.Lettering;
import org.rida.report.render.chart.Canvas.Spot;

/**
 * Places the label of a horizontal line at one of its ends, above or below it, where it overlaps neither the series
 * nor another line.
 */
final class LineLabel {

    /** Estimated size of a label in points. */
    private static final double WIDTH = 72;

    private static final double HEIGHT = 13;
    /** Between the line and its name. */
    private static final double GAP = 3;

    private final Block.XmrSeries xmr;
    private final Plot plot;
    private final double highest;
    private final double lowest;

    /**
     * @param highest smallest y of the line
     * @param lowest greatest y of the line; differs from the other where the line varies by month
     */
    LineLabel(Block.XmrSeries xmr, Plot plot, double highest, double lowest) {
        this.xmr = xmr;
        this.plot = plot;
        this.highest = highest;
        this.lowest = lowest;
    }

    private record LabelPosition(Anchor anchor, boolean above) {}

    /**
     * Falls back to the first position when none is free.
     *
     * @param first the end that is preferred
     */
    void draw(Canvas canvas, String label, Lettering lettering, Anchor first) {
        Anchor second = first == Anchor.LEFT ? Anchor.RIGHT : Anchor.LEFT;
        List<LabelPosition> places = List.of(
                new LabelPosition(first, true),
                new LabelPosition(first, false),
                new LabelPosition(second, true),
                new LabelPosition(second, false));
        LabelPosition place = places.stream().filter(this::isFree).findFirst().orElse(places.get(0));
        double x = place.anchor() == Anchor.LEFT ? plot.left() + 4 : plot.right() - 4;
        canvas.text(label, new Spot(x, place.above() ? highest - GAP - 1 : lowest + 10), place.anchor(), lettering);
    }

    private boolean isFree(LabelPosition place) {
        double from = place.anchor() == Anchor.LEFT ? plot.left() : plot.right() - WIDTH;
        double top = place.above() ? highest - GAP - HEIGHT : lowest + GAP;
        boolean onPage = top >= 0 && top + HEIGHT <= plot.bottom();
        return onPage
                && marks().noneMatch(s -> s.x() >= from - 4
                        && s.x() <= from + WIDTH + 4
                        && s.y() >= top - 2
                        && s.y() <= top + HEIGHT + 2);
    }

    /** Everything that a label must not cover. */
    private Stream<Spot> marks() {
        return xmr.points().stream().flatMap(this::marks);
    }

    private Stream<Spot> marks(Block.ChartPoint point) {
        Stream<Spot> value = Stream.ofNullable(point.value()).map(v -> plot.spot(point.month(), v));
        Stream<Spot> levels = Stream.of(point.centre(), point.lower(), point.upper(), xmr.target())
                .filter(Objects::nonNull)
                .map(plot::y)
                .flatMap(y -> Stream.of(plot.before(point.month()), plot.x(point.month()), plot.after(point.month()))
                        .map(x -> new Spot(x, y)));
        return Stream.concat(value, levels);
    }
}

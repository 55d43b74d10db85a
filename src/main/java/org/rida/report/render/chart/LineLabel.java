package org.rida.report.render.chart;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rida.report.document.Block;
import org.rida.report.render.chart.Canvas.Anchor;
import org.rida.report.render.chart.Canvas.Lettering;
import org.rida.report.render.chart.Canvas.Spot;

/** Puts a line's name at an end of the line, above or below, where neither the series nor another line runs through it. */
final class LineLabel {

    private static final double WIDTH = 72;
    private static final double HEIGHT = 13;
    /** Between the line and its name. */
    private static final double GAP = 3;

    private final Block.XmrSeries xmr;
    private final Plot plot;
    private final double highest;
    private final double lowest;

    /**
     * @param highest place of the line on the page
     * @param lowest differs where the line moves by month
     */
    LineLabel(Block.XmrSeries xmr, Plot plot, double highest, double lowest) {
        this.xmr = xmr;
        this.plot = plot;
        this.highest = highest;
        this.lowest = lowest;
    }

    private record LabelPosition(Anchor anchor, boolean above) {}

    /** @param first the end that is tried first */
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

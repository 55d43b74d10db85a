package org.rida.report.chart;

import java.util.Objects;
import java.util.stream.Stream;
import org.rida.report.Block;
import org.rida.report.chart.Canvas.Anchor;
import org.rida.report.chart.Canvas.Lettering;
import org.rida.report.chart.Canvas.Spot;

/** Puts the target's name at an end of its line, above or below, where the series does not run through it. */
final class TargetLabel {

    private static final double WIDTH = 72;
    private static final double HEIGHT = 13;

    private final Block.Xmr xmr;
    private final Plot plot;
    private final double line;

    TargetLabel(Block.Xmr xmr, Plot plot, double line) {
        this.xmr = xmr;
        this.plot = plot;
        this.line = line;
    }

    void draw(Canvas canvas, String label, Lettering lettering) {
        Anchor anchor = free(Anchor.LEFT, true)
                        || free(Anchor.LEFT, false)
                        || !free(Anchor.RIGHT, true) && !free(Anchor.RIGHT, false)
                ? Anchor.LEFT
                : Anchor.RIGHT;
        boolean above = free(anchor, true) || !free(anchor, false);
        double x = anchor == Anchor.LEFT ? plot.left() + 4 : plot.right() - 4;
        canvas.text(label, new Spot(x, above ? line - 4 : line + 10), anchor, lettering);
    }

    private boolean free(Anchor anchor, boolean above) {
        double from = anchor == Anchor.LEFT ? plot.left() : plot.right() - WIDTH;
        double top = above ? line - HEIGHT : line;
        boolean onPage = top >= 0 && top + HEIGHT <= plot.bottom();
        return onPage
                && marks().noneMatch(s -> s.x() >= from - 4
                        && s.x() <= from + WIDTH + 4
                        && s.y() >= top - 2
                        && s.y() <= top + HEIGHT + 2);
    }

    private Stream<Spot> marks() {
        return xmr.points().stream().flatMap(p -> Stream.of(p.value(), p.centre(), p.lower(), p.upper())
                .filter(Objects::nonNull)
                .map(v -> plot.spot(p.month(), v)));
    }
}

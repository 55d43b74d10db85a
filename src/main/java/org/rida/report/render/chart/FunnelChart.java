package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.rida.i18n.Messages;
import org.rida.metric.Share;
import org.rida.metric.comparison.FunnelLimits;
import org.rida.metric.comparison.FunnelLimits.FunnelPosition;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;

/**
 * Groups by their number of cases and their share, between the limits of chance around the whole. Only groups outside the 99.8 %
 * limits are named: within, an order of groups means nothing.
 *
 * @param groups with at least one case each
 */
public record FunnelChart(FunnelLimits limits, List<FunnelGroup> groups, Messages messages) implements Drawing {

    private static final double LEFT = Plot.AXIS_WIDTH;
    private static final double RIGHT = 14;
    private static final double TOP = 10;
    private static final double BELOW = 24;
    /** Points of each limit, enough for the eye to see a curve. */
    private static final int PARTS = 60;

    private static final int PERCENT_STEPS = 5;
    /** The axis goes on behind the largest group, so that its point does not lie on the edge. */
    private static final double BEYOND_THE_LARGEST = 1.08;
    /** Radius of a group's point, in points. */
    private static final double POINT = 4;

    private static final Lettering SMALL = new Lettering(8.5, false, Palette.QUIET);
    private static final Lettering NAME = new Lettering(9, true, Palette.INK);

    /** @param name in the chart's language */
    public record FunnelGroup(String name, Share share) {

        double value() {
            return share.value().orElseThrow();
        }
    }

    /**
     * The area between the axes.
     *
     * @param most cases at its right edge
     * @param lowest share at its lower edge
     */
    private record FunnelFrame(double left, double right, double top, double bottom, double most, double lowest) {

        double x(double n) {
            return left + n * (right - left) / most;
        }

        double y(double share) {
            return bottom - (share - lowest) * (bottom - top) / (1 - lowest);
        }
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        FunnelFrame frame = frame(width, height);
        axes(canvas, frame);
        limit(canvas, frame, n -> limits.at998(n).high(), Stroke.solid(Palette.CENTRE, 1));
        limit(canvas, frame, n -> limits.at998(n).low(), Stroke.solid(Palette.CENTRE, 1));
        limit(canvas, frame, n -> limits.at95(n).high(), new Stroke(Palette.CENTRE, 1, Stroke.Dash.DASHED));
        limit(canvas, frame, n -> limits.at95(n).low(), new Stroke(Palette.CENTRE, 1, Stroke.Dash.DASHED));
        canvas.line(
                frame.left(),
                frame.y(limits.baseline()),
                frame.right(),
                frame.y(limits.baseline()),
                Stroke.solid(Palette.TEAL, 1.2));
        groups.forEach(group -> group(canvas, frame, group));
    }

    /** Where each group is drawn. */
    public List<Spot> spots(double width, double height) {
        FunnelFrame frame = frame(width, height);
        return groups.stream().map(group -> spot(group, frame)).toList();
    }

    private FunnelFrame frame(double width, double height) {
        return new FunnelFrame(LEFT, width - RIGHT, TOP, height - BELOW, most(), lowest());
    }

    private static Spot spot(FunnelGroup group, FunnelFrame frame) {
        return new Spot(frame.x((double) group.share().denominator()), frame.y(group.value()));
    }

    private double most() {
        return groups.stream().mapToLong(g -> g.share().denominator()).max().orElseThrow() * BEYOND_THE_LARGEST;
    }

    /** A multiple of a fifth below all points. */
    private double lowest() {
        double least = groups.stream().mapToDouble(FunnelGroup::value).min().orElseThrow();
        return Math.floor(Math.min(least, limits.baseline()) * PERCENT_STEPS * .98) / PERCENT_STEPS;
    }

    /** Shares up to 100 %, with more lines where the range is short. */
    private void axes(Canvas canvas, FunnelFrame frame) {
        int steps = (int) Math.round((1 - frame.lowest()) * PERCENT_STEPS);
        int parts = steps > 2 ? steps : steps * 2;
        for (int i = 0; i <= parts; i++) {
            double share = frame.lowest() + (1 - frame.lowest()) * i / parts;
            canvas.line(frame.left(), frame.y(share), frame.right(), frame.y(share), Stroke.solid(Palette.LINE, 0.7));
            canvas.text(messages.percent(share), new Spot(frame.left() - 6, frame.y(share) + 3), Anchor.RIGHT, SMALL);
        }
        double step = step(frame.most());
        for (double n = 0; n <= frame.most(); n += step) {
            canvas.text(
                    messages.number(Math.round(n)), new Spot(frame.x(n), frame.bottom() + 14), Anchor.MIDDLE, SMALL);
        }
        canvas.text(messages.format("funnel.n"), new Spot(frame.left() - 12, frame.bottom() + 14), Anchor.RIGHT, SMALL);
    }

    /** 1, 2 or 5 times a power of ten, at most six steps. */
    private static double step(double most) {
        double step = Math.max(1, Math.pow(10, Math.floor(Math.log10(most)) - 1));
        while (most / step > 6) {
            double leading = step / Math.pow(10, Math.floor(Math.log10(step)));
            step *= Math.round(leading) == 2 ? 2.5 : 2;
        }
        return step;
    }

    /** The limits are steep at small numbers: points lie closer there. */
    private void limit(Canvas canvas, FunnelFrame frame, DoubleUnaryOperator limit, Stroke stroke) {
        List<Spot> spots = new ArrayList<>();
        for (int i = 1; i <= PARTS; i++) {
            double n = frame.most() * i * i / (PARTS * PARTS);
            double y = limit.applyAsDouble(n);
            if (y >= frame.lowest()) {
                spots.add(new Spot(frame.x(n), frame.y(y)));
            }
        }
        if (spots.size() > 1) {
            canvas.polyline(spots, stroke);
        }
    }

    /** A name stands towards the middle, where there is room for it. */
    private void group(Canvas canvas, FunnelFrame frame, FunnelGroup group) {
        Spot at = spot(group, frame);
        boolean outside = isFarOutside(group);
        canvas.disc(at, POINT, outside ? Palette.ORANGE : Palette.POINT);
        if (outside) {
            boolean right = at.x() < (frame.left() + frame.right()) / 2;
            canvas.text(
                    group.name(),
                    new Spot(right ? at.x() + 8 : at.x() - 8, at.y() + 3),
                    right ? Anchor.LEFT : Anchor.RIGHT,
                    NAME);
        }
    }

    private boolean isFarOutside(FunnelGroup group) {
        FunnelPosition position =
                limits.position(group.value(), (double) group.share().denominator());
        return position == FunnelPosition.FAR_ABOVE || position == FunnelPosition.FAR_BELOW;
    }

    @Override
    public String alt() {
        String outside = groups.stream()
                .filter(this::isFarOutside)
                .map(FunnelGroup::name)
                .collect(Collectors.joining(messages.format("list.separator")));
        return outside.isEmpty()
                ? messages.format("funnel.alt.none", "whole", messages.percent(limits.baseline()))
                : messages.format("funnel.alt", "whole", messages.percent(limits.baseline()), "groups", outside);
    }
}

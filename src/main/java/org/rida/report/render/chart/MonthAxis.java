package org.rida.report.render.chart;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rida.i18n.Messages;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;

/**
 * Labels the months below a plot: the first, the last, and others at equal steps where they fit, each with its year.
 */
final class MonthAxis {

    private static final int[] STEPS = {1, 2, 3, 6, 12, 24, 36, 60};
    /** Most steps between the first and the last label. */
    private static final int MAX_STEPS = 6;
    /** Estimated width of a letter in font sizes, for the wider of the two fonts. */
    static final double LETTER_WIDTH = 0.62;

    /** How far the outermost labels extend beyond the plot, in points. */
    private static final double EDGE_OVERHANG = 4;

    private final Function<YearMonth, String> names;

    MonthAxis(Messages messages) {
        this(new CellFormatter(messages)::month);
    }

    /** @param names what stands below a place of the plot instead of its month */
    MonthAxis(Function<YearMonth, String> names) {
        this.names = names;
    }

    /**
     * A label.
     *
     * @param left x of its left end
     */
    record Label(String name, double left, double width, Anchor anchor) {

        double right() {
            return left + width;
        }

        /** The x coordinate of the anchor. */
        private double at() {
            return switch (anchor) {
                case LEFT -> left;
                case MIDDLE -> left + width / 2;
                case RIGHT -> right();
            };
        }
    }

    void draw(Canvas canvas, Plot plot, Lettering lettering) {
        for (Label label : labels(plot, canvas.largest(lettering.size()))) {
            canvas.text(label.name(), new Spot(label.at(), plot.bottom() + 16), label.anchor(), lettering);
        }
    }

    /**
     * From left to right: the densest equal steps at which no labels touch. The first and the last month are always
     * labelled.
     */
    List<Label> labels(Plot plot, double size) {
        int last = plot.months() - 1;
        for (int step : STEPS) {
            if (last <= step * MAX_STEPS) {
                List<Label> labels = labels(plot, size, step);
                if (areApart(labels, size)) {
                    return labels;
                }
            }
        }
        return labels(plot, size, Math.max(1, last));
    }

    private List<Label> labels(Plot plot, double size, int step) {
        int last = plot.months() - 1;
        Label end = label(plot, size, last);
        List<Label> labels = new ArrayList<>();
        for (int index = 0; index < last; index += step) {
            Label label = label(plot, size, index);
            if (index == 0 || areApart(List.of(label, end), size)) {
                labels.add(label);
            }
        }
        labels.add(end);
        return labels;
    }

    private Label label(Plot plot, double size, int index) {
        YearMonth month = plot.first().plusMonths(index);
        String name = names.apply(month);
        double width = name.length() * LETTER_WIDTH * size;
        int last = plot.months() - 1;
        double x = plot.x(month);
        if (last > 0 && index == 0) {
            return new Label(name, x - EDGE_OVERHANG, width, Anchor.LEFT);
        }
        return last > 0 && index == last
                ? new Label(name, x + EDGE_OVERHANG - width, width, Anchor.RIGHT)
                : new Label(name, x - width / 2, width, Anchor.MIDDLE);
    }

    /** Whether neighbours have at least half a letter size between them. */
    private static boolean areApart(List<Label> labels, double size) {
        for (int i = 1; i < labels.size(); i++) {
            if (labels.get(i).left() < labels.get(i - 1).right() + size / 2) {
                return false;
            }
        }
        return true;
    }
}

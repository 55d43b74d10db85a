package org.rida.report.render.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;
import org.rida.report.render.timeline.DayLabels.DayLabel;
import org.rida.report.render.timeline.Timeline.DayMark;

/**
 * A line of time that runs as the language is read, with labels above and below it by turns. Where there are more than fit, those
 * of single stages are left out before those of the end and of the target.
 */
public final class TimelineChart implements Drawing {

    /** Between the line and the nearest line of a label. */
    private static final double GAP = 26;
    /** Beside a label. */
    private static final double SPACE = 14;
    /** Before the first and behind the last mark. */
    private static final double END = 24;
    /** From the line to both sides. */
    private static final double DUE_LENGTH = 24;

    private static final double ABOVE_BASELINE = 4;
    private static final double BELOW_BASELINE = 8;
    private static final double DOT_ROOM = 8;

    private final Timeline timeline;
    private final List<DayMark> marks;
    private final double width;
    private final Messages messages;
    private final List<List<DayLabel>> rows;
    private final TimelineAxis axis;

    public TimelineChart(Timeline timeline, double width, Messages messages) {
        this.timeline = timeline;
        this.marks = timeline.marks();
        this.width = width;
        this.messages = messages;
        this.rows = rows(DayLabels.list(marks, messages));
        this.axis = new TimelineAxis(timeline, END, width - END);
    }

    /** As many labels as fit, above and below. */
    private List<List<DayLabel>> rows(List<DayLabel> all) {
        List<DayLabel> byWeight = all.stream()
                .sorted(Comparator.comparing((DayLabel label) -> weight(label.mark())))
                .toList();
        Set<DayLabel> chosen = new HashSet<>();
        List<List<DayLabel>> rows = inTurns(List.of());
        for (DayLabel label : byWeight) {
            chosen.add(label);
            List<List<DayLabel>> more =
                    inTurns(all.stream().filter(chosen::contains).toList());
            if (more.stream().allMatch(this::fits)) {
                rows = more;
            } else {
                chosen.remove(label);
            }
        }
        return rows;
    }

    private static int weight(DayMark mark) {
        return switch (mark.type()) {
            case STAGE -> 1;
            case SURVEY -> 2;
            default -> 0;
        };
    }

    private static List<List<DayLabel>> inTurns(List<DayLabel> labels) {
        List<List<DayLabel>> rows = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < labels.size(); i++) {
            rows.get(i % 2).add(labels.get(i));
        }
        return rows;
    }

    private boolean fits(List<DayLabel> row) {
        return row.stream().mapToDouble(label -> label.width() + SPACE).sum() <= width;
    }

    public double height() {
        return lineY() + GAP + BELOW_BASELINE + lines(rows.get(1)) * DayLabels.LINE;
    }

    private double lineY() {
        return lines(rows.get(0)) * DayLabels.LINE + GAP;
    }

    private static int lines(List<DayLabel> row) {
        return row.stream().mapToInt(DayLabel::lines).max().orElse(1);
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        rows.forEach(row -> drawLabels(canvas, row, row == rows.get(0)));
        axis.draw(canvas, this::spot);
        marks.stream().filter(DayMark::isDue).forEach(mark -> {
            double x = spot(axis.place(mark.day())).x();
            canvas.line(
                    x, lineY() - DUE_LENGTH, x, lineY() + DUE_LENGTH, new Stroke(Palette.RED, 1.6, Stroke.Dash.DOTTED));
        });
        marks.forEach(mark -> TimelineAxis.drawDot(canvas, spot(axis.place(mark.day())), mark.type()));
    }

    private void drawLabels(Canvas canvas, List<DayLabel> row, boolean isAbove) {
        double[] middles = EvenSpread.middles(
                row.stream()
                        .mapToDouble(label -> axis.place(label.mark().day()))
                        .toArray(),
                row.stream().mapToDouble(label -> label.width() + SPACE).toArray(),
                0,
                width);
        int sign = isAbove ? -1 : 1;
        for (int i = 0; i < row.size(); i++) {
            Spot from = spot(axis.place(row.get(i).mark().day()));
            double x = spot(middles[i]).x();
            if (Math.abs(x - from.x()) > 2) {
                canvas.line(
                        from.x(),
                        lineY() + sign * DOT_ROOM,
                        x,
                        lineY() + sign * (GAP - ABOVE_BASELINE),
                        Stroke.solid(Palette.SERIES, 1));
            }
            drawLabel(canvas, row.get(i), x, isAbove);
        }
    }

    /** The name beside the line, the day behind it. */
    private void drawLabel(Canvas canvas, DayLabel label, double x, boolean isAbove) {
        int lines = label.lines();
        double first = isAbove
                ? lineY() - GAP - ABOVE_BASELINE - (lines - 1) * DayLabels.LINE
                : lineY() + GAP + BELOW_BASELINE + ABOVE_BASELINE;
        List<String> names = label.mark().names();
        for (int i = 0; i < lines; i++) {
            int name = isAbove ? i - 1 : i;
            boolean isName = name >= 0 && name < names.size();
            canvas.text(
                    isName ? names.get(name) : label.day(),
                    new Spot(x, first + i * DayLabels.LINE),
                    Anchor.MIDDLE,
                    isName ? label.nameLettering() : label.dayLettering());
        }
    }

    /** Mirrored where it is read from the right. */
    private Spot spot(double place) {
        return new Spot(messages.language().rightToLeft() ? width - place : place, lineY());
    }

    /** Places of the marks, in their order. */
    public List<Spot> spots() {
        return marks.stream().map(mark -> spot(axis.place(mark.day()))).toList();
    }

    @Override
    public String alt() {
        return DayLabels.alt(timeline.marks(), messages);
    }
}

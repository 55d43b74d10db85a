package org.rida.report.render.timeline;

import java.util.List;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;
import org.rida.report.render.timeline.DayLabels.DayLabel;
import org.rida.report.render.timeline.Timeline.DayMark;

/** The line of time for a narrow place: it runs downwards, with all labels at its side. */
public final class TimelineColumn implements Drawing {

    private static final double LEAST_HEIGHT = 200;
    private static final double LINE_X = 14;
    private static final double LABEL_X = 40;
    private static final double SPACE = 8;
    private static final double END = 12;
    private static final double BASELINE = 13;
    private static final double DOT_ROOM = 8;

    private final Timeline timeline;
    private final List<DayMark> marks;
    private final List<DayLabel> labels;
    private final double width;
    private final Messages messages;
    private final TimelineAxis axis;

    public TimelineColumn(Timeline timeline, double width, Messages messages) {
        this.timeline = timeline;
        this.marks = timeline.marks();
        this.labels = DayLabels.list(marks, messages);
        this.width = width;
        this.messages = messages;
        this.axis = new TimelineAxis(timeline, END, height() - END);
    }

    public double height() {
        return Math.max(
                LEAST_HEIGHT,
                labels.stream().mapToDouble(TimelineColumn::height).sum());
    }

    private static double height(DayLabel label) {
        return label.lines() * DayLabels.LINE + SPACE;
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        double[] middles = EvenSpread.middles(
                marks.stream().mapToDouble(mark -> axis.place(mark.day())).toArray(),
                labels.stream().mapToDouble(TimelineColumn::height).toArray(),
                0,
                height);
        for (int i = 0; i < middles.length; i++) {
            canvas.line(
                    x(LINE_X + DOT_ROOM),
                    axis.place(marks.get(i).day()),
                    x(LABEL_X - 4),
                    middles[i],
                    Stroke.solid(Palette.SERIES, 1));
            drawLabel(canvas, labels.get(i), middles[i]);
        }
        axis.draw(canvas, this::spot);
        marks.stream()
                .filter(DayMark::isDue)
                .map(mark -> axis.place(mark.day()))
                .forEach(y -> canvas.line(
                        x(LINE_X - END), y, x(LINE_X + END), y, new Stroke(Palette.RED, 1.6, Stroke.Dash.DOTTED)));
        marks.forEach(mark -> TimelineAxis.drawDot(canvas, spot(axis.place(mark.day())), mark.type()));
    }

    private void drawLabel(Canvas canvas, DayLabel label, double middle) {
        Anchor anchor = messages.language().rightToLeft() ? Anchor.RIGHT : Anchor.LEFT;
        double y = middle - label.lines() * DayLabels.LINE / 2 + BASELINE;
        canvas.text(label.day(), new Spot(x(LABEL_X), y), anchor, label.dayLettering());
        for (String name : label.mark().names()) {
            y += DayLabels.LINE;
            canvas.text(name, new Spot(x(LABEL_X), y), anchor, label.nameLettering());
        }
    }

    private Spot spot(double place) {
        return new Spot(x(LINE_X), place);
    }

    private double x(double along) {
        return messages.language().rightToLeft() ? width - along : along;
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

package org.rida.report.render.chart;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;

/** The key to the colours of {@link DistributionChart}: the answers in the order of the bars. */
public final class DistributionKey implements Drawing {

    private static final double SQUARE = 8;
    private static final double GAP = 4;

    private final Messages messages;
    private final int columns;

    /** In one line. */
    public DistributionKey(Messages messages) {
        this(messages, DistributionChart.FILLS.size());
    }

    /** @param columns answers in a line */
    public DistributionKey(Messages messages, int columns) {
        this.messages = messages;
        this.columns = columns;
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        boolean rtl = messages.language().rightToLeft();
        int answers = DistributionChart.FILLS.size();
        double each = width / columns;
        double line = height / Math.ceil((double) answers / columns);
        for (int i = 0; i < answers; i++) {
            double begin = i % columns * each;
            double start = rtl ? width - begin : begin;
            int above = i / columns;
            double middle = line * (above + .5);
            double text = rtl ? start - SQUARE - GAP : start + SQUARE + GAP;
            canvas.rect(
                    rtl ? start - SQUARE : start,
                    middle - SQUARE / 2,
                    SQUARE,
                    SQUARE,
                    1,
                    DistributionChart.FILLS.get(i));
            canvas.text(
                    answer(i),
                    new Spot(text, middle + 3),
                    rtl ? Anchor.RIGHT : Anchor.LEFT,
                    new Lettering(8, false, Palette.INK));
        }
    }

    @Override
    public String alt() {
        return IntStream.range(0, DistributionChart.FILLS.size())
                .mapToObj(this::answer)
                .collect(Collectors.joining(" · "));
    }

    /** @param place 0 for the best answer */
    private String answer(int place) {
        return messages.format("xlsx.answer." + (DistributionChart.FILLS.size() - place));
    }
}

package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;

/**
 * The answers to one question as a stacked bar, the best answer first: at the right in Arabic, at the left in
 * English.
 */
public final class DistributionChart implements Drawing {

    /** From the best answer to the worst; blue and orange are told apart by people with red-green blindness. */
    static final List<Palette> FILLS =
            List.of(Palette.BLUE, Palette.LIGHT_BLUE, Palette.SAND, Palette.LIGHT_ORANGE, Palette.DEEP_ORANGE);
    /** Colour of the number on each fill, dark on light and light on dark. */
    private static final List<Palette> NUMBERS =
            List.of(Palette.WHITE, Palette.INK, Palette.INK, Palette.INK, Palette.WHITE);
    /** Narrower segments have no number, in points. */
    private static final double MIN_WIDTH_OF_NUMBER = 20;

    private final Block.AnswerDistribution answers;
    private final Messages messages;

    public DistributionChart(Block.AnswerDistribution answers, Messages messages) {
        this.answers = answers;
        this.messages = messages;
    }

    /** The middle of each answer's part, the best first; none where a reason stands instead. */
    public List<Spot> spots(double width, double height) {
        List<Spot> spots = new ArrayList<>();
        double drawn = 0;
        for (int i = 0; drawable() && i < FILLS.size(); i++) {
            Long n = answers.counts().get(i);
            double part = n == null ? 0 : width * n / answers.n();
            double x = drawn + part / 2;
            spots.add(new Spot(messages.language().rightToLeft() ? width - x : x, height / 2));
            drawn += part;
        }
        return spots;
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        if (!drawable()) {
            drawReason(canvas, width, height);
            return;
        }
        double drawnWidth = 0;
        for (int i = 0; i < FILLS.size(); i++) {
            Long n = answers.counts().get(i);
            if (n != null) {
                drawnWidth = segment(
                        canvas, drawnWidth, width * n / answers.n(), width, height, FILLS.get(i), NUMBERS.get(i));
            }
        }
        masked(canvas, drawnWidth, width, height);
    }

    /**
     * @param drawnWidth width of the segments before this one
     * @return width including this segment
     */
    private double segment(
            Canvas canvas, double drawnWidth, double part, double width, double height, Palette fill, Palette number) {
        double x = messages.language().rightToLeft() ? width - drawnWidth - part : drawnWidth;
        canvas.rect(x, 0, part, height, 0, fill);
        if (part >= MIN_WIDTH_OF_NUMBER) {
            Spot middle = new Spot(x + part / 2, height / 2 + 3);
            canvas.text(messages.percent(part / width), middle, Anchor.MIDDLE, new Lettering(8, false, number));
        }
        return drawnWidth + part;
    }

    /** Masked answers form one outlined segment without a number at the end. */
    private void masked(Canvas canvas, double drawnWidth, double width, double height) {
        double part = width - drawnWidth;
        if (part < 1) {
            return;
        }
        double x = messages.language().rightToLeft() ? 0 : drawnWidth;
        canvas.rect(x, 0, part, height, 0, Palette.LINE);
        canvas.rect(x + .7, .7, part - 1.4, height - 1.4, 0, Palette.WHITE);
    }

    @Override
    public String alt() {
        String label = answers.label().in(messages.language());
        if (!drawable()) {
            return label + ": " + new CellFormatter(messages).reason(answers.state());
        }
        return messages.format(
                "report.distribution.alt",
                "label",
                label,
                "a",
                share(0),
                "b",
                share(1),
                "c",
                share(2),
                "d",
                share(3),
                "e",
                share(4));
    }

    /** Why nothing is drawn, where the bar would begin. */
    private void drawReason(Canvas canvas, double width, double height) {
        boolean rtl = messages.language().rightToLeft();
        String reason = new CellFormatter(messages).reason(answers.state());
        Spot beginning = new Spot(rtl ? width : 0, height / 2 + 3);
        canvas.text(reason, beginning, rtl ? Anchor.RIGHT : Anchor.LEFT, new Lettering(9, false, Palette.QUIET));
    }

    /** Whether there are counts to draw rather than a reason. */
    private boolean drawable() {
        return answers.counts().size() == FILLS.size() && answers.n() > 0;
    }

    private String share(int i) {
        Long n = answers.counts().get(i);
        return n == null
                ? new CellFormatter(messages).reason(Cell.CellState.TOO_FEW)
                : messages.percent((double) n / answers.n());
    }
}

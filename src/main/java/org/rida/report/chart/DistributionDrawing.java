package org.rida.report.chart;

import java.util.List;
import org.rida.report.Block;
import org.rida.report.CellWords;
import org.rida.report.chart.Canvas.Anchor;
import org.rida.report.chart.Canvas.Lettering;
import org.rida.report.chart.Canvas.Spot;
import org.rida.wording.Wording;

/** The answers to one question as a stacked bar, the best answer first: at the right in Arabic, at the left in English. */
public final class DistributionDrawing implements Drawing {

    private static final List<Ink> FILLS =
            List.of(Ink.BLUE, Ink.MIDDLE_BLUE, Ink.SAND, Ink.PALE_ORANGE, Ink.DEEP_ORANGE);
    private static final List<Ink> NUMBERS = List.of(Ink.WHITE, Ink.TEXT, Ink.TEXT, Ink.TEXT, Ink.WHITE);
    private static final double ROOM_FOR_NUMBER = 20;

    private final Block.Answers answers;
    private final Wording wording;

    public DistributionDrawing(Block.Answers answers, Wording wording) {
        this.answers = answers;
        this.wording = wording;
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        if (!drawable()) {
            drawReason(canvas, width, height);
            return;
        }
        double begun = 0;
        for (int i = 0; i < FILLS.size(); i++) {
            double part = share(i) * width;
            double x = wording.language().rightToLeft() ? width - begun - part : begun;
            canvas.rect(x, 0, part, height, 0, FILLS.get(i));
            if (part >= ROOM_FOR_NUMBER) {
                Spot middle = new Spot(x + part / 2, height / 2 + 3);
                canvas.text(percentPoints(i), middle, Anchor.MIDDLE, new Lettering(8, false, NUMBERS.get(i)));
            }
            begun += part;
        }
    }

    @Override
    public String alt() {
        String label = answers.label().in(wording.language());
        if (!drawable()) {
            return label + ": " + new CellWords(wording).reason(answers.state());
        }
        return wording.say(
                "report.distribution.alt",
                "label",
                label,
                "a",
                wording.percent(share(0)),
                "b",
                wording.percent(share(1)),
                "c",
                wording.percent(share(2)),
                "d",
                wording.percent(share(3)),
                "e",
                wording.percent(share(4)));
    }

    private void drawReason(Canvas canvas, double width, double height) {
        boolean rtl = wording.language().rightToLeft();
        String reason = new CellWords(wording).reason(answers.state());
        Spot beginning = new Spot(rtl ? width : 0, height / 2 + 3);
        canvas.text(reason, beginning, rtl ? Anchor.RIGHT : Anchor.LEFT, new Lettering(9, false, Ink.QUIET));
    }

    private boolean drawable() {
        return answers.counts().size() == FILLS.size() && total() > 0;
    }

    private long total() {
        return answers.counts().stream().mapToLong(Long::longValue).sum();
    }

    private double share(int i) {
        return (double) answers.counts().get(i) / total();
    }

    private String percentPoints(int i) {
        return wording.number(share(i) * 100, 0);
    }
}

package org.rida.report.render.chart;

import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.chart.Canvas.Anchor;
import org.rida.report.render.chart.Canvas.Lettering;
import org.rida.report.render.chart.Canvas.Spot;













import java.util.List;

/** The answers to one question as a stacked bar, the best answer first: at the right in Arabic, at the left in English. */
public final class DistributionChart implements Drawing {

    private static final List<Palette> FILLS =
            List.of(Palette.BLUE, Palette.LIGHT_BLUE, Palette.SAND, Palette.LIGHT_ORANGE, Palette.DEEP_ORANGE);
    private static final List<Palette> NUMBERS =
            List.of(Palette.WHITE, Palette.INK, Palette.INK, Palette.INK, Palette.WHITE);
    private static final double ROOM_FOR_NUMBER = 20;

    private final Block.AnswerDistribution answers;
    private final Messages wording;

    public DistributionChart(Block.AnswerDistribution answers, Messages wording) {
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
            Long n = answers.counts().get(i);
            if (n != null) {
                begun = segment(canvas, begun, width * n / answers.n(), width, height, FILLS.get(i), NUMBERS.get(i));
            }
        }
        masked(canvas, begun, width, height);
    }

    private double segment(
            Canvas canvas, double begun, double part, double width, double height, Palette fill, Palette number) {
        double x = wording.language().rightToLeft() ? width - begun - part : begun;
        canvas.rect(x, 0, part, height, 0, fill);
        if (part >= ROOM_FOR_NUMBER) {
            Spot middle = new Spot(x + part / 2, height / 2 + 3);
            String points = wording.number(part / width * 100, 0);
            canvas.text(points, middle, Anchor.MIDDLE, new Lettering(8, false, number));
        }
        return begun + part;
    }

    /** What is masked stands together at the end, framed and without a number. */
    private void masked(Canvas canvas, double begun, double width, double height) {
        double part = width - begun;
        if (part < 1) {
            return;
        }
        double x = wording.language().rightToLeft() ? 0 : begun;
        canvas.rect(x, 0, part, height, 0, Palette.LINE);
        canvas.rect(x + .7, .7, part - 1.4, height - 1.4, 0, Palette.WHITE);
    }

    @Override
    public String alt() {
        String label = answers.label().in(wording.language());
        if (!drawable()) {
            return label + ": " + new CellFormatter(wording).reason(answers.state());
        }
        return wording.format(
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

    private void drawReason(Canvas canvas, double width, double height) {
        boolean rtl = wording.language().rightToLeft();
        String reason = new CellFormatter(wording).reason(answers.state());
        Spot beginning = new Spot(rtl ? width : 0, height / 2 + 3);
        canvas.text(reason, beginning, rtl ? Anchor.RIGHT : Anchor.LEFT, new Lettering(9, false, Palette.QUIET));
    }

    private boolean drawable() {
        return answers.counts().size() == FILLS.size() && answers.n() > 0;
    }

    private String share(int i) {
        Long n = answers.counts().get(i);
        return n == null ? new CellFormatter(wording).reason(Cell.CellState.MASKED) : wording.percent((double) n / answers.n());
    }
}

package org.rida.report.render.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.document.Block.TargetOutlook;
import org.rida.report.document.Block.VariationIcon;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;

/**
 * The icons of a card: the variation of the last point and the assurance of the target, as in NHS "Making Data
 * Count".
 */
public final class IconsChart implements Drawing {

    /** Between two icons, in points. */
    private static final double GAP = 2;

    private final Block.Card card;
    private final @Nullable VariationIcon variation;
    private final TargetOutlook assurance;
    private final Messages messages;

    public IconsChart(Block.Card card, Messages messages) {
        this.card = card;
        this.variation = card.variation();
        this.assurance = card.assurance();
        this.messages = messages;
    }

    /** Number of icons, 0 to 2. */
    public int count() {
        return (variation == null ? 0 : 1) + (assurance == TargetOutlook.NONE ? 0 : 1);
    }

    /** Aligned to the end of the line, the variation first in reading order. */
    @Override
    public void draw(Canvas canvas, double width, double height) {
        if (count() == 0) {
            return;
        }
        double size = Math.min(height, (width - GAP * (count() - 1)) / count());
        boolean rtl = messages.language().rightToLeft();
        double step = (size + GAP) * (rtl ? 1 : -1);
        Spot last = new Spot(rtl ? size / 2 : width - size / 2, height / 2);
        if (assurance != TargetOutlook.NONE) {
            drawAssurance(canvas, last, size / 2 - 0.8, assurance);
        }
        if (variation != null) {
            Spot place = assurance == TargetOutlook.NONE ? last : new Spot(last.x() + step, last.y());
            drawVariation(canvas, place, size / 2 - 0.8, variation);
        }
    }

    /** Draws a single icon around a centre, for the legend. */
    static void one(
            Canvas canvas, Spot centre, double size, @Nullable VariationIcon variation, TargetOutlook assurance) {
        if (variation != null) {
            drawVariation(canvas, centre, size / 2 - 0.8, variation);
        } else if (assurance != TargetOutlook.NONE) {
            drawAssurance(canvas, centre, size / 2 - 0.8, assurance);
        }
    }

    @Override
    public String alt() {
        return new CellFormatter(messages).icons(card);
    }

    /** A ring with a zigzag for common cause, with a slope for a signal that rises or falls. */
    private static void drawVariation(Canvas canvas, Spot centre, double radius, VariationIcon variation) {
        Palette colour = colour(variation);
        canvas.ring(centre, radius, Stroke.solid(colour, 1.4));
        switch (variation) {
            case COMMON_CAUSE -> drawZigzag(canvas, centre, radius, colour);
            case IMPROVEMENT_HIGH, CONCERN_HIGH, UNUSUAL_HIGH -> drawSlope(canvas, centre, radius, -1, colour);
            case IMPROVEMENT_LOW, CONCERN_LOW, UNUSUAL_LOW -> drawSlope(canvas, centre, radius, 1, colour);
        }
    }

    private static Palette colour(VariationIcon variation) {
        return switch (variation) {
            case COMMON_CAUSE -> Palette.POINT;
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> Palette.BLUE;
            case CONCERN_HIGH, CONCERN_LOW -> Palette.ORANGE;
            case UNUSUAL_HIGH, UNUSUAL_LOW -> Palette.TEAL;
        };
    }

    /** The dotted target line is above the process when it fails, below when it passes, and through it otherwise. */
    private static void drawAssurance(Canvas canvas, Spot centre, double radius, TargetOutlook assurance) {
        Palette colour = assurance == TargetOutlook.PASSES
                ? Palette.BLUE
                : assurance == TargetOutlook.FAILS ? Palette.ORANGE : Palette.POINT;
        double target = assurance == TargetOutlook.PASSES ? 0.5 : assurance == TargetOutlook.FAILS ? -0.5 : 0;
        double process = -target * 0.4;
        canvas.ring(centre, radius, Stroke.solid(colour, 1.4));
        double reach = radius * (target == 0 ? 0.8 : 0.72);
        double y = centre.y() + target * radius;
        canvas.line(centre.x() - reach, y, centre.x() + reach, y, new Stroke(colour, 1.4, Stroke.Dash.DOTTED));
        drawZigzag(canvas, new Spot(centre.x(), centre.y() + process * radius), radius * 0.9, colour);
    }

    /** The process: it goes up and down around its mean. */
    private static void drawZigzag(Canvas canvas, Spot centre, double radius, Palette colour) {
        canvas.polyline(
                List.of(
                        at(centre, radius, -0.65, 0.15),
                        at(centre, radius, -0.25, -0.2),
                        at(centre, radius, 0.15, 0.2),
                        at(centre, radius, 0.65, -0.2)),
                Stroke.solid(colour, 1.4));
    }

    /** @param down 1 for a falling line, -1 for a rising one */
    private static void drawSlope(Canvas canvas, Spot centre, double radius, int down, Palette colour) {
        canvas.polyline(
                List.of(
                        at(centre, radius, -0.62, -0.35 * down),
                        at(centre, radius, -0.1, -0.12 * down),
                        at(centre, radius, 0.62, 0.5 * down)),
                Stroke.solid(colour, 1.6));
    }

    /** A position relative to the centre, in radii. */
    private static Spot at(Spot centre, double radius, double right, double down) {
        return new Spot(centre.x() + right * radius, centre.y() + down * radius);
    }
}

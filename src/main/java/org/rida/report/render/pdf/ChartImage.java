package org.rida.report.render.pdf;

import org.rida.report.render.chart.Drawing;













import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** A drawing as Jasper's image element takes it. */
final class ChartImage extends AbstractRenderer implements Graphics2DRenderable {

    // Jasper keeps filled pages as serializable objects; ours never leave memory
    private final transient Drawing drawing;

    ChartImage(Drawing drawing) {
        this.drawing = drawing;
    }

    Drawing drawing() {
        return drawing;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        Graphics2D own = (Graphics2D) graphics.create();
        own.translate(area.getX(), area.getY());
        drawing.draw(new ShapeCanvas(own), area.getWidth(), area.getHeight());
        own.dispose();
    }
}

package org.rida.report.render.pdf;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.pdf.tagged.ChartImage;

/** The same pages filled and exported by JasperReports alone, for benchmarks. */
public final class RawJasper {

    private RawJasper() {}

    public static void draw(PdfRenderer renderer, FigureSet figures, Language language, Path target) {
        try {
            JasperPrint print = renderer.fill(figures, new Messages(language, figures.digits()));
            print.getPages().forEach(page -> drawShapes(page.getElements()));
            JasperExportManager.getInstance(renderer.context()).exportToPdfFile(print, target.toString());
        } catch (JRException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void drawShapes(List<JRPrintElement> elements) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintFrame frame) {
                drawShapes(frame.getElements());
            } else if (element instanceof JRPrintImage image && image.getRenderer() instanceof ChartImage chart) {
                image.setRenderer(new Shapes(chart.drawing()));
            }
        }
    }

    private static final class Shapes extends AbstractRenderer implements Graphics2DRenderable {

        private final transient Drawing drawing;

        Shapes(Drawing drawing) {
            this.drawing = drawing;
        }

        @Override
        public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
            Graphics2D own = (Graphics2D) graphics.create();
            own.translate(area.getX(), area.getY());
            drawing.draw(new ShapeCanvas(own), area.getWidth(), area.getHeight());
            own.dispose();
        }
    }
}

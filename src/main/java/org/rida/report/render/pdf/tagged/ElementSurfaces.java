package org.rida.report.render.pdf.tagged;

import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPen;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintLine;
import net.sf.jasperreports.engine.JRPrintRectangle;
import net.sf.jasperreports.engine.type.ModeEnum;

/** Backgrounds, borders, lines and rectangles of elements: decoration, which no reader is told of. */
final class ElementSurfaces {

    private final PageShapes shapes;

    ElementSurfaces(PageShapes shapes) {
        this.shapes = shapes;
    }

    /** What lies behind an element and around it. */
    void background(JRPrintElement element, double x, double y, JRLineBox box) {
        if (element.getMode() == ModeEnum.OPAQUE) {
            shapes.fill(x, y, element.getWidth(), element.getHeight(), 0, element.getBackcolor());
        }
        double right = x + element.getWidth();
        double bottom = y + element.getHeight();
        side(box.getLeftPen(), x, y, 0, element.getHeight());
        side(box.getRightPen(), right, y, 0, element.getHeight());
        side(box.getTopPen(), x, y, element.getWidth(), 0);
        side(box.getBottomPen(), x, bottom, element.getWidth(), 0);
    }

    /** A border as a filled bar with its middle on the element's edge. */
    private void side(JRPen pen, double x, double y, double width, double height) {
        double wide = pen.getLineWidth();
        if (wide > 0) {
            boolean upright = width == 0;
            shapes.fill(
                    upright ? x - wide / 2 : x,
                    upright ? y : y - wide / 2,
                    upright ? wide : width,
                    upright ? height : wide,
                    0,
                    pen.getLineColor());
        }
    }

    /** A line is a thin element: its stroke is drawn in the middle of it, along its longer side. */
    void line(JRPrintLine line, double x, double y) {
        double wide = line.getLinePen().getLineWidth();
        boolean upright = line.getWidth() <= 1;
        shapes.fill(
                upright ? x + (line.getWidth() - wide) / 2 : x,
                upright ? y : y + (line.getHeight() - wide) / 2,
                upright ? wide : line.getWidth(),
                upright ? line.getHeight() : wide,
                0,
                line.getLinePen().getLineColor());
    }

    void rectangle(JRPrintRectangle rectangle, double x, double y) {
        double wide = rectangle.getLinePen().getLineWidth();
        double width = rectangle.getWidth();
        double height = rectangle.getHeight();
        if (rectangle.getMode() == ModeEnum.OPAQUE) {
            shapes.fill(x, y, width, height, rectangle.getRadius(), rectangle.getBackcolor());
        }
        if (wide > 0) {
            shapes.frame(
                    x,
                    y,
                    width,
                    height,
                    rectangle.getRadius(),
                    wide,
                    rectangle.getLinePen().getLineColor());
        }
    }
}

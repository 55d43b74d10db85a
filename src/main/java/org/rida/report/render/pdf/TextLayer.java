package org.rida.report.render.pdf;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.base.JRBasePrintText;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.ModeEnum;
import net.sf.jasperreports.engine.type.RunDirectionEnum;
import net.sf.jasperreports.engine.type.VerticalTextAlignEnum;
import net.sf.jasperreports.engine.util.JRTextMeasurerUtil;
import org.rida.i18n.Language;
import org.rida.palette.Palette;
import org.rida.report.render.chart.Canvas;
import org.rida.report.render.chart.Stroke;

/** Puts the words of all drawings on the filled pages as texts, so that they can be searched, copied and read aloud. */
final class TextLayer {

    private static final int WIDTH = 220;

    private final JasperPrint print;
    private final Language language;
    private final JRTextMeasurerUtil measurer;
    private final double descentOfOnePoint;

    TextLayer(JasperPrint print, Language language, JasperReportsContext context) {
        this.print = print;
        this.language = language;
        this.measurer = JRTextMeasurerUtil.getInstance(context);
        this.descentOfOnePoint = FontUtil.getInstance(context)
                        .getAwtFontFromBundles(ReportFont.FAMILY, Font.PLAIN, 100, Locale.ROOT, false)
                        .getLineMetrics("", new FontRenderContext(null, true, true))
                        .getDescent()
                / 100;
    }

    void place() {
        print.getPages().forEach(page -> page.setElements(labelled(page.getElements())));
    }

    private List<JRPrintElement> labelled(List<JRPrintElement> elements) {
        List<JRPrintElement> labelled = new ArrayList<>();
        for (JRPrintElement element : elements) {
            labelled.add(element);
            if (element instanceof JRPrintFrame frame) {
                List<JRPrintElement> inside = labelled(frame.getElements());
                frame.getElements().clear();
                frame.getElements().addAll(inside);
            } else if (element instanceof JRPrintImage image && image.getRenderer() instanceof ChartImage picture) {
                picture.drawing().draw(new LabelCanvas(image, labelled), image.getWidth(), image.getHeight());
            }
        }
        return labelled;
    }

    /** Collects the words of one drawing. */
    private final class LabelCanvas implements Canvas {

        private final JRPrintImage image;
        private final List<JRPrintElement> labels;

        LabelCanvas(JRPrintImage image, List<JRPrintElement> labels) {
            this.image = image;
            this.labels = labels;
        }

        @Override
        public void polyline(List<Spot> spots, Stroke pen) {}

        @Override
        public void area(List<Spot> corners, Palette fill) {}

        @Override
        public void rect(double x, double y, double width, double height, double radius, Palette fill) {}

        @Override
        public void disc(Spot centre, double radius, Palette fill) {}

        @Override
        public void ring(Spot centre, double radius, Stroke pen) {}

        @Override
        public void text(String words, Spot at, Anchor anchor, Lettering lettering) {
            int height = (int) Math.ceil(lettering.size() * 2);
            JRBasePrintText label = new JRBasePrintText(print.getDefaultStyleProvider());
            label.setText(MarkupText.directed(words, language));
            label.setX(image.getX() + left(at.x(), anchor));
            label.setY(image.getY() + (int) Math.round(at.y() + descent(lettering) - height));
            label.setWidth(WIDTH);
            label.setHeight(height);
            label.setMode(ModeEnum.TRANSPARENT);
            label.setFontName(ReportFont.FAMILY);
            label.setFontSize((float) lettering.size());
            label.setBold(lettering.bold());
            label.setForecolor(new Color(lettering.colour().rgb()));
            label.setRunDirection(language.rightToLeft() ? RunDirectionEnum.RTL : RunDirectionEnum.LTR);
            label.setHorizontalTextAlign(alignment(anchor));
            label.setVerticalTextAlign(VerticalTextAlignEnum.BOTTOM);
            measurer.measureTextElement(label);
            labels.add(label);
        }
    }

    /** From the base line to the lower edge of the letters' box, which stands at the bottom of the element. */
    private double descent(Canvas.Lettering lettering) {
        return lettering.size() * descentOfOnePoint;
    }

    private static int left(double x, Canvas.Anchor anchor) {
        return (int) Math.round(
                switch (anchor) {
                    case LEFT -> x;
                    case MIDDLE -> x - WIDTH / 2.0;
                    case RIGHT -> x - WIDTH;
                });
    }

    private static HorizontalTextAlignEnum alignment(Canvas.Anchor anchor) {
        return switch (anchor) {
            case LEFT -> HorizontalTextAlignEnum.LEFT;
            case MIDDLE -> HorizontalTextAlignEnum.CENTER;
            case RIGHT -> HorizontalTextAlignEnum.RIGHT;
        };
    }
}

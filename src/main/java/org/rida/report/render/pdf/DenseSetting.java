package org.rida.report.render.pdf;

import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRFrame;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.base.JRBaseStyle;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JasperDesign;

/** Sets a template a little smaller, with less room between its lines. Texts still stretch to what they need. */
final class DenseSetting {

    private static final double HEIGHT = .8;
    private static final float LETTERS = .95f;
    private static final float LINES = .9f;

    private DenseSetting() {}

    static void apply(JasperDesign design) {
        for (JRStyle style : design.getStylesList()) {
            Float size = style.getOwnFontSize();
            if (size != null) {
                ((JRBaseStyle) style).setFontSize(size * LETTERS);
            }
            Float lines = style.getParagraph().getOwnLineSpacingSize();
            if (lines != null) {
                style.getParagraph().setLineSpacingSize(lines * LINES);
            }
        }
        for (JRDesignBand band : Bands.list(design)) {
            for (JRElement element : band.getElements()) {
                lower(element);
            }
            band.setHeight(scaled(band.getHeight()));
        }
    }

    private static void lower(JRElement element) {
        JRDesignElement placed = (JRDesignElement) element;
        placed.setY(scaled(element.getY()));
        if (element.getHeight() > 1) {
            placed.setHeight(scaled(element.getHeight()));
        }
        if (element instanceof JRFrame frame) {
            for (JRElement inside : frame.getElements()) {
                lower(inside);
            }
        }
    }

    /** Rounded down for all, so that no element reaches beyond its band. */
    private static int scaled(int points) {
        return (int) (points * HEIGHT);
    }
}

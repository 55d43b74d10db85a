package org.rida.report.render.pdf;














import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRFrame;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPen;
import net.sf.jasperreports.engine.JRTextElement;
import net.sf.jasperreports.engine.base.JRBaseStyle;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import org.jspecify.annotations.Nullable;

/** Turns a page written right to left into its mirror image: places, alignments, paddings and borders change sides. */
final class LtrMirror {

    private LtrMirror() {}

    static void flip(JasperDesign design) {
        design.getStylesList().forEach(style -> flipStyle((JRBaseStyle) style));
        for (var band : Bands.list(design)) {
            for (JRElement element : band.getElements()) {
                flipElement(element, design.getColumnWidth());
            }
        }
    }

    private static void flipStyle(JRBaseStyle style) {
        style.setHorizontalTextAlign(other(style.getOwnHorizontalTextAlign()));
        flipBox(style.getLineBox(), style.getLineBox().clone(style));
    }

    private static void flipElement(JRElement element, int containerWidth) {
        element.setX(containerWidth - element.getX() - element.getWidth());
        if (element instanceof JRTextElement text) {
            text.setHorizontalTextAlign(other(text.getOwnHorizontalTextAlign()));
            flipBox(text.getLineBox(), text.getLineBox().clone(text));
        }
        if (element instanceof JRFrame frame) {
            flipBox(frame.getLineBox(), frame.getLineBox().clone(frame));
            for (JRElement inside : frame.getElements()) {
                flipElement(inside, frame.getWidth());
            }
        }
    }

    private static void flipBox(JRLineBox box, JRLineBox before) {
        box.setLeftPadding(before.getOwnRightPadding());
        box.setRightPadding(before.getOwnLeftPadding());
        flipPen(box.getLeftPen(), before.getRightPen());
        flipPen(box.getRightPen(), before.getLeftPen());
    }

    /** Value by value: a pen copied whole would still look for its defaults on its old side. */
    private static void flipPen(JRPen pen, JRPen other) {
        pen.setLineWidth(other.getOwnLineWidth());
        pen.setLineStyle(other.getOwnLineStyle());
        pen.setLineColor(other.getOwnLineColor());
    }

    private static @Nullable HorizontalTextAlignEnum other(@Nullable HorizontalTextAlignEnum alignment) {
        if (alignment == HorizontalTextAlignEnum.LEFT) {
            return HorizontalTextAlignEnum.RIGHT;
        }
        return alignment == HorizontalTextAlignEnum.RIGHT ? HorizontalTextAlignEnum.LEFT : alignment;
    }
}

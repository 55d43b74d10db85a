package org.rida.report.render.pdf;














import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRFrame;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;

/**
 * Arabic is measured in a little less width than it is given on the page. Jasper measures letters as the JDK joins them, the
 * page shows them as OpenPDF joins them, which is up to a few percent wider; a line that then breaks once more than was
 * measured would push the last one out of its box, where it is dropped in silence. What is kept back at the end of lines
 * while they are measured is given afterwards, so that no text reaches beyond its own box.
 */
final class ArabicWidthSlack {

    private static final double SHARE = .04;

    private ArabicWidthSlack() {}

    /** Before pages are filled. */
    static void reserve(JasperDesign design) {
        for (var band : Bands.list(design)) {
            for (JRElement element : band.getElements()) {
                reserve(element);
            }
        }
    }

    private static void reserve(JRElement element) {
        if (element instanceof JRFrame frame) {
            for (JRElement inside : frame.getElements()) {
                reserve(inside);
            }
        } else if (element instanceof JRDesignTextField text && isParagraph(text.getHorizontalTextAlign())) {
            JRLineBox box = text.getLineBox();
            box.setLeftPadding(box.getLeftPadding() + slack(text.getWidth()));
        }
    }

    /** After pages are filled. Texts of one template element share their box. */
    static void give(JasperPrint print) {
        Set<JRLineBox> given = Collections.newSetFromMap(new IdentityHashMap<>());
        print.getPages().forEach(page -> give(page.getElements(), given));
    }

    private static void give(List<JRPrintElement> elements, Set<JRLineBox> given) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintFrame frame) {
                give(frame.getElements(), given);
            } else if (element instanceof JRPrintText text
                    && isParagraph(text.getHorizontalTextAlign())
                    && given.add(text.getLineBox())) {
                JRLineBox box = text.getLineBox();
                box.setLeftPadding(Math.max(0, box.getLeftPadding() - slack(text.getWidth())));
            }
        }
    }

    private static boolean isParagraph(HorizontalTextAlignEnum align) {
        return align == HorizontalTextAlignEnum.RIGHT;
    }

    private static int slack(int width) {
        return (int) Math.ceil(width * SHARE);
    }
}

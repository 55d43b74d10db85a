package org.rida.report.pdf;

import java.util.List;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * Gives Arabic paragraphs a little more width than they were measured in. Jasper measures letters as the JDK joins them,
 * the page shows them as OpenPDF joins them, which is up to a few percent wider; a line that then breaks once more than
 * was measured would push the last one out of its box, where it is dropped in silence.
 */
final class Slack {

    private static final double SHARE = .04;

    private Slack() {}

    static void give(JasperPrint print) {
        print.getPages().forEach(page -> give(page.getElements()));
    }

    private static void give(List<JRPrintElement> elements) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintFrame frame) {
                give(frame.getElements());
            } else if (element instanceof JRPrintText text && isParagraph(text) && !isLatin(text)) {
                widen(text);
            }
        }
    }

    /** Isolated as left to right: nothing is joined in it. */
    private static boolean isLatin(JRPrintText text) {
        String words = text.getOriginalText();
        return words != null && words.startsWith("\u2066", 1);
    }

    private static boolean isParagraph(JRPrintText text) {
        short[] breaks = text.getLineBreakOffsets();
        return breaks != null && breaks.length > 0;
    }

    /** To the left, where an Arabic line ends: first into its own padding, then beyond its edge. */
    private static void widen(JRPrintText text) {
        int slack = (int) Math.ceil(text.getWidth() * SHARE);
        JRLineBox box = text.getLineBox();
        int fromPadding = Math.min(box.getLeftPadding(), slack);
        box.setLeftPadding(box.getLeftPadding() - fromPadding);
        text.setX(text.getX() - (slack - fromPadding));
        text.setWidth(text.getWidth() + slack - fromPadding);
    }
}

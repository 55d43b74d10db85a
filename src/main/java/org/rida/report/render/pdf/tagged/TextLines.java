package org.rida.report.render.pdf.tagged;

import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JRStyledTextAttributeSelector;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.export.AbstractTextRenderer;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.engine.util.JRStyledTextUtil;

/** The lines of a filled text as they were broken when it was measured, with the places of their base lines. */
final class TextLines extends AbstractTextRenderer {

    /** Characters of one weight. */
    record TextRun(String words, boolean bold) {}

    /** @param baseline in points from the upper edge of the element */
    record TextLine(List<TextRun> runs, double baseline) {}

    private final List<TextLine> lines = new ArrayList<>();

    private TextLines(JasperReportsContext context) {
        super(context, false, true, false, false);
    }

    static List<TextLine> read(JRPrintText text, JasperReportsContext context) {
        JRStyledText styled = JRStyledTextUtil.getInstance(context)
                .getProcessedStyledText(text, JRStyledTextAttributeSelector.getNoBackcolorSelector(context), null);
        if (styled == null || styled.length() == 0) {
            return List.of();
        }
        TextLines lines = new TextLines(context);
        lines.initialize(text, styled, -text.getX(), -text.getY());
        lines.render();
        return lines.lines;
    }

    @Override
    public void draw() {
        List<TextRun> runs = new ArrayList<>();
        AttributedCharacterIterator all = segments.get(segmentIndex).as.getIterator();
        int end = all.getEndIndex();
        for (int from = all.getBeginIndex(); from < end; from = all.getIndex()) {
            all.setIndex(from);
            int to = Math.min(end, all.getRunLimit(TextAttribute.WEIGHT));
            boolean bold = TextAttribute.WEIGHT_BOLD.equals(all.getAttribute(TextAttribute.WEIGHT));
            StringBuilder words = new StringBuilder();
            for (int i = from; i < to; i++) {
                words.append(all.setIndex(i));
            }
            runs.add(new TextRun(words.toString(), bold));
            all.setIndex(to);
        }
        lines.add(new TextLine(runs, y + topPadding + verticalAlignOffset + drawPosY));
    }
}

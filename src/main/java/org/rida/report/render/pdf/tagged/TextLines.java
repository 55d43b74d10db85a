package org.rida.report.render.pdf.tagged;

import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.sf.jasperreports.engine.JRPrintHyperlink;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JRStyledTextAttributeSelector;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.export.AbstractTextRenderer;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.engine.util.JRStyledTextUtil;
import net.sf.jasperreports.engine.util.JRTextAttribute;
import org.jspecify.annotations.Nullable;

/** The lines of a filled text as they were broken when it was measured, with the places of their base lines. */
final class TextLines extends AbstractTextRenderer {

    /**
     * Characters of one weight that lead to one place.
     *
     * @param destination name of the heading to which they lead; empty for most
     */
    record TextRun(String words, boolean bold, String destination) {}

    /** @param baseline in points from the upper edge of the element */
    record TextLine(List<TextRun> runs, double baseline) {}

    /** Of the lines as the renderer would break them, which are not always those that were measured. */
    private final List<Double> baselines = new ArrayList<>();

    private TextLines(JasperReportsContext context) {
        super(context, false, true, false, false);
    }

    static List<TextLine> read(JRPrintText text, JasperReportsContext context) {
        JRStyledText styled = JRStyledTextUtil.getInstance(context)
                .getProcessedStyledText(text, JRStyledTextAttributeSelector.getNoBackcolorSelector(context), null);
        if (styled == null || styled.length() == 0) {
            return List.of();
        }
        TextLines measured = new TextLines(context);
        measured.initialize(text, styled, -text.getX(), -text.getY());
        measured.render();
        AttributedCharacterIterator characters =
                styled.getAwtAttributedString(context, true).getIterator();
        List<Integer> ends = ends(text.getLineBreakOffsets(), styled.getText());
        double first = measured.baselines.get(0);
        double pitch = text.getTextHeight() / ends.size();
        List<TextLine> lines = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            lines.add(new TextLine(runs(characters, from, end), first + pitch * lines.size()));
            from = end;
        }
        return lines;
    }

    /** Where lines end: where they were broken when they were measured, and at each end of a paragraph. */
    private static List<Integer> ends(short @Nullable [] breaks, String words) {
        SortedSet<Integer> ends = new TreeSet<>();
        int end = 0;
        for (short length : breaks == null ? new short[0] : breaks) {
            end += length;
            ends.add(end);
        }
        for (int at = words.indexOf('\n'); at >= 0; at = words.indexOf('\n', at + 1)) {
            ends.add(at + 1);
        }
        ends.add(words.length());
        return List.copyOf(ends);
    }

    private static List<TextRun> runs(AttributedCharacterIterator characters, int begin, int end) {
        List<TextRun> runs = new ArrayList<>();
        int from = begin;
        while (from < end) {
            characters.setIndex(from);
            int to = Math.min(end, characters.getRunLimit(Set.of(TextAttribute.WEIGHT, JRTextAttribute.HYPERLINK)));
            boolean bold = TextAttribute.WEIGHT_BOLD.equals(characters.getAttribute(TextAttribute.WEIGHT));
            String destination = characters.getAttribute(JRTextAttribute.HYPERLINK) instanceof JRPrintHyperlink link
                    ? link.getHyperlinkReference()
                    : "";
            StringBuilder words = new StringBuilder();
            for (; from < to; from++) {
                words.append(characters.setIndex(from));
            }
            runs.add(new TextRun(words.toString(), bold, destination));
        }
        return runs;
    }

    @Override
    public void draw() {
        baselines.add((double) (y + topPadding + verticalAlignOffset + drawPosY));
    }
}

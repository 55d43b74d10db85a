package org.rida.report.render.summary;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.palette.Palette;
import org.rida.report.render.pdf.ReportFont;

/** Texts below each other in a column of a picture, wrapped between words. All measures are in pixels. */
final class PictureText {

    private static final String BOLD = "**";
    private static final Font REGULAR = font(ReportFont.REGULAR);
    private static final Font SEMI_BOLD = font(ReportFont.BOLD);
    /** Without rounding to the grid of a screen, so that lines break alike everywhere. */
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** @param size of the font in pixels */
    record TextLook(int size, boolean bold, Palette colour) {

        Font font(boolean emphasized) {
            return (bold || emphasized ? SEMI_BOLD : REGULAR).deriveFont((float) size);
        }

        /** Arabic needs room for the marks above and below its letters. */
        double line() {
            return size * 1.55;
        }
    }

    /** @param layout null for a space */
    private record PictureLine(@Nullable TextLayout layout, double height) {}

    private final int left;
    private final int width;
    private final boolean rightToLeft;
    private final List<PictureLine> lines = new ArrayList<>();

    PictureText(int left, int width, boolean rightToLeft) {
        this.left = left;
        this.width = width;
        this.rightToLeft = rightToLeft;
    }

    int left() {
        return left;
    }

    PictureText space(int height) {
        lines.add(new PictureLine(null, height));
        return this;
    }

    /** @param text of which parts between two asterisks are bold; nothing is added when it is empty */
    PictureText add(String text, TextLook look) {
        if (text.isEmpty()) {
            return this;
        }
        AttributedString styled = styled(text, look);
        LineBreakMeasurer breaks = new LineBreakMeasurer(styled.getIterator(), EXACT);
        while (breaks.getPosition() < styled.getIterator().getEndIndex()) {
            lines.add(new PictureLine(breaks.nextLayout(width), look.line()));
        }
        return this;
    }

    private AttributedString styled(String text, TextLook look) {
        String[] parts = text.split("\\*\\*", -1);
        AttributedString styled = new AttributedString(text.replace(BOLD, ""));
        styled.addAttribute(
                TextAttribute.RUN_DIRECTION,
                rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        styled.addAttribute(TextAttribute.FOREGROUND, new Color(look.colour().rgb()));
        int from = 0;
        for (int i = 0; i < parts.length; i++) {
            int to = from + parts[i].length();
            if (to > from) {
                styled.addAttribute(TextAttribute.FONT, look.font(i % 2 == 1), from, to);
            }
            from = to;
        }
        return styled;
    }

    int height() {
        return (int) Math.ceil(lines.stream().mapToDouble(PictureLine::height).sum());
    }

    /** @return the row below the last line */
    int draw(Graphics2D graphics, int top) {
        double y = top;
        for (PictureLine line : lines) {
            TextLayout layout = line.layout();
            if (layout != null) {
                double start = rightToLeft ? left + width - layout.getAdvance() : left;
                double spare = line.height() - layout.getAscent() - layout.getDescent();
                layout.draw(graphics, (float) start, (float) (y + spare / 2 + layout.getAscent()));
            }
            y += line.height();
        }
        return top + height();
    }

    private static Font font(String place) {
        try (InputStream in = PictureText.class.getClassLoader().getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException("expected " + place + " on the class path, found nothing");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException(place, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

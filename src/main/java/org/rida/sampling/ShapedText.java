package org.rida.sampling;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.rida.i18n.Language;
import org.rida.report.render.pdf.ReportFont;

/**
 * Text in both scripts as outlines: PDFBox writes glyphs one by one and knows no Arabic joining, which Java's own layout does. The
 * words are kept beside the outlines, so that they can be searched, copied and read aloud.
 */
final class ShapedText {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final float LEADING = 1.35f;

    private final Font font;
    private final boolean rightToLeft;

    ShapedText(Language language) {
        this.font = font();
        this.rightToLeft = language.rightToLeft();
    }

    private static Font font() {
        try (InputStream file = Objects.requireNonNull(
                ShapedText.class.getClassLoader().getResourceAsStream(ReportFont.REGULAR), ReportFont.REGULAR)) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(ReportFont.REGULAR, e);
        }
    }

    /** Lines below each other, in points; they begin on the side where the language begins. */
    WrappedLines column(PDPageContentStream to, float left, float top, float width) {
        return new WrappedLines(to, left, top, width);
    }

    /** Where the next line goes. */
    final class WrappedLines {

        private final PDPageContentStream to;
        private final float left;
        private final float width;
        private float y;

        private WrappedLines(PDPageContentStream to, float left, float top, float width) {
            this.to = to;
            this.left = left;
            this.width = width;
            this.y = top;
        }

        /** In the direction of the language, on as many lines as it needs. */
        void paragraph(String words, float size) throws IOException {
            write(words, size, rightToLeft);
        }

        /** Numbers and letters, from left to right in both languages. */
        void code(String words, float size) throws IOException {
            write(words, size, false);
        }

        private void write(String words, float size, boolean fromRight) throws IOException {
            AttributedString text = new AttributedString(words);
            text.addAttribute(TextAttribute.FONT, font.deriveFont(size));
            text.addAttribute(TextAttribute.RUN_DIRECTION, fromRight);
            AttributedCharacterIterator characters = text.getIterator();
            LineBreakMeasurer lines = new LineBreakMeasurer(characters, CONTEXT);
            while (lines.getPosition() < characters.getEndIndex()) {
                int from = lines.getPosition();
                TextLayout line = lines.nextLayout(width);
                y -= size * LEADING;
                float x = rightToLeft ? left + width - line.getVisibleAdvance() : left;
                outline(
                        words.substring(from, lines.getPosition()),
                        line.getOutline(new AffineTransform(1, 0, 0, -1, x, y)));
            }
        }

        private void outline(String words, Shape shape) throws IOException {
            PDPropertyList spoken = PDPropertyList.create(new COSDictionary());
            spoken.getCOSObject().setString(COSName.ACTUAL_TEXT, words.strip());
            to.beginMarkedContent(COSName.getPDFName("Span"), spoken);
            to.setNonStrokingColor(0.13f);
            draw(shape.getPathIterator(null));
            to.fill();
            to.endMarkedContent();
        }

        /** A quadratic curve is the cubic one whose control points lie two thirds of the way to its own. */
        private void draw(PathIterator path) throws IOException {
            float[] c = new float[6];
            float x = 0;
            float y0 = 0;
            for (; !path.isDone(); path.next()) {
                switch (path.currentSegment(c)) {
                    case PathIterator.SEG_MOVETO -> to.moveTo(c[0], c[1]);
                    case PathIterator.SEG_LINETO -> to.lineTo(c[0], c[1]);
                    case PathIterator.SEG_QUADTO ->
                        to.curveTo(
                                x + (c[0] - x) * 2 / 3,
                                y0 + (c[1] - y0) * 2 / 3,
                                c[2] + (c[0] - c[2]) * 2 / 3,
                                c[3] + (c[1] - c[3]) * 2 / 3,
                                c[2],
                                c[3]);
                    case PathIterator.SEG_CUBICTO -> to.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                    default -> to.closePath();
                }
                int last = lastPoint(path.currentSegment(c));
                x = last < 0 ? x : c[last];
                y0 = last < 0 ? y0 : c[last + 1];
            }
        }

        private static int lastPoint(int segment) {
            return switch (segment) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 0;
                case PathIterator.SEG_QUADTO -> 2;
                case PathIterator.SEG_CUBICTO -> 4;
                default -> -1;
            };
        }
    }
}

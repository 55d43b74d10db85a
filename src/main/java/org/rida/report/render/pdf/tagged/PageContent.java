package org.rida.report.render.pdf.tagged;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * A page's content with decoration marked as such, and with Arabic that is found and copied letter by letter.
 *
 * <p>Readers take text glyph by glyph from left to right, turn round what is Arabic, begin a new line where the base line changes and
 * a new word where there is a gap. Five things would mislead them, and are said by invisible letters instead:
 *
 * <ul>
 *   <li>a glyph of several letters (lam with alef) stands for its first letter, after invisible ones for the others;
 *   <li>a vowel mark is drawn far from the base line: an invisible one stands on it, and the mark is drawn as an outline;
 *   <li>kerning leaves a gap within a word: an invisible letter reaches across it, and the letter is drawn as an outline;
 *   <li>a line that the paragraph goes on after ends in a space, which those need who read by the structure;
 *   <li>a line of Arabic digits alone ends on the right with a mark of its direction.
 * </ul>
 */
final class PageContent {

    private static final List<String> SPACE = List.of(" ");
    private static final List<String> RIGHT_TO_LEFT_MARK = List.of("\u200F");

    private final PDPage page;
    private final Set<Integer> artifacts;
    private final Map<COSName, LetterMap> fonts;
    private final List<Object> tokens;
    private final TextStarts starts;
    private final PageOperators written = new PageOperators();
    private final List<PositionedGlyph> glyphs = new ArrayList<>();
    private final List<PositionedGlyph> outlines = new ArrayList<>();
    private LetterMap font;
    private float size;
    private int place;
    private float originX;
    private float originY;
    private float x;
    private float y;

    /** @param artifacts numbers of marked content that says nothing */
    PageContent(PDPage page, Set<Integer> artifacts, Map<COSName, LetterMap> fonts) throws IOException {
        this.page = page;
        this.artifacts = artifacts;
        this.fonts = fonts;
        this.font = fonts.values().iterator().next();
        this.tokens = new PDFStreamParser(page).parse();
        this.starts = new TextStarts(tokens, fonts);
    }

    /** @param shapes operators that are put before all others */
    void rewrite(PDDocument document, String shapes) throws IOException {
        List<COSBase> operands = new ArrayList<>();
        for (Object token : tokens) {
            if (token instanceof Operator operator) {
                operation(operator.getName(), operands);
                operands = new ArrayList<>();
            } else {
                operands.add((COSBase) token);
            }
        }
        PDStream stream = new PDStream(document);
        written.store(stream, shapes);
        page.setContents(stream);
    }

    private void operation(String operator, List<COSBase> operands) throws IOException {
        switch (operator) {
            case "cm" -> {
                place++;
                written.write(operator, operands);
            }
            case "Tm" -> {
                originX = number(operands.get(4));
                originY = number(operands.get(5));
                x = 0;
                y = 0;
                written.write(operator, operands);
            }
            case "Tf" -> {
                font = Objects.requireNonNull(fonts.get((COSName) operands.get(0)));
                size = number(operands.get(1));
                written.write(operator, operands);
            }
            case "Td" -> {
                x += number(operands.get(0));
                y += number(operands.get(1));
            }
            case "Tj" -> add(((COSString) operands.get(0)).getBytes(), x);
            case "TJ" -> line((COSArray) operands.get(0));
            case "ET" -> {
                if (!glyphs.isEmpty()) {
                    text();
                }
                written.write(operator, operands);
                for (PositionedGlyph glyph : outlines) {
                    written.outline(
                            font.outline(glyph.code()),
                            new AffineTransform(
                                    size / 1000, 0, 0, -size / 1000, originX + glyph.x(), originY - glyph.y()));
                }
                outlines.clear();
            }
            case "BDC" -> {
                if (operands.get(1) instanceof COSDictionary properties
                        && artifacts.contains(properties.getInt(COSName.MCID))) {
                    written.write("BMC", List.of(COSName.ARTIFACT));
                } else {
                    written.write(operator, operands);
                }
            }
            default -> written.write(operator, operands);
        }
    }

    private void line(COSArray line) {
        float at = x;
        for (COSBase part : line) {
            if (part instanceof COSString string) {
                at = add(string.getBytes(), at);
            } else {
                at -= number(part) * size / 1000;
            }
        }
    }

    private float add(byte[] codes, float from) {
        float at = from;
        for (int i = 0; i + 1 < codes.length; i += 2) {
            int code = (codes[i] & 0xFF) << 8 | codes[i + 1] & 0xFF;
            PositionedGlyph glyph =
                    new PositionedGlyph(code, at, y, font.letters(code), font.width(code) * size / 1000);
            glyphs.add(glyph);
            at = glyph.end();
        }
        return at;
    }

    /** All glyphs of a text object, all of one font. */
    private void text() {
        if (endsInSuperfluousSpace()) {
            glyphs.remove(glyphs.size() - 1);
        }
        float base = glyphs.stream()
                .filter(glyph -> !glyph.isMark())
                .map(PositionedGlyph::y)
                .findFirst()
                .orElse(0f);
        float pen = 0;
        COSArray line = new COSArray();
        written.write("Td", List.of(new COSFloat(0), new COSFloat(base)));
        LineEnd end = starts.lineEnd(place, originX, originY);
        if (end == LineEnd.LEFT) {
            line = invisibly(line, SPACE, 0);
        }
        for (int i = 0; i < glyphs.size(); i++) {
            PositionedGlyph glyph = glyphs.get(i);
            if (glyph.isMark()) {
                line = invisibly(line, glyph.letters(), 0);
                outlines.add(glyph);
                continue;
            }
            List<String> letters = glyph.letters();
            if (letters.size() > 1) {
                line = invisibly(line, letters.subList(1, letters.size()), 0);
            }
            move(line, glyph.x() - pen);
            pen = glyph.x();
            float gap = gap(i);
            if (gap > 0) {
                float width = Math.round((glyph.width() + gap) * 1000 / size);
                line = invisibly(line, letters.subList(0, 1), width);
                outlines.add(glyph);
                pen += width * size / 1000;
            } else {
                line.add(PageOperators.code(glyph.code()));
                pen = glyph.end();
            }
        }
        line = end == LineEnd.RIGHT ? invisibly(line, SPACE, 0) : line;
        written.show(starts.isEndOfDigits(place, originX, originY) ? invisibly(line, RIGHT_TO_LEFT_MARK, 0) : line);
        glyphs.clear();
    }

    /** The formatter ends many texts with a space that has no room: it lies upon what follows, or beyond the line. */
    private boolean endsInSuperfluousSpace() {
        PositionedGlyph last = glyphs.get(glyphs.size() - 1);
        return glyphs.size() > 1
                && last.letters().equals(List.of(" "))
                && !starts.goesOnAt(place, last.end(), originX, originY, size / 10);
    }

    /** What stands before the next glyph that is not a mark, where a reader would take it for the end of a word; otherwise 0. */
    private float gap(int index) {
        PositionedGlyph glyph = glyphs.get(index);
        return glyphs.subList(index + 1, glyphs.size()).stream()
                .filter(each -> !each.isMark())
                .findFirst()
                .map(next -> glyph.gapBefore(next, size))
                .orElse(0f);
    }

    private void move(COSArray line, float right) {
        if (Math.abs(right) > size / 1000) {
            line.add(new COSFloat(-right * 1000 / size));
        }
    }

    /** From the last letter to the first; returns a new line. */
    private COSArray invisibly(COSArray line, List<String> letters, float width) {
        written.show(line);
        COSArray codes = new COSArray();
        for (int i = letters.size() - 1; i >= 0; i--) {
            codes.add(PageOperators.code(font.invisible(letters.get(i), width)));
        }
        written.showInvisibly(codes);
        return new COSArray();
    }

    private static float number(COSBase operand) {
        return ((COSNumber) operand).floatValue();
    }
}

package org.rida.report.render.pdf.tagged;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

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

    /** One glyph at its place in the text object. */
    private record Glyph(int code, float x, float y, List<String> letters, float width) {

        boolean isMark() {
            return !letters.isEmpty() && Character.getType(letters.get(0).codePointAt(0)) == Character.NON_SPACING_MARK;
        }

        boolean isArabicLetter() {
            int first = letters.isEmpty() ? ' ' : letters.get(0).codePointAt(0);
            return Character.getType(first) == Character.OTHER_LETTER
                    && Character.UnicodeScript.of(first) == Character.UnicodeScript.ARABIC;
        }

        float end() {
            return x + width;
        }
    }

    private static final Pattern DIGITS = Pattern.compile("[٠-٩]");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}");
    private static final List<String> SPACE = List.of(" ");
    private static final List<String> RIGHT_TO_LEFT_MARK = List.of("\u200F");

    private static final int INVISIBLE = 3;

    /** Of the font's size: readers take wider ones for the end of a word, some at a tenth. */
    private static final double WIDEST_GAP = .05;

    private final PDDocument document;
    private final PDPage page;
    private final Set<Integer> artifacts;
    private final Map<COSName, LetterMap> fonts;
    private final List<Object> written = new ArrayList<>();
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Glyph> outlines = new ArrayList<>();
    private LetterMap font;
    private float size;
    /** By the change of coordinates that applies: each paragraph has its own. */
    private final Map<Integer, List<TextStart>> starts = new HashMap<>();

    private @Nullable TextStart lastStart;
    private int place;
    private float originX;
    private float originY;
    private float x;
    private float y;

    /** @param artifacts numbers of marked content that says nothing */
    PageContent(PDDocument document, PDPage page, Set<Integer> artifacts, Map<COSName, LetterMap> fonts) {
        this.document = document;
        this.page = page;
        this.artifacts = artifacts;
        this.fonts = fonts;
        this.font = fonts.values().iterator().next();
    }

    /** @param shapes operators that are put before all others */
    void rewrite(String shapes) throws IOException {
        List<Object> tokens = new PDFStreamParser(page).parse();
        findStarts(tokens);
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
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(shapes.getBytes(StandardCharsets.US_ASCII));
            new ContentStreamWriter(out).writeTokens(written);
        }
        page.setContents(stream);
    }

    private void findStarts(List<Object> tokens) {
        List<COSBase> operands = new ArrayList<>();
        int at = 0;
        for (Object token : tokens) {
            if (token instanceof COSBase operand) {
                operands.add(operand);
                continue;
            }
            String name = ((Operator) token).getName();
            switch (name) {
                case "cm" -> at++;
                case "Tf" -> font = Objects.requireNonNull(fonts.get((COSName) operands.get(0)));
                case "Tm" -> {
                    lastStart = new TextStart(number(operands.get(4)), number(operands.get(5)), new StringBuilder());
                    starts.computeIfAbsent(at, first -> new ArrayList<>()).add(lastStart);
                }
                case "Tj" -> say((COSString) operands.get(0));
                case "TJ" -> {
                    for (COSBase part : (COSArray) operands.get(0)) {
                        if (part instanceof COSString string) {
                            say(string);
                        }
                    }
                }
                default -> {}
            }
            operands.clear();
        }
    }

    private void say(COSString string) {
        byte[] codes = string.getBytes();
        for (int i = 0; i + 1 < codes.length; i += 2) {
            font.letters((codes[i] & 0xFF) << 8 | codes[i + 1] & 0xFF)
                    .forEach(Objects.requireNonNull(lastStart).letters()::append);
        }
    }

    private List<TextStart> paragraph() {
        return starts.getOrDefault(place, List.of());
    }

    /** Of a line without letters a reader does not know that it is Arabic; a mark at its right end says it. */
    private boolean needsMark() {
        List<TextStart> line =
                paragraph().stream().filter(start -> start.isOnLine(originY)).toList();
        return line.stream().allMatch(start -> start.x() <= originX)
                && line.stream()
                        .anyMatch(start -> DIGITS.matcher(start.letters()).find())
                && line.stream()
                        .noneMatch(start -> LETTERS.matcher(start.letters()).find());
    }

    private void operation(String operator, List<COSBase> operands) throws IOException {
        switch (operator) {
            case "cm" -> {
                place++;
                write(operator, operands);
            }
            case "Tm" -> {
                originX = number(operands.get(4));
                originY = number(operands.get(5));
                x = 0;
                y = 0;
                write(operator, operands);
            }
            case "Tf" -> {
                font = Objects.requireNonNull(fonts.get((COSName) operands.get(0)));
                size = number(operands.get(1));
                write(operator, operands);
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
                write(operator, operands);
                for (Glyph glyph : outlines) {
                    outline(glyph);
                }
                outlines.clear();
            }
            case "BDC" -> {
                if (operands.get(1) instanceof COSDictionary properties
                        && artifacts.contains(properties.getInt(COSName.MCID))) {
                    write("BMC", List.of(COSName.ARTIFACT));
                } else {
                    write(operator, operands);
                }
            }
            default -> write(operator, operands);
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
            Glyph glyph = new Glyph(code, at, y, font.letters(code), font.width(code) * size / 1000);
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
                .map(Glyph::y)
                .findFirst()
                .orElse(0f);
        float pen = 0;
        COSArray line = new COSArray();
        write("Td", List.of(new COSFloat(0), new COSFloat(base)));
        LineEnd end = LineEnd.of(paragraph(), originX, originY);
        if (end == LineEnd.LEFT) {
            line = invisibly(line, SPACE, 0);
        }
        for (int i = 0; i < glyphs.size(); i++) {
            Glyph glyph = glyphs.get(i);
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
                line.add(code(glyph.code()));
                pen = glyph.end();
            }
        }
        line = end == LineEnd.RIGHT ? invisibly(line, SPACE, 0) : line;
        show(needsMark() ? invisibly(line, RIGHT_TO_LEFT_MARK, 0) : line);
        glyphs.clear();
    }

    /** The formatter ends many texts with a space that has no room: it lies upon what follows, or beyond the line. */
    private boolean endsInSuperfluousSpace() {
        Glyph last = glyphs.get(glyphs.size() - 1);
        return glyphs.size() > 1
                && last.letters().equals(List.of(" "))
                && paragraph().stream()
                        .noneMatch(start ->
                                start.isOnLine(originY) && Math.abs(start.x() - originX - last.end()) < size / 10);
    }

    /** Between an Arabic letter and the next one; 0 if a reader would not see it. */
    private float gap(int index) {
        Glyph glyph = glyphs.get(index);
        Glyph next = glyphs.subList(index + 1, glyphs.size()).stream()
                .filter(each -> !each.isMark())
                .findFirst()
                .orElse(glyph);
        float gap = next.x() - glyph.end();
        return glyph.isArabicLetter() && next.isArabicLetter() && gap > size * WIDEST_GAP ? gap : 0;
    }

    private void move(COSArray line, float right) {
        if (Math.abs(right) > size / 1000) {
            line.add(new COSFloat(-right * 1000 / size));
        }
    }

    /** From the last letter to the first; returns a new line. */
    private COSArray invisibly(COSArray line, List<String> letters, float width) {
        show(line);
        COSArray codes = new COSArray();
        for (int i = letters.size() - 1; i >= 0; i--) {
            codes.add(code(font.invisible(letters.get(i), width)));
        }
        write("Tr", List.of(COSInteger.get(INVISIBLE)));
        show(codes);
        write("Tr", List.of(COSInteger.ZERO));
        return new COSArray();
    }

    private static COSString code(int code) {
        return new COSString(new byte[] {(byte) (code >> 8), (byte) code});
    }

    private void show(COSArray line) {
        COSArray joined = new COSArray();
        for (COSBase part : line) {
            int last = joined.size() - 1;
            if (part instanceof COSString string && last >= 0 && joined.get(last) instanceof COSString before) {
                byte[] bytes = new byte[before.getBytes().length + string.getBytes().length];
                System.arraycopy(before.getBytes(), 0, bytes, 0, before.getBytes().length);
                System.arraycopy(string.getBytes(), 0, bytes, before.getBytes().length, string.getBytes().length);
                joined.set(last, new COSString(bytes));
            } else {
                joined.add(part);
            }
        }
        if (joined.size() > 0) {
            write("TJ", List.of(joined));
        }
    }

    private void outline(Glyph glyph) throws IOException {
        AffineTransform toPage =
                new AffineTransform(size / 1000, 0, 0, -size / 1000, originX + glyph.x(), originY - glyph.y());
        float[] points = new float[6];
        float[] last = new float[2];
        for (PathIterator path = font.outline(glyph.code()).getPathIterator(toPage); !path.isDone(); path.next()) {
            switch (path.currentSegment(points)) {
                case PathIterator.SEG_MOVETO -> curve("m", last, points[0], points[1]);
                case PathIterator.SEG_LINETO -> curve("l", last, points[0], points[1]);
                case PathIterator.SEG_QUADTO -> // PDF knows cubic curves only
                    curve(
                            "c",
                            last,
                            last[0] + 2 * (points[0] - last[0]) / 3,
                            last[1] + 2 * (points[1] - last[1]) / 3,
                            points[2] + 2 * (points[0] - points[2]) / 3,
                            points[3] + 2 * (points[1] - points[3]) / 3,
                            points[2],
                            points[3]);
                case PathIterator.SEG_CUBICTO -> curve("c", last, points);
                default -> write("h", List.of());
            }
        }
        write("f", List.of());
    }

    private void curve(String operator, float[] last, float... points) {
        List<COSBase> operands = new ArrayList<>();
        for (float point : points) {
            operands.add(new COSFloat(Math.round(point * 1000) / 1000f));
        }
        write(operator, operands);
        last[0] = points[points.length - 2];
        last[1] = points[points.length - 1];
    }

    private static float number(COSBase operand) {
        return ((COSNumber) operand).floatValue();
    }

    private void write(String operator, List<? extends COSBase> operands) {
        written.addAll(operands);
        written.add(Operator.getOperator(operator));
    }
}

package org.rida.report.render.pdf.tagged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;

/**
 * Where the text objects of a page begin and what they say, found in a first pass: a line is made of several of them, and what one
 * needs depends on what stands beside it.
 */
final class TextStarts {

    private static final Pattern DIGITS = Pattern.compile("[٠-٩]");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}");

    /** By the change of coordinates that applies: each paragraph has its own. */
    private final Map<Integer, List<TextStart>> starts = new HashMap<>();

    /** @param tokens of a whole page, as PDFBox reads them: operands before their operator */
    TextStarts(List<Object> tokens, Map<COSName, LetterMap> fonts) {
        List<COSBase> operands = new ArrayList<>();
        TextStart last = new TextStart(0, 0, new StringBuilder());
        LetterMap font = fonts.values().iterator().next();
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
                    last = new TextStart(number(operands, 4), number(operands, 5), new StringBuilder());
                    starts.computeIfAbsent(at, first -> new ArrayList<>()).add(last);
                }
                case "Tj" -> say((COSString) operands.get(0), font, last);
                case "TJ" -> {
                    for (COSBase part : (COSArray) operands.get(0)) {
                        if (part instanceof COSString string) {
                            say(string, font, last);
                        }
                    }
                }
                default -> {}
            }
            operands.clear();
        }
    }

    private static void say(COSString string, LetterMap font, TextStart start) {
        byte[] codes = string.getBytes();
        for (int i = 0; i + 1 < codes.length; i += 2) {
            font.letters((codes[i] & 0xFF) << 8 | codes[i + 1] & 0xFF).forEach(start.letters()::append);
        }
    }

    /**
     * Whether a text object is the right end of a line of Arabic digits without letters: a reader does not know that it is Arabic
     * unless a mark says it there.
     *
     * @param place how often the page's coordinates have been changed before the text
     */
    boolean isEndOfDigits(int place, float originX, float originY) {
        List<TextStart> line = line(place, originY);
        return line.stream().allMatch(start -> start.x() <= originX)
                && line.stream()
                        .anyMatch(start -> DIGITS.matcher(start.letters()).find())
                && line.stream()
                        .noneMatch(start -> LETTERS.matcher(start.letters()).find());
    }

    /** Whether another text object of the line begins at x, give or take the tolerance, all in points. */
    boolean goesOnAt(int place, float x, float originX, float originY, float tolerance) {
        return line(place, originY).stream().anyMatch(start -> Math.abs(start.x() - originX - x) < tolerance);
    }

    /** Whether a space is missing behind a text object, because its paragraph goes on in the next line, and on which side. */
    LineEnd lineEnd(int place, float originX, float originY) {
        return LineEnd.of(starts.getOrDefault(place, List.of()), originX, originY);
    }

    private List<TextStart> line(int place, float originY) {
        return starts.getOrDefault(place, List.of()).stream()
                .filter(start -> start.isOnLine(originY))
                .toList();
    }

    private static float number(List<COSBase> operands, int index) {
        return ((COSNumber) operands.get(index)).floatValue();
    }
}

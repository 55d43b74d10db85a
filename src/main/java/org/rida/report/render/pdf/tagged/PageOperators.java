package org.rida.report.render.pdf.tagged;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** The operators of a page that is written anew, in order. */
final class PageOperators {

    /** Text rendering mode of ISO 32000-1, table 106: neither filled nor stroked. */
    private static final int INVISIBLE = 3;

    private final List<Object> written = new ArrayList<>();

    void write(String operator, List<? extends COSBase> operands) {
        written.addAll(operands);
        written.add(Operator.getOperator(operator));
    }

    /** Writes a line of codes and kerning; codes that follow one another become one string, and an empty line nothing. */
    void show(COSArray line) {
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

    /** Writes codes that are found and copied but not seen. */
    void showInvisibly(COSArray codes) {
        write("Tr", List.of(COSInteger.get(INVISIBLE)));
        show(codes);
        write("Tr", List.of(COSInteger.ZERO));
    }

    /** A code of two bytes, as the formatter's fonts have them, the higher byte first. */
    static COSString code(int code) {
        return new COSString(new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** Fills the outline of a glyph, where one drawn as text would be read. */
    void outline(GeneralPath outline, AffineTransform toPage) {
        float[] points = new float[6];
        float[] last = new float[2];
        for (PathIterator path = outline.getPathIterator(toPage); !path.isDone(); path.next()) {
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

    /** @param last where the path has come to, which this moves on: quadratic curves are told from there */
    private void curve(String operator, float[] last, float... points) {
        List<COSBase> operands = new ArrayList<>();
        for (float point : points) {
            operands.add(new COSFloat(Math.round(point * 1000) / 1000f));
        }
        write(operator, operands);
        last[0] = points[points.length - 2];
        last[1] = points[points.length - 1];
    }

    /** @param before operators that are put before all others */
    void store(PDStream stream, String before) throws IOException {
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(before.getBytes(StandardCharsets.US_ASCII));
            new ContentStreamWriter(out).writeTokens(written);
        }
    }
}

package org.rida.report.render.pdf.tagged;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * Letters of glyphs that have no character of their own: ligatures and variants that only the font's rules lead to. The formatter
 * renumbers glyphs and keeps no names, so they are known again by their outlines; the names in the fonts follow the
 * <a href="https://github.com/adobe-type-tools/agl-specification">Adobe Glyph List Specification</a>: {@code uni06280626.fina}.
 */
final class GlyphNames {

    private static final Pattern NAME = Pattern.compile("uni((?:[0-9A-F]{4})+)(?:\\..*)?");

    private final Map<String, String> letters = new HashMap<>();

    /** @param places of the fonts on the class path */
    GlyphNames(List<String> places) {
        for (String place : places) {
            try (InputStream in = new ClassPathResource(place).getInputStream();
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
                read(font);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Only glyphs that no character leads to: of all others the font itself says what they are. */
    private void read(TrueTypeFont font) throws IOException {
        CmapLookup characters = font.getUnicodeCmapLookup();
        for (int glyph = 0; glyph < font.getNumberOfGlyphs(); glyph++) {
            List<Integer> codes = characters.getCharCodes(glyph);
            Matcher name = NAME.matcher(String.valueOf(font.getPostScript().getName(glyph)));
            if ((codes == null || codes.isEmpty()) && name.matches()) {
                letters.putIfAbsent(key(font.getGlyph().getGlyph(glyph).getPath()), characters(name.group(1)));
            }
        }
    }

    private static String characters(String hex) {
        StringBuilder characters = new StringBuilder();
        for (int at = 0; at < hex.length(); at += 4) {
            characters.append((char) Integer.parseInt(hex.substring(at, at + 4), 16));
        }
        return characters.toString();
    }

    /** Null for an outline that no such glyph has. */
    @Nullable
    String letters(GeneralPath outline) {
        return letters.get(key(outline));
    }

    /** An outline as text, rounded to whole units of the font, which the formatter's subset keeps. */
    private static String key(GeneralPath outline) {
        StringBuilder key = new StringBuilder();
        float[] points = new float[6];
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            Arrays.fill(points, 0);
            key.append(path.currentSegment(points));
            for (float point : points) {
                key.append(' ').append(Math.round(point));
            }
        }
        return key.toString();
    }
}

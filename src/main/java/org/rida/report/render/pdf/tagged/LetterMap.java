package org.rida.report.render.pdf.tagged;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A font's map from codes to Unicode, with letters in place of the joined forms that the formatter names, and with codes of its own
 * for letters that are not drawn as text.
 */
final class LetterMap {

    private record InvisibleLetter(String letter, float width) {}

    /** The glyph of the space, which is in every subset. */
    private static final int BLANK = 1;

    private static final Pattern PRIVATE = Pattern.compile("[\uE000-\uF8FF]+");
    private static final Pattern JOINED = Pattern.compile("[\uFB50-\uFDFF\uFE70-\uFEFC]");
    private static final Pattern LATIN_LIGATURE = Pattern.compile("[\uFB00-\uFB06]");
    private static final Pattern ARABIC = Pattern.compile("[\\p{IsArabic}\uFE70-\uFEFC]+");

    private final PDType0Font font;
    private final COSArray widths;
    private final int glyphs;
    private final Map<Integer, List<String>> letters = new HashMap<>();
    private final Map<InvisibleLetter, Integer> invisible = new LinkedHashMap<>();

    LetterMap(PDType0Font font, GlyphNames names) throws IOException {
        this.font = font;
        this.widths = (COSArray) descendant().getCOSArray(COSName.W).getObject(1);
        this.glyphs = widths.size();
        for (int glyph = 1; glyph < glyphs; glyph++) {
            String words = font.toUnicode(glyph);
            if (words != null && PRIVATE.matcher(words).matches()) {
                words = names.letters(outline(glyph));
            }
            if (words != null) {
                letters.put(glyph, letters(words));
            }
        }
    }

    /** Letters of a glyph, in the order they are read. */
    List<String> letters(int glyph) {
        return letters.getOrDefault(glyph, List.of());
    }

    /** In thousandths of the font's size. */
    float width(int glyph) {
        return ((COSNumber) widths.getObject(glyph)).floatValue();
    }

    /** In thousandths of the font's size. */
    GeneralPath outline(int glyph) throws IOException {
        return font.getNormalizedPath(glyph);
    }

    /** A code that shows nothing and stands for a letter. */
    int invisible(String letter, float width) {
        return invisible.computeIfAbsent(new InvisibleLetter(letter, width), unknown -> glyphs + invisible.size());
    }

    /** Writes the map into the font, when all pages are done. */
    void store(PDDocument document) throws IOException {
        COSStream unicode = document.getDocument().createCOSStream();
        try (OutputStream out = unicode.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(cmap().getBytes(StandardCharsets.US_ASCII));
        }
        font.getCOSObject().setItem(COSName.TO_UNICODE, unicode);
        COSStream map = document.getDocument().createCOSStream();
        try (OutputStream out = map.createOutputStream(COSName.FLATE_DECODE)) {
            for (int code = 0; code < glyphs + invisible.size(); code++) {
                int glyph = code < glyphs ? code : BLANK;
                out.write(glyph >> 8);
                out.write(glyph);
            }
        }
        descendant().setItem(COSName.CID_TO_GID_MAP, map);
        invisible.keySet().forEach(each -> widths.add((COSBase) new COSFloat(each.width())));
    }

    private COSDictionary descendant() {
        return (COSDictionary)
                font.getCOSObject().getCOSArray(COSName.DESCENDANT_FONTS).getObject(0);
    }

    /**
     * Letters of Arabic one by one. Of other glyphs as they are, since a superscript two is not a two; but those of a Latin
     * ligature, so that "satisfied" is found, as one text that is read from left to right.
     */
    private static List<String> letters(String words) {
        if (!ARABIC.matcher(words).matches()) {
            return List.of(
                    LATIN_LIGATURE.matcher(words).matches()
                            ? Normalizer.normalize(words, Normalizer.Form.NFKC)
                            : words);
        }
        return words.codePoints()
                .mapToObj(Character::toString)
                .flatMap(letter -> JOINED.matcher(letter).matches()
                        ? Normalizer.normalize(letter, Normalizer.Form.NFKC)
                                .strip()
                                .codePoints()
                                .mapToObj(Character::toString)
                        : Stream.of(letter))
                .toList();
    }

    private String cmap() {
        TreeMap<Integer, String> all = new TreeMap<>();
        letters.forEach((glyph, several) -> all.put(glyph, several.get(0)));
        invisible.forEach((each, code) -> all.put(code, each.letter()));
        StringBuilder map = new StringBuilder(
                """
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        all.forEach((code, words) -> map.append("1 beginbfchar\n<%04X> <%s>\nendbfchar\n".formatted(code, hex(words))));
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String hex(String words) {
        return words.chars().mapToObj("%04X"::formatted).collect(Collectors.joining());
    }
}

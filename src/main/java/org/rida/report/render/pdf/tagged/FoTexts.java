package org.rida.report.render.pdf.tagged;

import static org.rida.report.render.pdf.tagged.FoWriter.points;

import java.awt.Color;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Language;
import org.rida.report.render.canvas.Canvas;
import org.xml.sax.SAXException;

/**
 * Texts as blocks at fixed places, with the language of each word. Lengths are points from the upper left corner of the page.
 *
 * <p>The formatter puts a line's text in the middle of the line's height, Jasper and the charts say where the base line is: a block
 * begins half a line above the base line, and as much higher as the middle of the letters is above it.
 */
final class FoTexts {

    /** Of a single line's height to the font's size; of several lines it is measured. */
    private static final double PITCH = 1.2;

    /** Of the block of a chart's label, wider than any label, as the formatter must not break it. */
    private static final double LABEL_WIDTH = 220;

    private static final String NO_BREAK_SPACE = "\u00A0";
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.@/-]*(?: [A-Za-z][A-Za-z0-9_.@/-]*)*");
    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}+(?: \\p{IsArabic}+)*");
    private static final Pattern NOT_JOINED = Pattern.compile("[؟؛]");

    private final FoWriter fo;
    private final JasperReportsContext context;
    private final double middle;

    /** @param middle from a font's base line up to the middle between its ascender and descender, for a size of 1 */
    FoTexts(FoWriter fo, JasperReportsContext context, double middle) {
        this.fo = fo;
        this.context = context;
        this.middle = middle;
    }

    /**
     * Writes a filled text on the lines on which it was measured; one without words leaves nothing, and is not asked for its role.
     *
     * @param x of the element's upper left corner, padding included
     */
    void paragraph(JRPrintText text, StructureRoles roles, double x, double y) throws SAXException {
        List<TextLines.TextLine> lines = TextLines.read(text, context);
        if (lines.isEmpty()) {
            return;
        }
        JRLineBox box = text.getLineBox();
        double size = text.getFontSize();
        double first = lines.get(0).baseline();
        double pitch = lines.size() == 1
                ? size * PITCH
                : (lines.get(lines.size() - 1).baseline() - first) / (lines.size() - 1);
        Language language = DirectedText.language(text.getFullText());
        String role = roles.ofText(text);
        String anchor = role.equals(StructureRoles.DECORATION) ? null : StructureRoles.anchor(text);
        place(
                x + box.getLeftPadding(),
                y + first - pitch / 2 - middle * size,
                text.getWidth() - box.getLeftPadding() - box.getRightPadding(),
                pitch * lines.size(),
                language.rightToLeft() ? "rl-tb" : "lr-tb");
        fo.start(
                "block",
                "role",
                role,
                "id",
                anchor == null ? "" : anchor,
                "xml:lang",
                language.code(),
                "font-size",
                points(size),
                "line-height",
                points(pitch),
                "color",
                hex(text.getForecolor()),
                "text-align",
                alignment(text.getHorizontalTextAlign()));
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                fo.text("\n");
            }
            line(lines.get(i), language);
        }
        fo.end();
        fo.end();
    }

    /** A space at a line's end would push words that are set from the other side. */
    private void line(TextLines.TextLine line, Language language) throws SAXException {
        List<TextLines.TextRun> runs = line.runs();
        for (int run = 0; run < runs.size(); run++) {
            String words = runs.get(run).words().replace("\n", "");
            String destination = runs.get(run).destination();
            if (!destination.isEmpty()) {
                link(destination, words, language);
            }
            words(
                    run == runs.size() - 1 ? words.stripTrailing() : words,
                    runs.get(run).bold(),
                    language);
            if (!destination.isEmpty()) {
                fo.end();
            }
        }
    }

    /** Opens a link within the document, which readers that speak the page announce by its words; the caller ends it. */
    private void link(String destination, String words, Language language) throws SAXException {
        fo.start(
                "basic-link",
                "internal-destination",
                StructureRoles.anchor(destination, language),
                "fox:alt-text",
                DirectedText.unmark(words).strip());
    }

    /** @param x of the chart's upper left corner, from which the label's place is counted */
    void label(PageShapes.ChartLabel label, double x, double y, String role, Language language) throws SAXException {
        double size = label.lettering().size();
        double pitch = size * PITCH;
        double left = x
                + label.at().x()
                - switch (label.anchor()) {
                    case LEFT -> 0;
                    case MIDDLE -> LABEL_WIDTH / 2;
                    case RIGHT -> LABEL_WIDTH;
                };
        place(
                left,
                y + label.at().y() - pitch / 2 - middle * size,
                LABEL_WIDTH,
                pitch,
                language.rightToLeft() ? "rl-tb" : "lr-tb");
        fo.start(
                "block",
                "role",
                role,
                "xml:lang",
                language.code(),
                "font-size",
                points(size),
                "line-height",
                points(pitch),
                "color",
                label.lettering().colour().hex(),
                "text-align",
                label.anchor() == Canvas.Anchor.LEFT
                        ? "left"
                        : label.anchor() == Canvas.Anchor.RIGHT ? "right" : "center");
        words(DirectedText.mark(label.words(), language), label.lettering().bold(), language);
        fo.end();
        fo.end();
    }

    /**
     * Writes a space where something is drawn or stands empty: the formatter leaves elements without content out of the structure.
     *
     * @param size of the font as XSL-FO writes it, or nothing for the size around it: a line must not be higher than its place
     */
    void space(double x, double y, double width, double height, String size) throws SAXException {
        place(x, y, width, height, "");
        fo.start("block", "font-size", size);
        fo.text(NO_BREAK_SPACE);
        fo.end();
        fo.end();
    }

    /** Opens a container; the caller ends it. */
    private void place(double left, double top, double width, double height, String writingMode) throws SAXException {
        fo.start(
                "block-container",
                "absolute-position",
                "fixed",
                "left",
                points(left),
                "top",
                points(top),
                "width",
                points(width),
                "height",
                points(height),
                "writing-mode",
                writingMode);
    }

    /** Words of the other script say which language they are of, so that they are read aloud in its voice. */
    private void words(String words, boolean bold, Language language) throws SAXException {
        if (bold) {
            fo.start("inline", "font-weight", "bold");
        }
        Language other = language == Language.AR ? Language.EN : Language.AR;
        Matcher foreign = (language == Language.AR ? LATIN : ARABIC).matcher(words);
        int end = 0;
        while (foreign.find()) {
            text(words.substring(end, foreign.start()));
            fo.start("inline", "xml:lang", other.code());
            text(foreign.group());
            fo.end();
            end = foreign.end();
        }
        text(words.substring(end));
        if (bold) {
            fo.end();
        }
    }

    /** The formatter joins letters to an Arabic question mark or semicolon, unless these are texts of their own. */
    private void text(String words) throws SAXException {
        Matcher sign = NOT_JOINED.matcher(words);
        int end = 0;
        while (sign.find()) {
            fo.text(words.substring(end, sign.start()));
            fo.start("inline");
            fo.text(sign.group());
            fo.end();
            end = sign.end();
        }
        fo.text(words.substring(end));
    }

    private static String alignment(@Nullable HorizontalTextAlignEnum align) {
        return align == HorizontalTextAlignEnum.CENTER
                ? "center"
                : align == HorizontalTextAlignEnum.RIGHT ? "right" : "left";
    }

    private static String hex(Color colour) {
        return String.format("#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
    }
}
